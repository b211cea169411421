using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Dossiers;

/// <summary>Yêu cầu bổ sung: one request for more papers, with the promised dates before and after it.</summary>
public sealed record Supplement(
    DateTimeOffset? AskedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? DueBefore,
    DateTimeOffset? DueAfter);

/// <summary>Dấu hiệu trong hồ sơ: what the papers, fees and flags of one message say.</summary>
[Flags]
public enum ItemSigns
{
    None = 0,

    /// <summary>Fee lines are given and every amount is 0.</summary>
    AllFeesZero = 1 << 0,

    /// <summary>Paid through the national portal or the province's own gateway.</summary>
    PaidOnline = 1 << 1,

    /// <summary>A result paper carries a link to its file.</summary>
    ResultFile = 1 << 2,

    /// <summary>A submitted paper, not deleted, carries a link to its file.</summary>
    SubmittedFile = 1 << 3,

    Reused = 1 << 4,
    FromPersonalStore = 1 << 5,
    CitizenData = 1 << 6,
}

/// <summary>
/// Nội dung hồ sơ đã báo: what the sender last said of one dossier, without anyone's name. Moments are whole seconds.
/// </summary>
public sealed record DossierItem(DossierCode Code, UnitCode Unit, ProcedureCode Procedure, int Status)
{
    public UnitCode? ReceivingUnit { get; init; }
    public Channel Channel { get; init; } = Channel.Direct;
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Ngày hẹn trả as promised in the message.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Ngày kết thúc xử lý.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Ngày trả kết quả.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>Acknowledged by the national portal.</summary>
    public DateTimeOffset? SyncedAt { get; init; }

    public IReadOnlyList<Supplement> Supplements { get; init; } = [];
    public ItemSigns Signs { get; init; }

    /// <summary>The latest moment named anywhere in the item; a later progress event overrules the item's status.</summary>
    public DateTimeOffset? LatestMoment()
    {
        var latest = Later(Later(Later(SubmittedAt, ReceivedAt), Later(DueAt, EndedAt)), Later(ReturnedAt, RefusedAt));
        latest = Later(latest, SyncedAt);
        foreach (var one in Supplements)
        {
            latest = Later(latest, Later(Later(one.AskedAt, one.AnsweredAt), Later(one.DueBefore, one.DueAfter)));
        }

        return latest;
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b ?? a : a;
}

/// <summary>Tiến độ: one progress event of a dossier; the text itself is not kept here, only its hash.</summary>
public readonly record struct ProgressEvent(DateTimeOffset At, int Status, long TextHash, DateTimeOffset ArrivedAt);
