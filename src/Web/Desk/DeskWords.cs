using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace;

namespace DiemSang.Web.Desk;

/// <summary>Lời của bàn: how a dossier stands, in a few words that headings and lists share.</summary>
public static class DeskWords
{
    public static string Of(NextTask task) => Words.Say($"next-task.{task.ToString().ToLowerInvariant()}");

    /// <summary>The imperative on a button: "Trình ký".</summary>
    public static string Verb(NextTask task) => DeskActions.For(task) is { } action ? Title(action) : Words.Say("desk.open");

    /// <summary>Where a right holds, as a page's heading names it.</summary>
    public static string Places(Installation house, Visitor visitor, string right) => string.Join(
        " · ", visitor.UnitsFor(right).Select(unit => unit == Grant.Everywhere
            ? Words.Say("desk.everywhere")
            : house.Catalogue.Current.Units.Row(unit, visitor.Day)?.Name ?? unit.Value));

    public static string Title(DeskAction action) => Words.Say($"desk.do.{action.Noun}");

    public static string Did(HandlingAction action) => Words.Say($"did.{Notice.Hyphened(action)}");

    /// <summary>"còn 2 giờ 30, chờ ký" · "trễ 1 giờ 15, đang thẩm định" · "đã trả kết quả"</summary>
    public static string Standing(HandledDossier dossier, DeadlineLedger ledger)
    {
        if (dossier.IsEnded)
        {
            return Format.Lower(StatusWords.Of((int)dossier.State));
        }

        var task = Of(NextStep.Of(dossier));
        return ledger switch
        {
            _ when dossier.State == DossierState.Finished => task,
            { IsPaused: true } => Words.Say("desk.standing-paused", task),
            { Left: { } left } => Words.Say(
                left < TimeSpan.Zero ? "desk.standing-late" : "desk.standing-left", Format.WorkTime(left.Duration()), task),
            _ => task,
        };
    }
}
