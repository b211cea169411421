using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Calendars;

/// <summary>Đề nghị đổi lịch làm việc.</summary>
public sealed record CalendarProposal(
    string Id, IReadOnlyList<DayRule> Days, string ProposedBy, DateTimeOffset ProposedAt)
{
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The change of the journal that it became; null = open, or set aside.</summary>
    public long? Position { get; init; }
}

/// <summary>
/// Đổi lịch bằng bốn mắt: one person types what a decision says, another holds it against the decision. Then every open
/// dossier is computed afresh, and what moved is listed.
/// </summary>
public sealed class CalendarProposals(Installation house)
{
    private const int MostDays = 31, MostText = 200;

    /// <exception cref="RefusedException">nothing changes, the day is too far, or no source is named</exception>
    public Task<CalendarProposal> Propose(IReadOnlyList<DayRule> days, string by) => house.Journal.Write(work =>
    {
        Check(days);
        var proposal = new CalendarProposal(Guid.CreateVersion7().ToString("N"), days, by, house.Now);
        CalendarProposalStore.Add(work.Session, proposal);
        AuditTrail.Add(work.Session, new(house.Now, by, "calendar.proposed", proposal.Id, "", Said(days)));
        return proposal;
    });

    /// <summary>Puts a proposal in force and books again, or sets it aside; whoever proposed it does neither.</summary>
    public async Task<CalendarProposal> Decide(string id, string by, bool accept)
    {
        var found = Find(id) ?? throw new RefusedException(RefusalKind.Rule, "calendar.no-proposal");
        Refused.If(found.ProposedBy == by, "calendar.own-proposal");
        if (accept)
        {
            await house.CatalogueChanges.Receive(found.Days, house.Now, (work, position) => Close(work, found, by, position));
        }
        else
        {
            await house.Journal.Write(work => Close(work, found, by, null));
        }

        return Find(id)!;
    }

    /// <summary>By whoever may open the data folder: at once, in one commit with its audit line.</summary>
    public Task Change(IReadOnlyList<DayRule> days)
    {
        Check(days);
        return house.CatalogueChanges.Receive(days, house.Now, (work, position) =>
        {
            AuditTrail.Add(work.Session, new(
                house.Now, "console", "calendar.changed", FormattableString.Invariant($"calendar {position}"), "", Said(days)));
            return true;
        });
    }

    public CalendarProposal? Find(string id)
    {
        using var session = house.Database.OpenReader();
        return CalendarProposalStore.Find(session, id);
    }

    public IReadOnlyList<CalendarProposal> All()
    {
        using var session = house.Database.OpenReader();
        return CalendarProposalStore.All(session);
    }

    private bool Close(JournalTransaction work, CalendarProposal found, string by, long? position)
    {
        if (!CalendarProposalStore.Decide(work.Session, found.Id, by, house.Now, position))
        {
            throw new RefusedException(RefusalKind.Changed, "calendar.already-decided");
        }

        AuditTrail.Add(work.Session, new(
            house.Now, by, position is null ? "calendar.set-aside" : "calendar.changed", found.Id, "", Said(found.Days)));
        return true;
    }

    private void Check(IReadOnlyList<DayRule> days)
    {
        var today = LocalTime.DayOf(house.Now);
        var calendar = house.Catalogue.Current.Calendar;
        Refused.If(days.Count is 0 or > MostDays, "calendar.days", MostDays);
        Refused.If(days.Any(one => Math.Abs(one.Day.DayNumber - today.DayNumber) > 732), "calendar.too-far");
        Refused.If(days.Any(one => string.IsNullOrWhiteSpace(one.Name) || string.IsNullOrWhiteSpace(one.Source)), "calendar.no-source");
        Refused.If(days.Any(one => one.Name.Length > MostText || one.Source.Length > MostText), "calendar.too-long", MostText);
        var after = calendar.With(days);
        Refused.If(days.All(one => calendar.IsWorkingDay(one.Day) == after.IsWorkingDay(one.Day)), "calendar.nothing-changes");
    }

    private static string Said(IReadOnlyList<DayRule> days) =>
        string.Join(' ', days.Select(one => FormattableString.Invariant($"{one.Day:yyyy-MM-dd}:{one.Kind}")));
}
