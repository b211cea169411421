using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>What the oracle counts: numbers by counter, and procedures behind the counters of distinct TTHC.</summary>
public sealed class OracleCount
{
    private readonly Dictionary<string, long> numbers = new(StringComparer.Ordinal);

    public HashSet<ProcedureCode> WithOnlineDossier { get; } = [];
    public HashSet<ProcedureCode> WithOnlinePayment { get; } = [];
    public HashSet<ProcedureCode> WithCitizenData { get; } = [];

    /// <summary>Every counter that was ever asked about, whatever the answer.</summary>
    public IEnumerable<string> Names => numbers.Keys;

    public long this[string counter] => numbers.GetValueOrDefault(counter);

    public void Add(string counter, bool holds) => Add(counter, holds ? 1 : 0);

    public void Add(string counter, long amount) => numbers[counter] = numbers.GetValueOrDefault(counter) + amount;
}

/// <summary>
/// The brute-force oracle: judges subjects one by one from what was said of them, for a period [S, E], what was known
/// on K and some units. Slow and plain; no code in common with facts, marks, lateness and calendar of the product.
/// </summary>
public sealed class Oracle(DateTime start, DateTime end, IReadOnlySet<UnitCode> units, BranchCounts? branches = null)
{
    private readonly OracleLateness lateness = new(branches);

    public OracleCount Count { get; } = new();

    public static Oracle Of(Question question, BranchCounts? branches = null) => new(
        question.From.ToDateTime(TimeOnly.MinValue), EndOf(question), question.Units.ToHashSet(), branches);

    /// <summary>E is the end of the last day or the asked moment, whichever is first.</summary>
    public static DateTime EndOf(Question question)
    {
        var end = question.To.AddDays(1).ToDateTime(TimeOnly.MinValue).AddSeconds(-1);
        return OracleDossier.Local(question.At) is { } at && at < end ? at : end;
    }

    public void Judge(OracleSubject subject)
    {
        Judge(subject.Dossier);
        if (subject.Said is { } said)
        {
            Judge(said, subject.Calendar);
        }
    }

    private void Judge(OracleDossier? dossier)
    {
        if (dossier?.Received is not { } received || !units.Contains(dossier.Unit) || received > end)
        {
            return;
        }

        if (received >= start)
        {
            ReceivedInPeriod(dossier, received);
        }

        if (dossier.Finished is { } finished && finished < start && finished <= end)
        {
            return;
        }

        var late = lateness.IsLate(dossier, end);
        var done = dossier.Finished <= end;
        var online = dossier.Channel == Channel.Online;
        Count.Add("dossiers_in_period", true);
        Count.Add("dossiers_on_time", !late);
        Count.Add("dossiers_done", done);
        Count.Add("dossiers_done_on_time", done && !late);
        Count.Add("dossiers_done_late", done && late);
        Count.Add("dossiers_open", !done);
        Count.Add("dossiers_open_in_time", !done && !late);
        Count.Add("dossiers_open_overdue", !done && late);
        Count.Add("dossiers_result_required", dossier.NeedsResult);
        Count.Add("dossiers_result_electronic", dossier.HasElectronicResult);
        Count.Add("dossiers_digitised", dossier.IsDigitised);
        Count.Add("dossiers_reused", dossier.IsReused);
        Count.Add("dossiers_personal_store", dossier.IsInPersonalStore);
        Count.Add("dossiers_citizen_data", dossier.UsesCitizenData);
        Count.Add("dossiers_late_or_disliked", late || dossier.IsDisliked);
        Count.Add("online_in_period", online);
        Count.Add("online_on_time", online && !late);
    }

    private void Judge(Feedback said, OracleCalendar calendar)
    {
        var closed = OracleFeedback.Closed(said);
        var received = OracleDossier.Local(said.ReceivedAt);
        if (!units.Contains(said.Unit) || received > end || (closed < start && closed <= end))
        {
            return;
        }

        var late = lateness.IsLate(said, calendar, end);
        Count.Add("pakn_in_scope", true);
        Count.Add("pakn_done_on_time", closed <= end && !late);
        Count.Add("pakn_open_in_time", !(closed <= end) && !late);
        Count.Add("pakn_unsatisfied", OracleFeedback.IsUnsatisfied(said, late));
        Count.Add("pakn_about_rules", said.About == FeedbackAbout.Rules);
        Count.Add("pakn_about_staff", said.About == FeedbackAbout.Staff);
    }

    private void ReceivedInPeriod(OracleDossier dossier, DateTime received)
    {
        var completed = dossier is { Status: 9 or 10, Finished: not null };
        Count.Add("dossiers_received", true);
        Count.Add("dossiers_online", dossier.Channel == Channel.Online);
        Count.Add("dossiers_postal", dossier.Channel == Channel.Postal);
        Count.Add("dossiers_direct", dossier.Channel is not (Channel.Online or Channel.Postal));
        Count.Add("dossiers_online_qualified", dossier.IsQualified);
        Count.Add("fee_dossiers", dossier.IsFeeDossier);
        Count.Add("fee_dossiers_paid_online", dossier.IsPaidOnline);
        Count.Add("dossiers_synced", dossier.IsSynced);
        Count.Add("dossiers_completed", completed);
        Count.Add("resolution_time_sum",
            completed ? (long)Math.Floor((dossier.Finished!.Value - received).TotalMinutes) : 0);
        Uses(Count.WithOnlineDossier, dossier.Channel == Channel.Online);
        Uses(Count.WithOnlinePayment, dossier.IsPaidOnline);
        Uses(Count.WithCitizenData, dossier.UsesCitizenData);

        void Uses(HashSet<ProcedureCode> procedures, bool holds)
        {
            if (holds)
            {
                procedures.Add(dossier.Procedure);
            }
        }
    }
}
