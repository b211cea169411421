using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;
using DiemSang.Scoring.Plans;

namespace DiemSang.Evaluation.Followups;

/// <summary>Sổ giải pháp: proposes, orders, does and ends remedies; every step stands in the audit trail.</summary>
public sealed class RemedyRegister(Journal journal, Database database)
{
    public const int LongestText = 2000;

    /// <summary>Those that come due first are first.</summary>
    public IReadOnlyList<Remedy> All() => Read(RemedyStore.All);

    public Remedy? Find(string id) => Read(session => RemedyStore.Find(session, id));

    public IReadOnlyList<Remedy> OfOwner(string account) => Read(session => RemedyStore.OfOwner(session, account));

    public IReadOnlyList<RemedyStep> Steps(string id) => Read(session => RemedyStore.Steps(session, id));

    /// <summary>Keeps a proposal; what it is worth is read from the plan and never typed.</summary>
    /// <param name="plan">of the unit, now</param>
    /// <param name="lever">id of the plan's lever; "" when no lever raises the component</param>
    /// <exception cref="RefusedException">no idea, the day is over, or the lever has no room for so many pieces</exception>
    public async Task<Remedy> Propose(
        UnitPlan plan, string indicator, string lever, long pieces, string idea, string owner, DateOnly dueOn, string by,
        DateTimeOffset now)
    {
        Refused.If(string.IsNullOrWhiteSpace(idea), "remedy.no-idea");
        Refused.If(idea.Length > LongestText, "remedy.too-long", LongestText);
        Refused.If(dueOn < LocalTime.DayOf(now), "remedy.due-in-the-past");
        Refused.If(plan.Card.Find(indicator) is not { InheritedFrom: null }, "remedy.not-of-the-unit");
        var made = new Remedy(Account.NewId(), new(plan.Card.Unit), indicator, plan.Card.Ruleset, idea.Trim(), owner, dueOn)
        {
            Lever = lever,
            Pieces = lever.Length == 0 ? 0 : pieces,
            Expected = ExpectedOf(plan, indicator, lever, pieces),
        };
        return await journal.Write(work =>
        {
            RemedyStore.Add(work.Session, made);
            Tell(work.Session, made, "", by, now);
            return made;
        });
    }

    /// <summary>Points of the total that so many pieces bring by the plan; null without a lever.</summary>
    /// <exception cref="RefusedException">the lever does not raise the component, or has not so much room</exception>
    public static decimal? ExpectedOf(UnitPlan plan, string indicator, string lever, long pieces)
    {
        if (lever.Length == 0)
        {
            return null;
        }

        var found = plan.Levers.FirstOrDefault(one => one.Id == lever);
        Refused.If(found is null || !found.Raises.Contains(indicator), "remedy.not-the-lever");
        Refused.If(pieces < 1 || pieces > found!.Most, "remedy.no-room", found!.Most);
        return plan.After([new PlanStep(found, pieces)]).Total - plan.Card.Total;
    }

    /// <summary>One change of the table.</summary>
    /// <param name="version">the version that whoever acts has seen</param>
    /// <param name="note">the reason, or the evidence of what was done</param>
    /// <exception cref="RefusedException">the table has no such change, it is not explained, or somebody was faster</exception>
    public async Task<Remedy> Turn(string id, long version, RemedyState to, string note, string by, DateTimeOffset now)
    {
        Refused.If(note.Length > LongestText, "remedy.too-long", LongestText);
        return await journal.Write(work =>
        {
            var found = RemedyStore.Find(work.Session, id);
            Refused.If(found is null, "remedy.not-there");
            if (found!.Version != version)
            {
                throw new RefusedException(RefusalKind.Changed, "remedy.changed");
            }

            var turned = found.Turn(to, note.Trim(), now);
            if (!RemedyStore.Change(work.Session, turned))
            {
                throw new RefusedException(RefusalKind.Changed, "remedy.changed");
            }

            Tell(work.Session, turned, note.Trim(), by, now);
            return turned;
        });
    }

    private static void Tell(Session session, Remedy one, string note, string by, DateTimeOffset now)
    {
        RemedyStore.AddStep(session, new(one.Id, one.Version, now, by, one.State, note));
        AuditTrail.Add(session, new(
            now, by, $"remedy.{one.State.ToString().ToLowerInvariant()}", one.Id, one.Unit.Value, one.Indicator));
    }

    private T Read<T>(Func<Session, T> read)
    {
        using var session = database.OpenReader();
        return read(session);
    }
}
