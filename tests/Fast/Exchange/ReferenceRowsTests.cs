using System.Text;
using DiemSang.Exchange.Imports.ReferenceFiles;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Voice;
using Xunit;

namespace DiemSang.Tests.Fast.Exchange;

public sealed class ReferenceRowsTests
{
    private const string Units = "code,name,level,parent,valid_from,valid_to,successor,other_codes\n";
    private const string Procedures = "code,name,field,online_level,has_fee,online_payment,returns_result,"
        + "for_individuals,limit,limit_unit,units,valid_from,valid_to\n";
    private const string Feedbacks = "code,unit,dossier,about,received_at,status,status_at,first_reply_at,answered_at,"
        + "published_at,like,dislike,reopened\n";

    [Fact]
    public void A_unit_row_gives_a_unit()
    {
        var unit = One(
            Units + "H09.07,Sở Tư pháp,department,H09,2022-01-01,30/06/2025,H29,000.00.07.H09;STP", UnitRows.Read);

        Assert.Equal((new("H09.07"), UnitLevel.Department, new("H09"), new("H29")),
            (unit.Code, unit.Level, unit.Parent!.Value, unit.Successor!.Value));
        Assert.Equal((new(2022, 1, 1), new DateOnly(2025, 6, 30)), (unit.ValidFrom!.Value, unit.ValidTo!.Value));
        Assert.Equal(["000.00.07.H09", "STP"], unit.OtherCodes);
    }

    [Fact]
    public void A_procedure_row_gives_a_procedure()
    {
        var procedure = One(Procedures + "1.001193,Đăng ký khai sinh,Hộ tịch,partial,1,true,0,1,15,working_day,"
            + "H09.24.01;H09.24.02,2022-01-01,", ProcedureRows.Read);

        Assert.Equal(new TimeLimit(15, LimitUnit.WorkingDay), procedure.Limit);
        Assert.Equal((OnlineLevel.Partial, true), (procedure.Online, procedure.HasFee));
        Assert.Equal((true, false, true),
            (procedure.OnlinePayment, procedure.ReturnsResult, procedure.ForIndividuals));
        Assert.Equal([new("H09.24.01"), new UnitCode("H09.24.02")], procedure.Units);
        Assert.False(procedure.ForAllUnits);
    }

    [Fact]
    public void Empty_cells_of_a_procedure_take_their_defaults()
    {
        var procedure = One(Procedures + "1.001193,Đăng ký khai sinh,,,,,,,,,*", ProcedureRows.Read);

        Assert.Equal((OnlineLevel.None, false, true), (procedure.Online, procedure.HasFee, procedure.ReturnsResult));
        Assert.Null(procedure.Limit);
        Assert.True(procedure.ForAllUnits);
        Assert.Empty(procedure.Units);
    }

    [Theory]
    [InlineData("1.001193,T,L,none,2,,,,,,*,,", "has_fee", "cell.flag")]
    [InlineData("1.001193,T,L,none,0,,,,15,,*,,", "limit_unit", "procedure.limit-without-unit")]
    [InlineData("1.001193,T,L,none,0,,,,0,day,*,,", "limit", "procedure.limit-zero")]
    [InlineData("1.001193,T,L,none,0,,,,0.5,day,*,,", "limit", "cell.number")]
    [InlineData("1.001193,T,L,none,0,,,,99999,day,*,,", "limit", "cell.number")]
    [InlineData("1.001193,T,L,none,0,,,,121,month,*,,", "limit", "cell.number")]
    [InlineData("1.001193,T,L,none,0,,,,,,H09;nơi khác,,", "units", "cell.unit-code")]
    [InlineData("khai sinh,T,L,none,0,,,,,,*,,", "code", "cell.procedure-code")]
    [InlineData("1.001193,T,L,none,0,,,,,,*,2024-01-02,2024-01-01", "valid_to", "cell.days-order")]
    public void A_bad_procedure_row_names_its_field(string row, string field, string code) =>
        AssertProblem(Procedures + row, ProcedureRows.Read, field, code);

    [Fact]
    public void A_feedback_row_gives_its_facts()
    {
        var feedback = One(Feedbacks + "PA-1,H09.24.02,H09.24.02-230306-0017,handling,20230306100000,published,,"
            + "2023-03-07T08:00:00+07:00,20230308080000,20230309080000,2,3,1", FeedbackRows.Read);

        Assert.Equal(
            new Feedback("PA-1", new("H09.24.02"), new DossierCode("H09.24.02-230306-0017"), FeedbackAbout.Handling,
                At(6, 10), FeedbackStatus.Published, null, At(7, 8), At(8, 8), At(9, 8), 2, 3, Reopened: true),
            feedback);
    }

    [Theory]
    [InlineData("refused", "status_at")]
    [InlineData("passed_on", "status_at")]
    [InlineData("supplement", "status_at")]
    [InlineData("answered", "answered_at")]
    [InlineData("published", "published_at")]
    public void A_state_of_feedback_needs_its_moment(string status, string field) =>
        AssertProblem(Feedbacks + $"PA-1,H09,,rules,20230306100000,{status},,,,,,,", FeedbackRows.Read, field,
            "feedback.moment-missing");

    [Theory]
    [InlineData("PA-1,H09,,khác,20230306100000,open,,,,,,,", "about", "cell.word")]
    [InlineData("PA-1,H09,,rules,2023-03-06T10:00:00,open,,,,,,,", "received_at", "moment.no-offset")]
    [InlineData("PA-1,H09,,rules,20230306100000,open,,,,,-1,,", "like", "cell.number")]
    [InlineData("PA-1,H09,?,rules,20230306100000,open,,,,,,,", "dossier", "cell.dossier-code")]
    [InlineData("PA-1,H09,,rules,20230306100000,,,,,,,,", "status", "cell.empty")]
    public void A_bad_feedback_row_names_its_field(string row, string field, string code) =>
        AssertProblem(Feedbacks + row, FeedbackRows.Read, field, code);

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    public void A_rating_row_gives_a_rating(string cell, bool satisfied) =>
        Assert.Equal(new Rating(new("H09.24.02-230306-0017"), null, satisfied),
            One($"dossier,rated_at,satisfied\nH09.24.02-230306-0017,,{cell}", RatingRows.Read));

    [Fact]
    public void A_given_figure_keeps_its_range_and_source() =>
        Assert.Equal(new GivenTally(new("H09"), "received_bcqg", new(2023, 1, 1), new(2023, 3, 31), 310, "BCQG quý I"),
            One("unit;counter;from;to;value;source\nH09;received_bcqg;2023-01-01;31/03/2023;310;BCQG quý I",
                GivenTallyRows.Read));

    [Theory]
    [InlineData("H09,received_bcqg,2023-02-01,2023-01-01,1,x", "to", "cell.days-order")]
    [InlineData("H09,Số nhận,2023-01-01,2023-02-01,1,x", "counter", "tally.counter")]
    [InlineData("H09,received_bcgq,2023-01-01,2023-02-01,1,x", "counter", "tally.counter")]
    [InlineData("H09,dossiers_received,2023-01-01,2023-02-01,1,x", "counter", "tally.own-counter")]
    [InlineData("H09,received_bcqg,2023-01-01,2023-02-01,-1,x", "value", "cell.number")]
    [InlineData("H09,received_bcqg,2023-01-01,2023-02-01,1,", "source", "cell.empty")]
    public void A_bad_given_figure_names_its_field(string row, string field, string code) =>
        AssertProblem("unit,counter,from,to,value,source\n" + row, GivenTallyRows.Read, field, code);

    private static DateTimeOffset At(int day, int hour) => LocalTime.At(new(2023, 3, day), new(hour, 0));

    private static T One<T>(string text, Func<RowCells, T?> read)
        where T : class
    {
        var row = Assert.Single(Open(text).Rows(read));
        Assert.Null(row.Problem?.Say());
        return row.Record!;
    }

    private static void AssertProblem<T>(string text, Func<RowCells, T?> read, string field, string code)
        where T : class
    {
        var problem = Assert.Single(Open(text).Rows(read)).Problem!;
        Assert.Equal((field, code), (problem.Field, problem.Code));
        Assert.Contains($"cột {field}", problem.Say(), StringComparison.Ordinal);
    }

    private static ReferenceFile Open(string text) =>
        ReferenceFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
