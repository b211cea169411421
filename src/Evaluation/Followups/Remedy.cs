using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Followups;

/// <summary>Trạng thái của giải pháp. The names are stored: add, never rename.</summary>
public enum RemedyState
{
    Proposed,
    Ordered,
    Doing,
    Done,
    Dropped,
}

/// <summary>Một bước đi: from which state to which, by which right, and whether it must be explained.</summary>
/// <param name="ByOwner">whoever owns the remedy takes it; others need <see cref="RemedyTable.Order"/></param>
/// <param name="AsksNote">a reason, or the evidence of what was done</param>
public sealed record RemedyChange(RemedyState From, RemedyState To, string Right, bool ByOwner = false, bool AsksNote = false);

/// <summary>Bảng trạng thái của giải pháp: what is not here is impossible.</summary>
public static class RemedyTable
{
    public const string Order = "remedy.order", Do = "remedy.do";

    public static IReadOnlyList<RemedyChange> Changes { get; } =
    [
        new(RemedyState.Proposed, RemedyState.Ordered, Order),
        new(RemedyState.Proposed, RemedyState.Dropped, Order, AsksNote: true),
        new(RemedyState.Ordered, RemedyState.Doing, Do, ByOwner: true),
        new(RemedyState.Ordered, RemedyState.Dropped, Order, AsksNote: true),
        new(RemedyState.Doing, RemedyState.Done, Do, ByOwner: true, AsksNote: true),
        new(RemedyState.Doing, RemedyState.Dropped, Order, AsksNote: true),
    ];

    public static RemedyChange? Find(RemedyState from, RemedyState to) =>
        Changes.FirstOrDefault(one => one.From == from && one.To == to);
}

/// <summary>Giải pháp: work on one component of one unit, with an owner and a day, whose effect is measured.</summary>
/// <param name="Indicator">of <paramref name="Ruleset"/></param>
/// <param name="Owner">id of the account that does it</param>
/// <param name="DueOn">the last day for it</param>
public sealed record Remedy(
    string Id, UnitCode Unit, string Indicator, string Ruleset, string Idea, string Owner, DateOnly DueOn)
{
    /// <summary>One more with each change; 1 for a proposal.</summary>
    public long Version { get; init; } = 1;

    /// <summary>The lever of the plan; "" when no lever raises the component.</summary>
    public string Lever { get; init; } = "";

    /// <summary>How many pieces of the lever.</summary>
    public long Pieces { get; init; }

    /// <summary>Points of the total that the plan promised when it was proposed; null without a lever.</summary>
    public decimal? Expected { get; init; }

    public RemedyState State { get; init; }

    /// <summary>What shows that it was done.</summary>
    public string Evidence { get; init; } = "";

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Done or dropped.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsOpen => State is not (RemedyState.Done or RemedyState.Dropped);

    public bool IsLateOn(DateOnly day) => IsOpen && DueOn < day;

    /// <exception cref="RefusedException">the table has no such change, or it is not explained</exception>
    public Remedy Turn(RemedyState to, string note, DateTimeOffset now)
    {
        if (RemedyTable.Find(State, to) is not { } change)
        {
            throw new RefusedException(RefusalKind.State, "remedy.not-from-here");
        }

        Refused.If(change.AsksNote && note.Length == 0, to == RemedyState.Done ? "remedy.no-evidence" : "remedy.no-reason");
        return this with
        {
            Version = Version + 1,
            State = to,
            Evidence = to == RemedyState.Done ? note : Evidence,
            StartedAt = to == RemedyState.Doing ? now : StartedAt,
            EndedAt = to is RemedyState.Done or RemedyState.Dropped ? now : null,
        };
    }
}

/// <summary>What became of a remedy at one moment.</summary>
public sealed record RemedyStep(string Remedy, long Number, DateTimeOffset At, string Account, RemedyState State, string Note);
