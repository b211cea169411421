using DiemSang.Demo;
using Xunit;

namespace DiemSang.Tests.Fast.Demo;

public sealed class BinhDuong2023Tests(ITestOutputHelper output)
{
    private const string City = "H09.24";
    private static readonly Judge judge = Judge.Reading;

    [Fact]
    public void Every_ward_of_Di_An_has_its_figures_at_the_tenth_freeze()
    {
        Assert.All(DemoTargets.Wards, ward =>
        {
            var (counts, points) = judge.Freezes[9][ward.Unit];
            Assert.Equal(ward.Row, counts.Row);
            Assert.Equal(ward.Sets, Sets(counts));
            Assert.Equal(ward.Total, points.Total);
        });
    }

    [Fact]
    public void The_own_desk_of_the_city_has_the_rest()
    {
        var last = judge.Freezes[9];
        var wards = last.Where(unit => judge.Parents[unit.Key] == City).Select(unit => unit.Value.Counts.Row);
        var rest = wards.Aggregate(last[City].Counts.Row, (left, row) => [.. left.Zip(row, (a, b) => a - b)]);

        Assert.Equal(DemoTargets.OwnDesk, rest);
    }

    [Fact]
    public void The_city_has_its_figures_at_each_of_the_ten_freezes()
    {
        for (var week = 0; week < 10; week++)
        {
            var (c, p) = judge.Freezes[week][City];
            var target = DemoTargets.City[week];
            int[] row =
            [
                c.Received, c.Late, c.Synced, c.Online, c.Paid, c.Fee, c.Electronic, c.Required, c.Digitised, c.Reused,
                c.Store, c.Linked,
            ];
            Assert.Equal(target.Row, row);
            Assert.Equal(117, c.InPeriod - c.Received);
            Assert.Equal(target.Sets, Sets(c));
            decimal[] points = [p.Ckmb, p.Tdgq, p.Clgq, p.Tttt, p.Mdsh, p.Total];
            Assert.Equal(target.Points, points);
            Assert.Equal(12.00m, p.Mdhl);
        }
    }

    [Fact]
    public void Di_An_is_first_of_nine_for_ten_weeks()
    {
        for (var week = 0; week < 10; week++)
        {
            var totals = Of("H09", week).OrderByDescending(unit => unit.Total).ToArray();
            output.WriteLine(string.Join(" · ", totals.Select(unit => $"{judge.Names[unit.Code]} {unit.Total}")));
            Assert.Equal(9, totals.Length);
            Assert.Equal(City, totals[0].Code);
            Assert.True(totals[1].Total <= DemoTargets.City[week].Second, $"week {week + 1}: {totals[1]}");
        }
    }

    [Fact]
    public void Tan_Binh_is_first_of_91_communes_and_Phu_Tan_second()
    {
        var communes = judge.Parents.Keys.Where(code => judge.Parents[code].Length == 6)
            .Select(code => (Name: judge.Names[code], judge.Freezes[9][code].Points.Total))
            .OrderByDescending(unit => unit.Total).ToArray();
        output.WriteLine(string.Join(" · ", communes.Select(unit => $"{unit.Name} {unit.Total}")));

        Assert.Equal(91, communes.Length);
        Assert.Equal(("Phường Tân Bình", 81.65m), communes[0]);
        Assert.Equal("Phường Phú Tân", communes[1].Name);
        Assert.InRange(communes[1].Total, 81.00m, 81.20m);
        Assert.InRange(communes[^1].Total, 58.00m, 60.00m);
        Assert.All(Of(City, 9), ward => Assert.True(ward.Total > 70));
    }

    [Fact]
    public void The_other_districts_lie_in_their_bands_and_volumes()
    {
        Assert.All(DemoTargets.Others, other =>
        {
            var (counts, points) = judge.Freezes[9][other.Unit];
            Assert.InRange(points.Total, other.From, other.To);
            Assert.InRange(counts.Received, other.Least, other.Most);
        });
        var thuanAn = judge.Freezes[9]["H09.25"].Counts;
        Assert.Equal((6, 2), (thuanAn.Pakn, thuanAn.PaknLate));
        Assert.InRange(judge.Dossiers.Count, 150_000, 200_000);
    }

    [Fact]
    public void The_catalogue_gives_104_procedures_of_which_61_are_online()
    {
        Assert.Equal(116, judge.Catalogue.Count);
        Assert.Equal("104 61 45 36 82", Sizes(City));
        Assert.All(
            judge.Parents.Keys.Where(code => judge.Parents[code] == City),
            ward => Assert.Equal("57 30 21 18 50", Sizes(ward)));
        Assert.Equal(
            "1.000656 1.001193 1.004873 2.000635 2.000815 2.000908",
            string.Join(' ', judge.Freezes[9]["H09.24.02"].Counts.OnlineServices.Order()));
    }

    private static int[] Sets(UnitJudgement unit) =>
        [
            unit.OnlineServices.Count(code => judge.Catalogue[code].IsOnline), unit.PaidProcedures.Count,
            unit.LinkedProcedures.Count(code => judge.Catalogue[code].ForIndividuals),
        ];

    private static IEnumerable<(string Code, decimal Total)> Of(string parent, int week) =>
        judge.Freezes[week].Where(unit => judge.Parents[unit.Key] == parent)
            .Select(unit => (unit.Key, unit.Value.Points.Total));

    private static string Sizes(string unit)
    {
        var set = judge.Freezes[9][unit].Counts.Assigned.Select(code => judge.Catalogue[code]).ToArray();
        var (online, fees) = (set.Count(row => row.IsOnline), set.Count(row => row.HasFee));
        var (payable, personal) = (set.Count(row => row.PaysOnline), set.Count(row => row.ForIndividuals));
        return $"{set.Length} {online} {fees} {payable} {personal}";
    }
}
