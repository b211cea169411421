using System.Globalization;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Followups;

/// <summary>
/// Sổ phân công: one account for each part of a component in a unit on any day. Naming another ends the one before on
/// the day before; what held stays readable.
/// </summary>
public sealed class AssignmentRegister(Journal journal, Database database)
{
    /// <summary>All that holds or held.</summary>
    public AssignmentBook Open() => new(Read(AssignmentStore.All));

    public Assignment? Find(string id) => Read(session => AssignmentStore.Find(session, id));

    /// <summary>Gives some components of a unit to one account, in one commit.</summary>
    /// <param name="to">the last day; null = until another is named</param>
    /// <exception cref="RefusedException">
    /// the period is backwards or over, another is named for later days of it, or the deputy is the member
    /// </exception>
    public async Task<IReadOnlyList<Assignment>> Assign(
        UnitCode unit, IReadOnlyList<string> indicators, AssignedPart part, string account, DateOnly from, DateOnly? to,
        string by, DateTimeOffset now)
    {
        Refused.If(indicators.Count == 0, "assignment.no-component");
        Refused.If(to < from, "assignment.to-before-from");
        Refused.If(to < LocalTime.DayOf(now), "assignment.in-the-past");
        return await journal.Write<IReadOnlyList<Assignment>>(work =>
        [
            .. indicators.Select(indicator => Keep(work.Session, new(
                Account.NewId(), unit, indicator, part, account, from, to, now, by))),
        ]);
    }

    /// <summary>The day after the last one nobody has it, and the matrix shows it red.</summary>
    /// <exception cref="RefusedException">it is not there, over already, or the day lies before its first</exception>
    public Task<Assignment> End(string id, DateOnly lastDay, string by, DateTimeOffset now) => journal.Write(work =>
    {
        var found = AssignmentStore.Find(work.Session, id);
        Refused.If(found is null, "assignment.not-there");
        Refused.If(found!.To is not null && found.To <= lastDay, "assignment.ended");
        Refused.If(lastDay < found.From, "assignment.to-before-from");
        AssignmentStore.End(work.Session, id, lastDay, now, by);
        Tell(work.Session, now, by, "assignment.ended", found);
        return found with { To = lastDay, EndedAt = now, EndedBy = by };
    });

    private static Assignment Keep(Session session, Assignment made)
    {
        if (made.Part is AssignedPart.Member or AssignedPart.Deputy)
        {
            var other = made.Part == AssignedPart.Member ? AssignedPart.Deputy : AssignedPart.Member;
            Refused.If(
                AssignmentStore.Of(session, made.Unit, made.Indicator, other)
                    .Exists(one => one.Account == made.Account && one.Overlaps(made.From, made.To)),
                "assignment.deputy-is-member");
        }

        foreach (var before in AssignmentStore.Of(session, made.Unit, made.Indicator, made.Part)
            .Where(one => one.Overlaps(made.From, made.To)))
        {
            Refused.If(before.Account == made.Account && before.From <= made.From && before.To == made.To, "assignment.same");
            Refused.If(before.From > made.From, "assignment.later-one", before.Indicator);
            AssignmentStore.End(session, before.Id, made.From.AddDays(-1), made.MadeAt, made.MadeBy);
        }

        AssignmentStore.Add(session, made);
        Tell(session, made.MadeAt, made.MadeBy, "assignment.made", made);
        return made;
    }

    private static void Tell(Session session, DateTimeOffset at, string by, string action, Assignment one) => AuditTrail.Add(
        session, new(at, by, action, one.Account, one.Unit.Value, string.Create(
            CultureInfo.InvariantCulture, $"{one.Indicator} {one.Part} {one.From:O}")));

    private T Read<T>(Func<Session, T> read)
    {
        using var session = database.OpenReader();
        return read(session);
    }
}
