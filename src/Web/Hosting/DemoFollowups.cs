using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Hosting;

/// <summary>
/// Tuần của tổ đánh giá trong bản minh họa: some assignments, and two remedies of one ward that began on 2 October 2023.
/// What they brought is measured from the scenario's figures like everything else; only these papers are invented.
/// </summary>
internal static class DemoFollowups
{
    private static readonly UnitCode city = new("H09.24"), ward = new("H09.24.02");
    private static readonly DateTimeOffset began = new(2023, 10, 2, 8, 0, 0, LocalTime.Offset);

    /// <summary>Indicator, lever, pieces, and who does it.</summary>
    private static readonly (string Indicator, string Lever, long Pieces, string Owner)[] remedies =
        [("3.2", "first-online", 2, "mot-cua"), ("4.2", "result-and-papers", 60, "chuyen-vien")];

    /// <summary>Once; a second start finds them.</summary>
    public static async Task Fill(Installation house)
    {
        var followups = house.Followups;
        if (followups.Assignments.Open().All.Count > 0)
        {
            return;
        }

        string Id(string name) => house.Access.Accounts.FindByName(name)!.Id;
        var (head, member, first) = (Id("lanh-dao"), Id("to-danh-gia"), LocalTime.DayOf(began));
        var period = new Period(new(2023, 1, 1), first, began);
        var board = Scoreboard.Of(await house.Book(period), period);
        if (board.Of(ward) is not { } card)
        {
            return;
        }

        await followups.Assignments.Assign(
            city, [.. card.Indicators.Where(AssignmentBook.IsOwnable).Select(one => one.Indicator.Id)], AssignedPart.Member, member,
            first, null, head, began);
        await followups.Assignments.Assign(ward, ["2.1", "4.1", "4.2"], AssignedPart.Owner, Id("chuyen-vien"), first, null, head, began);
        await followups.Assignments.Assign(ward, ["3.2", "3.3", "3.6"], AssignedPart.Owner, Id("mot-cua"), first, null, head, began);
        await followups.Assignments.Assign(
            city, ["3.2", "3.3", "3.5b", "3.6", "4.2", "4.4"], AssignedPart.Owner, Id("truong-phong"), first, null, head, began);
        foreach (var (indicator, lever, pieces, owner) in remedies)
        {
            var plan = new UnitPlan(board, ward, card);
            var room = plan.Levers.First(one => one.Id == lever).Most;
            if (room == 0)
            {
                continue;
            }

            var made = await followups.Remedies.Propose(
                plan, indicator, lever, Math.Min(pieces, room), Words.Say($"demo.remedy.{lever}"), Id(owner), first.AddDays(49), member,
                began);
            await followups.Remedies.Turn(made.Id, 1, RemedyState.Ordered, "", head, began);
            await followups.Remedies.Turn(made.Id, 2, RemedyState.Doing, "", Id(owner), began);
        }
    }
}
