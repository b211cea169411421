using DiemSang.Demo;
using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Workspace;
using DiemSang.Web.Workspace.Notices;

namespace DiemSang.Web.Hosting;

/// <summary>
/// Tuần của tổ đánh giá trong bản minh họa: some assignments, two remedies that run, an order of this Monday, a cause that
/// a member wrote, a notice prepared for next Monday. What the remedies brought is measured from the scenario's figures
/// like everything else; only these papers are invented.
/// </summary>
internal static class DemoFollowups
{
    private static readonly UnitCode city = new("H09.24"), ward = new("H09.24.02");
    private static readonly TimeOnly morning = new(8, 0);

    /// <summary>This Monday, after the week was frozen and before the demo opens.</summary>
    private static readonly DateTimeOffset monday = BinhDuong2023.OpensAt.AddMinutes(-15);

    /// <summary>Who does each planted remedy.</summary>
    private static readonly Dictionary<string, string> owners = new() { ["papers"] = "truong-phong", ["sync"] = "truong-phong" };

    /// <summary>Once; a second start finds them.</summary>
    public static async Task Fill(Figures figures)
    {
        var house = figures.Installation;
        if (house.Followups.Assignments.Open().All.Count > 0 || house.Catalogue.Current.Units.Find(city.Value) is null)
        {
            return;
        }

        string Id(string name) => house.Access.Accounts.FindByName(name)!.Id;
        var (head, member) = (Id("lanh-dao"), Id("to-danh-gia"));
        await Assign(house, head, member, Id("truong-phong"), Id("chuyen-vien"), Id("mot-cua"));
        foreach (var one in BinhDuong2023.Remedies)
        {
            var began = LocalTime.At(one.BeganOn, morning);
            await Order(house, new(one.Unit), one.Indicator, one.Lever, Math.Max(one.Dossiers, 20), Id(owners[one.Lever]),
                new(2023, 11, 30), member, head, began, isBegun: true);
        }

        await Order(
            house, ward, "4.2", "result-and-papers", 60, Id("chuyen-vien"), new(2023, 11, 17), member, head, monday, isBegun: false);
        await house.Causes.Write(BinhDuong2023.Freezes[5], city, "4.1", Words.Say("demo.cause-low"), member, monday);
        await house.Causes.Write(BinhDuong2023.Freezes[^1], city, "4.2", Words.Say("demo.cause"), member, monday);
        await Event(house, city, TypedEventKind.Outage, new(2023, 10, 9), new(2023, 10, 13), "demo.event-line", member);
        await Event(house, ward, TypedEventKind.Campaign, new(2023, 11, 6), new(2023, 11, 15), "demo.event-drive", member);
        var template = HouseTemplates.All.Select(one => one.Template).First(one => one.Id == "tb-ubnd");
        await NoticeAhead.Draft(figures, template, city, member);
    }

    private static Task Event(
        Installation house, UnitCode unit, TypedEventKind kind, DateOnly from, DateOnly to, string words, string member) =>
        house.Events.Write(new($"{kind}-{from:yyyyMMdd}", 1, unit, kind, from, to, Words.Say(words), monday, member));

    private static async Task Assign(
        Installation house, string head, string member, string section, string specialist, string counter)
    {
        var first = BinhDuong2023.Remedies.Max(one => one.BeganOn);
        var began = LocalTime.At(first, morning);
        var board = await BoardAt(house, began);
        var assignments = house.Followups.Assignments;
        await assignments.Assign(
            city, [.. board.Of(ward)!.Indicators.Where(AssignmentBook.IsOwnable).Select(one => one.Indicator.Id)], AssignedPart.Member,
            member, first, null, head, began);
        await assignments.Assign(
            city, ["3.2", "3.3", "3.5b", "3.6", "4.2", "4.4"], AssignedPart.Owner, section, first, null, head, began);
        await assignments.Assign(ward, ["2.1", "4.1", "4.2"], AssignedPart.Owner, specialist, first, null, head, began);
        await assignments.Assign(ward, ["3.2", "3.3", "3.6"], AssignedPart.Owner, counter, first, null, head, began);
    }

    private static async Task Order(
        Installation house, UnitCode unit, string indicator, string lever, long pieces, string owner, DateOnly dueOn, string member,
        string head, DateTimeOffset at, bool isBegun)
    {
        var board = await BoardAt(house, at);
        var plan = new UnitPlan(board, unit, board.Of(unit)!);
        var room = plan.Levers.First(one => one.Id == lever).Most;
        if (room == 0)
        {
            return;
        }

        var remedies = house.Followups.Remedies;
        var made = await remedies.Propose(
            plan, indicator, lever, Math.Min(pieces, room), Words.Say($"demo.remedy.{lever}"), owner, dueOn, member, at);
        await remedies.Turn(made.Id, 1, RemedyState.Ordered, "", head, at);
        if (isBegun)
        {
            await remedies.Turn(made.Id, 2, RemedyState.Doing, "", owner, at);
        }
    }

    private static async Task<Scoreboard> BoardAt(Installation house, DateTimeOffset moment)
    {
        var period = new Period(new(2023, 1, 1), LocalTime.DayOf(moment), moment);
        return Scoreboard.Of(await house.Book(period), period);
    }
}
