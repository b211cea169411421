using DiemSang.OneStop.Access;
using DiemSang.OneStop.Handling;

namespace DiemSang.Web.Desk;

/// <summary>Kiểu ô nhập của một thao tác.</summary>
public enum AskAs
{
    Text,
    LongText,
    Day,
    Money,
    Officer,
    Proof,
    Check,
    Papers,
    File,
}

/// <summary>Ô nhập của một thao tác; its label is the sentence "desk.field.{Name}".</summary>
public sealed record Asked(string Name, AskAs As, bool IsRequired = true)
{
    /// <summary>Whom an officer's field offers.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Asked only when this holds of the dossier.</summary>
    public Func<HandledDossier, bool> When { get; init; } = _ => true;
}

/// <summary>
/// Thao tác trên hồ sơ: the noun of its address, the right it needs, what it asks and what it does. Whether it can be
/// done now is the state table's word alone. Its title is the sentence "desk.do.{Noun}".
/// </summary>
/// <param name="Actions">one of which the state table must know for the dossier's state</param>
/// <param name="Audit">past tense, as the audit trail keeps it</param>
public sealed record DeskAction(
    string Noun, IReadOnlyList<HandlingAction> Actions, string Right, string Audit,
    Func<DeskCall, HandledDossier, Act, HandledDossier> Do)
{
    public IReadOnlyList<Asked> Asks { get; init; } = [];

    /// <summary>Ends or delays the dossier: shown folded, under the others.</summary>
    public bool IsGrave { get; init; }

    /// <summary>The rules of the dossier itself, beyond its state.</summary>
    public Func<HandledDossier, bool> When { get; init; } = _ => true;

    /// <summary>From when on, where the dossier itself names a moment.</summary>
    public Func<HandledDossier, DateTimeOffset, bool> IsTime { get; init; } = (_, _) => true;

    /// <summary>The part in which one of these may do it now; null = none of them.</summary>
    public ActorKind? ActorFor(HandledDossier dossier, IReadOnlyList<ActorKind> kinds)
    {
        var allowed = StateTable.Transitions.Where(row => row.From == dossier.State && Actions.Contains(row.Action))
            .SelectMany(row => row.Actors)
            .Concat(StateTable.Work.Where(row => Actions.Contains(row.Action) && row.In.Contains(dossier.State))
                .SelectMany(row => row.Actors))
            .ToHashSet();
        return kinds.Where(allowed.Contains).Select(kind => (ActorKind?)kind).FirstOrDefault()
            // The applicant's own act, written down by the officer to whom it was said.
            ?? (allowed.SetEquals([ActorKind.Applicant]) && kinds.Count > 0 ? ActorKind.Applicant : null);
    }
}
