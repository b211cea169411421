using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Notices;

/// <summary>Nguyên nhân do thành viên nêu: why a component of a unit moved in the week that closes at a cut-off.</summary>
public sealed record TypedCause(
    string Id, DateTimeOffset CutOff, UnitCode Unit, string Indicator, string Words, DateTimeOffset WrittenAt, string WrittenBy);

/// <summary>Sổ nguyên nhân: what the members wrote; of one component the last words stand.</summary>
public sealed class CauseRegister(Journal journal, Database database)
{
    public const int LongestText = 1000;

    /// <summary>Empty words take back what stood.</summary>
    /// <exception cref="RefusedException">no component was named, or the words are too long</exception>
    public Task<TypedCause> Write(
        DateTimeOffset cutOff, UnitCode unit, string indicator, string words, string by, DateTimeOffset now)
    {
        Refused.If(indicator.Length == 0, "cause.no-component");
        Refused.If(words.Length > LongestText, "cause.too-long");
        var made = new TypedCause(Account.NewId(), cutOff, unit, indicator, words.Trim(), now, by);
        return journal.Write(work =>
        {
            CauseStore.Add(work.Session, made);
            AuditTrail.Add(work.Session, new(now, by, "cause.written", made.Id, unit.Value, indicator));
            return made;
        });
    }

    public IReadOnlyList<TypedCause> Of(DateTimeOffset cutOff, UnitCode unit)
    {
        using var session = database.OpenReader();
        return CauseStore.Of(session, cutOff, unit);
    }
}
