using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange.Calendars;
using DiemSang.Exchange.Procedures;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Desk;
using DiemSang.Web.Procedures.Decisions;
using DiemSang.Web.Shell.Parts;
using DiemSang.Web.Telling;

namespace DiemSang.Web.Workspace.Start;

/// <summary>Kênh của một đơn vị, trên màn hình.</summary>
/// <param name="Keys">keys in use that are the unit's own</param>
/// <param name="Unsynced">dossiers that the national portal has not confirmed; null where the ruleset does not ask</param>
public sealed record FeedRow(Unit Unit, Feed Feed, int Keys, long? Unsynced);

/// <summary>Đầu ngày của người quản trị: feeds, what waits for a second pair of eyes, letters, what is held apart.</summary>
public sealed class AdminView
{
    public const string Right = "letter.manage";

    private const string SyncedCounter = "dossiers_synced";

    private AdminView(Figures figures, Visitor visitor, Scoreboard board)
    {
        (Figures, Visitor) = (figures, visitor);
        var (house, units) = (figures.Installation, figures.Units);
        var own = MyWork.Within(visitor, units, Right)
            .Where(code => units.Row(code, Day) is { } row && row.IsValidOn(Day)).Order().ToList();
        Tops = [.. visitor.UnitsFor(Right).Where(own.Contains)];
        Synced = board.Ruleset.Indicators.FirstOrDefault(one => one.Numerator.Counters.Contains(SyncedCounter));
        var keys = new SyncKeys(house).All().Where(key => key.RevokedAt is null).CountBy(key => key.Unit).ToDictionary();
        using (var session = house.Database.OpenReader())
        {
            Feeds =
            [
                .. Feed.Of(session, own, house.Catalogue.Current.Calendar, figures.Now, Feed.SilentFrom)
                    .Select(feed => new FeedRow(
                        units.Row(feed.Unit, Day)!, feed, keys.GetValueOrDefault(feed.Unit), UnsyncedOf(board, feed.Unit)))
                    .OrderBy(row => row.Feed.State switch { FeedState.Silent => 0, FeedState.Live => 1, _ => 2 })
                    .ThenByDescending(row => row.Feed.Silence),
            ];
        }

        Letters = new(house, visitor);
        Held = HeldItems.BySender(house)
            .Where(one => units.Find(one.Key) is { } unit && visitor.May(Right, unit)).Sum(one => one.Value);
        Grants = house.Access.Grants.All().Count(one => one.IsWaiting && one.ProposedBy != visitor.Account
            && visitor.May("grant.approve", one.Grant.Unit));
        Contents = visitor.Holds("catalogue.approve")
            ? new ContentProposals(house).Open().Count(one => one.ProposedBy != visitor.Account
                && ContentAuthority.MayApprove(house, visitor, one.Content.Code, Day))
            : 0;
        Decisions = visitor.Holds("catalogue.approve")
            ? new DecisionProposals(house).Open().Count(one => one.ProposedBy != visitor.Account
                && DecisionForms.MayDecide(visitor, one))
            : 0;
        Calendars = visitor.Holds("calendar.approve")
            ? new CalendarProposals(house).All().Count(one => one.DecidedAt is null && one.ProposedBy != visitor.Account)
            : 0;
    }

    public Figures Figures { get; }

    public Visitor Visitor { get; }

    /// <summary>The units that the visitor administers, without those below them.</summary>
    public IReadOnlyList<UnitCode> Tops { get; }

    /// <summary>The component that counts what the national portal confirmed; null when the ruleset has none.</summary>
    public Indicator? Synced { get; }

    /// <summary>Silent ones first, the longest silence before the others.</summary>
    public IReadOnlyList<FeedRow> Feeds { get; }

    public LettersView Letters { get; }

    public long Held { get; }

    /// <summary>Proposals of others that the visitor may decide.</summary>
    public int Grants { get; }

    public int Contents { get; }

    public int Decisions { get; }

    public int Calendars { get; }

    public int Waiting => Grants + Contents + Decisions + Calendars;

    public DateOnly Day => LocalTime.DayOf(Figures.Now);

    public int CountOf(FeedState state) => Feeds.Count(row => row.Feed.State == state);

    /// <summary>Over the tops alone: each includes all below it.</summary>
    public long Unsynced => Feeds.Where(row => Tops.Contains(row.Unit.Code)).Sum(row => row.Unsynced ?? 0);

    public static Tone ToneOf(FeedState state) => state switch
    {
        FeedState.Live => Tone.Good,
        FeedState.Silent => Tone.Bad,
        _ => Tone.Info,
    };

    public static async Task<AdminView> Read(Figures figures, Visitor visitor) =>
        new(figures, visitor, await figures.Live());

    private long? UnsyncedOf(Scoreboard board, UnitCode unit) =>
        Synced is { } one && board.Of(unit)?.Find(one.Id) is { Verdict: Verdict.Measured } score
            ? (long)Math.Max(0, (score.Tally.Denominator ?? 0) - (score.Tally.Numerator ?? 0))
            : null;
}
