using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Followups;

/// <summary>Vì sao chưa đo được.</summary>
public enum EffectGap
{
    None,
    NotStarted,

    /// <summary>A new year or another ruleset began in between: the points are not of one series.</summary>
    NotOneSeries,

    /// <summary>The unit had nothing to measure at one of the two moments.</summary>
    NothingMeasured,

    FewWeeks,
    FewPeers,
}

/// <summary>What a component moved in one unit, in points.</summary>
public sealed record PeerChange(UnitCode Unit, string Name, decimal Change);

/// <summary>
/// Hiệu quả của giải pháp: the change of the component's points in the unit from the start of the work, and how much
/// more it is than the mean change of the units that did not do it. Points are those of the scorecards.
/// </summary>
/// <param name="Own">null when it cannot be measured at all</param>
/// <param name="Peers">units without a remedy for the component, measured at both moments</param>
/// <param name="Gap">why <see cref="Effect"/> is not told; <see cref="EffectGap.None"/> when it is</param>
public sealed record RemedyEffect(
    DateTimeOffset From, DateTimeOffset To, decimal? Own, IReadOnlyList<PeerChange> Peers, EffectGap Gap)
{
    public const int FewestPeers = 5;
    public const int FewestWeeks = 4;

    /// <summary>What is looked at after the work was done.</summary>
    private static readonly TimeSpan after = TimeSpan.FromDays(28);

    public decimal? PeerMean => Peers.Count == 0 ? null : Peers.Average(one => one.Change);

    /// <summary>Own change less the peers' mean change, in points; null while there is too little to tell.</summary>
    public decimal? Effect => Gap == EffectGap.None ? Own - PeerMean : null;

    public int Weeks => (int)((To - From).TotalDays / 7);

    /// <summary>From the start of the work to now; four weeks after it was done, or when it was dropped, at most.</summary>
    public static (DateTimeOffset From, DateTimeOffset To)? Window(Remedy remedy, DateTimeOffset now)
    {
        if (remedy.StartedAt is not { } from)
        {
            return null;
        }

        var last = remedy.State switch
        {
            RemedyState.Done => remedy.EndedAt!.Value + after,
            RemedyState.Dropped => remedy.EndedAt!.Value,
            _ => now,
        };
        return (from, last < now ? last : now);
    }

    /// <param name="before">year to date at the start</param>
    /// <param name="later">year to date at the end</param>
    /// <param name="all">every remedy of the house: units that did the same are no peers</param>
    public static RemedyEffect Measure(Remedy remedy, Scoreboard before, Scoreboard later, IReadOnlyList<Remedy> all)
    {
        var (from, to) = (before.Period.EvaluatedAt, later.Period.EvaluatedAt);
        if (before.Ruleset.Id != later.Ruleset.Id || before.Period.From != later.Period.From)
        {
            return new(from, to, null, [], EffectGap.NotOneSeries);
        }

        var own = ChangeOf(remedy.Unit, remedy.Indicator, before, later);
        if (own is null)
        {
            return new(from, to, null, [], EffectGap.NothingMeasured);
        }

        var did = all.Where(one => one.Indicator == remedy.Indicator && one.StartedAt < to && (one.EndedAt is null || one.EndedAt > from))
            .Select(one => one.Unit).ToHashSet();
        var peers = PeersOf(remedy.Unit, before, later).Where(unit => !did.Contains(unit.Code))
            .Select(unit => (Unit: unit, Change: ChangeOf(unit.Code, remedy.Indicator, before, later)))
            .Where(one => one.Change is not null)
            .Select(one => new PeerChange(one.Unit.Code, one.Unit.Name, one.Change!.Value)).ToList();
        var isShort = (to - from).TotalDays < FewestWeeks * 7;
        return new(
            from, to, own, peers, isShort ? EffectGap.FewWeeks : peers.Count < FewestPeers ? EffectGap.FewPeers : EffectGap.None);
    }

    /// <summary>Units of the same level beside it; where they are too few, those below the next unit above.</summary>
    private static IReadOnlyList<Unit> PeersOf(UnitCode unit, Scoreboard before, Scoreboard later)
    {
        var (units, day) = (later.Catalogue.Units, later.Period.Day);
        IReadOnlyList<Unit> found = [];
        for (var above = units.Parent(unit, day); above is { } one && found.Count < FewestPeers; above = units.Parent(one, day))
        {
            found =
            [
                .. units.Below(one, units.Row(unit, day)!.Level, day)
                    .Where(peer => peer.Code != unit && peer.IsValidOn(before.Period.Day)),
            ];
        }

        return found;
    }

    private static decimal? ChangeOf(UnitCode unit, string indicator, Scoreboard before, Scoreboard later) =>
        before.Of(unit)?.Find(indicator) is { Verdict: Verdict.Measured, InheritedFrom: null } old
            && later.Of(unit)?.Find(indicator) is { Verdict: Verdict.Measured, InheritedFrom: null } fresh
            ? fresh.Points - old.Points
            : null;
}
