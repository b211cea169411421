using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>
/// One dossier as the oracle reads it, from what had arrived: the sentences of the law one after the other, in plain
/// local date and time. It shares nothing with the product but the records that carry the raw input.
/// </summary>
public sealed class OracleDossier
{
    private readonly DossierItem item;
    private readonly List<ProgressEvent> events;
    private readonly Procedure? procedure;

    /// <param name="arrived">what arrived so far about this dossier, in its order</param>
    public OracleDossier(
        DossierItem current, IEnumerable<Step> arrived, IEnumerable<Procedure> rows, OracleCalendar calendar)
    {
        item = current;
        var said = arrived.ToList();
        events = said.OfType<EventCame>().Select(step => step.Event)
            .GroupBy(one => (one.At, one.Status, one.TextHash)).Select(same => same.First())
            .OrderBy(one => one.At).ThenBy(one => one.ArrivedAt).ThenBy(one => one.Status).ThenBy(one => one.TextHash)
            .ToList();
        Received = Local(item.ReceivedAt);
        procedure = RowOn(rows.Where(row => row.Code == item.Procedure).ToList(), Received ?? Local(item.SubmittedAt));
        Status = StatusNow();
        Finished = Received is { } received && FinishNow() is { } finish ? Later(finish, received) : FinishNow();
        FinishWasBeforeReception = FinishNow() < Received;
        Paused = TimeSpan.FromSeconds(item.Supplements
            .Where(one => one.AskedAt is not null && one.AnsweredAt is not null)
            .Sum(one => Math.Max(0, (one.AnsweredAt!.Value - one.AskedAt!.Value).TotalSeconds)));
        var promised = item.Supplements.Where(one => one.DueBefore is not null)
            .OrderBy(one => one.AskedAt ?? DateTimeOffset.MaxValue).FirstOrDefault()?.DueBefore ?? item.DueAt;
        IsByLaw = promised is null && Received is not null && procedure?.Limit is not null;
        Due = (IsByLaw ? calendar.DueByLaw(Received!.Value, procedure!.Limit!.Value) : Local(promised)) + Paused;
        Requests = item.Supplements.Count(one => one.AskedAt is not null);
        if (Status == 5 && item.Supplements.Any(one => one.AskedAt is not null && one.AnsweredAt is null))
        {
            PendingSince = Local(item.Supplements.Max(one => one.AskedAt));
        }

        var rating = said.OfType<RatingCame>().LastOrDefault()?.Rating;
        var accusing = said.OfType<FeedbackCame>()
            .GroupBy(step => step.Said.Code).Select(versions => versions.Last().Said)
            .Any(one => one.About == FeedbackAbout.Handling && one.Dossier == item.Code);
        IsDisliked = rating is { Satisfied: false } || accusing;
    }

    public UnitCode Unit => item.Unit;
    public ProcedureCode Procedure => item.Procedure;
    public Channel Channel => item.Channel;
    public int Status { get; }
    public DateTime? Received { get; }
    public DateTime? Finished { get; }
    public bool FinishWasBeforeReception { get; }
    public TimeSpan Paused { get; }
    public DateTime? Due { get; }
    public bool IsByLaw { get; }
    public int Requests { get; }
    public DateTime? PendingSince { get; }
    public bool IsDisliked { get; }

    public bool IsFeeDossier => procedure?.HasFee == true && !Says(ItemSigns.AllFeesZero);
    public bool IsPaidOnline => IsFeeDossier && Says(ItemSigns.PaidOnline);
    public bool NeedsResult => procedure is null || procedure.ReturnsResult;
    public bool HasElectronicResult => Says(ItemSigns.ResultFile);
    public bool IsQualified => Channel == Channel.Online && (!NeedsResult || HasElectronicResult);
    public bool IsDigitised => Says(ItemSigns.SubmittedFile) && (HasElectronicResult || !NeedsResult);
    public bool IsReused => Says(ItemSigns.Reused);
    public bool IsInPersonalStore => Says(ItemSigns.FromPersonalStore);
    public bool UsesCitizenData => Says(ItemSigns.CitizenData);
    public bool IsSynced => item.SyncedAt is not null;

    public static DateTime? Local(DateTimeOffset? moment) =>
        moment is { } at ? DateTime.SpecifyKind(at.UtcDateTime.AddHours(7), DateTimeKind.Unspecified) : null;

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;

    private static Procedure? RowOn(List<Procedure> rows, DateTime? moment)
    {
        var day = DateOnly.FromDateTime(moment ?? new DateTime(1970, 1, 1));
        return rows.Where(row => !(row.ValidFrom > day) && !(row.ValidTo < day))
                .MaxBy(row => row.ValidFrom ?? DateOnly.MinValue)
            ?? rows.Where(row => row.ValidTo < day).MaxBy(row => row.ValidTo)
            ?? rows.MinBy(row => row.ValidFrom ?? DateOnly.MinValue);
    }

    private bool Says(ItemSigns sign) => (item.Signs & sign) == sign;

    private int StatusNow()
    {
        List<DateTimeOffset?> named =
        [
            item.SubmittedAt, item.ReceivedAt, item.DueAt, item.EndedAt, item.ReturnedAt, item.RefusedAt, item.SyncedAt,
            .. item.Supplements.SelectMany(one => new[] { one.AskedAt, one.AnsweredAt, one.DueBefore, one.DueAfter }),
        ];
        return events.Count > 0 && named.TrueForAll(moment => moment is null || moment < events[^1].At)
            ? events[^1].Status
            : item.Status;
    }

    private DateTime? FinishNow()
    {
        var ended = item.EndedAt;
        if (Status == 8)
        {
            return Local(ended ?? FirstEvent(8));
        }

        if (Status == 3)
        {
            return Local(item.RefusedAt ?? ended ?? FirstEvent(3));
        }

        var lastReopened = events.FindLastIndex(one => one.Status is 4 or 5);
        var done = events.Skip(lastReopened + 1).Where(one => one.Status == 9).Select(one => (DateTimeOffset?)one.At);
        return Status is 9 or 10 ? Local(ended ?? done.FirstOrDefault() ?? item.ReturnedAt ?? FirstEvent(10)) : null;
    }

    private DateTimeOffset? FirstEvent(int status) =>
        events.Where(one => one.Status == status).Select(one => (DateTimeOffset?)one.At).FirstOrDefault();
}
