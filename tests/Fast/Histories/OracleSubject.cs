using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>What the oracle holds for true of one subject, from the steps that had arrived by K.</summary>
public sealed class OracleSubject
{
    private static readonly OracleCalendar[] calendars = [.. World.Days.Select(days => new OracleCalendar(days))];

    public OracleSubject(History history, DateTimeOffset? knownOn)
    {
        var arrived = history.Steps.Where(step => knownOn is null || step.ArrivedAt <= knownOn).ToList();
        Calendar = calendars[arrived.OfType<CalendarCame>().LastOrDefault()?.Edition ?? history.Calendar];
        if (history.IsFeedback)
        {
            Said = arrived.OfType<FeedbackCame>().LastOrDefault()?.Said;
        }
        else if (arrived.OfType<ItemCame>().LastOrDefault() is { Item: var current })
        {
            var procedures = arrived.OfType<ProceduresCame>().LastOrDefault()?.Edition ?? history.Procedures;
            Dossier = new(current, arrived, World.Procedures[procedures], Calendar);
        }
    }

    public OracleCalendar Calendar { get; }

    public OracleDossier? Dossier { get; }

    public Feedback? Said { get; }

    /// <summary>The moments at which the answer about this subject may turn.</summary>
    public IEnumerable<DateTime?> Turns()
    {
        if (Dossier is not null)
        {
            return [Dossier.Due, Dossier.Due?.AddSeconds(1), Dossier.PendingSince, Dossier.Finished];
        }

        if (Said is null)
        {
            return [];
        }

        var due = Calendar.WorkingDaysLater(OracleDossier.Local(Said.ReceivedAt)!.Value, 15);
        var reply = OracleFeedback.Reply(Said);
        return [due, due.AddSeconds(1), reply, reply is { } moment ? Calendar.WorkingDaysLater(moment, 2) : null];
    }
}
