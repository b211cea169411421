using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;
using DiemSang.Web.Workspace.Why;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>Việc trong thông báo: remedies with what they brought, orders with who, what and by when.</summary>
internal static class NoticeWork
{
    /// <summary>Remedies that had begun by the cut-off, each with its measured effect; a sentence when there are none.</summary>
    public static async Task<string> Remedies(NoticeFigures figures)
    {
        var all = All(figures);
        List<string> lines = [];
        foreach (var one in Of(figures, all).Where(one => one.StartedAt is not null))
        {
            lines.Add(Words.Say(
                "notice.remedy", Format.Capital(UnitOf(one, figures)), one.Idea.TrimEnd('.'),
                Format.Day(LocalTime.DayOf(one.StartedAt!.Value)),
                await Effect(one, all, figures)));
        }

        return lines.Count == 0
            ? Words.Say("notice.no-remedies")
            : string.Join('\n', [Words.Say("notice.remedies"), .. lines.Select(line => Words.Say("notice.line", line))]);
    }

    /// <summary>Work that was ordered and is not done: unit, who does it, how much, by which day.</summary>
    public static string Orders(NoticeFigures figures)
    {
        var room = figures.Figures.Installation;
        var lines = Of(figures, All(figures)).Where(one => one.State is RemedyState.Ordered or RemedyState.Doing)
            .OrderBy(one => one.DueOn).ThenBy(one => one.Unit.Value, StringComparer.Ordinal)
            .Select(one => Words.Say("notice.line", Words.Say(
                "notice.order", Format.Capital(UnitOf(one, figures)), Owner(one.Owner, room), one.Idea.TrimEnd('.'), Amount(one),
                Format.Day(one.DueOn)))).ToList();
        return lines.Count == 0
            ? Words.Say("notice.orders")
            : string.Join('\n', [Words.Say("notice.orders-given"), .. lines, Words.Say("notice.line", Words.Say("notice.orders"))]);
    }

    /// <summary>What the members wrote: by component, then what happened in the week.</summary>
    public static string Causes(NoticeFigures figures)
    {
        var lines = figures.Causes.Select(one => Words.Say(
            "notice.typed-cause", one.Indicator,
            Format.Capital(Names.Short(figures.Week.Ruleset.Indicators.First(known => known.Id == one.Indicator))),
            one.Words.TrimEnd('.'))).Concat(figures.Events.Select(Event)).ToList();
        return lines.Count == 0 ? ""
            : string.Join('\n', [Words.Say("notice.typed-causes"), .. lines.Select(line => Words.Say("notice.line", line))]);
    }

    private static string Event(ScoreEvent one) => one.Until is { } last
        ? Words.Say("notice.typed-event-days", Format.Day(one.Day), Format.Day(last), one.Kind, Format.Lower(one.Text.TrimEnd('.')))
        : Words.Say("notice.typed-event", Format.Day(one.Day), one.Kind, Format.Lower(one.Text.TrimEnd('.')));

    private static async Task<string> Effect(Remedy one, IReadOnlyList<Remedy> all, NoticeFigures figures)
    {
        if (RemedyEffect.Window(one, figures.IsAhead ? figures.Figures.Now : figures.Publication.CutOff) is not { } window
            || window.To <= window.From)
        {
            return Words.Say("notice.effect-unknown");
        }

        var effect = RemedyEffect.Measure(one, await At(window.From), await At(window.To), all);
        return effect switch
        {
            { Effect: { } points } when Math.Round(points, 2) == 0 => Words.Say("notice.effect-none", one.Indicator),
            { Effect: { } points } => Words.Say(
                points > 0 ? "notice.effect" : "notice.effect-lower", one.Indicator, Format.Signed(effect.Own!.Value),
                Format.Points(Math.Abs(points))),
            _ => Words.Say("notice.effect-unknown"),
        };

        Task<Scoreboard> At(DateTimeOffset moment) => figures.Figures.Board(
            new(To: LocalTime.DayOf(moment), At: moment, Ruleset: one.Ruleset));
    }

    private static List<Remedy> All(NoticeFigures figures)
    {
        using var session = figures.Figures.Installation.Database.OpenReader();
        return RemedyStore.All(session);
    }

    private static IEnumerable<Remedy> Of(NoticeFigures figures, List<Remedy> all) => all.Where(one =>
        one.State != RemedyState.Dropped && figures.Units.IsWithin(one.Unit, figures.Unit, figures.Publication.Day));

    private static string UnitOf(Remedy one, NoticeFigures figures) =>
        NoticeDraft.Low(figures.Units.Row(one.Unit, figures.Publication.Day)?.Name ?? one.Unit.Value);

    /// <summary>The officer's name; left out where the folder is open for reading alone and names stay sealed.</summary>
    private static string Owner(string account, Installation house) => house.IsForReading ? ""
        : house.Access.Accounts.Find(account)?.Name.Split(',')[0] is { } name ? Words.Say("notice.order-owner", name) : "";

    private static string Amount(Remedy one) => one.Pieces == 0 ? ""
        : LeverTable.Delivered.Kinds.FirstOrDefault(kind => kind.Id == one.Lever) is { } lever
            ? Words.Say("notice.order-amount", Format.Count(one.Pieces), lever.Subject)
            : "";
}
