using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Telling;

/// <summary>Cách báo. The names are stored.</summary>
public enum TellingWay
{
    Email,
    Sms,
    Zalo,
}

/// <summary>Báo cho ai. The names are stored.</summary>
public enum Recipient
{
    Owner,
    Applicant,

    /// <summary>Cán bộ: a letter of the office to one of its own.</summary>
    Officer,
}

/// <summary>Thư báo: a message of the outbox on its way to one person by one way; it names nobody.</summary>
/// <param name="Id">also its Message-ID and idempotency key, the same in every attempt</param>
/// <param name="Kind">what it tells: "desk.supplement-request"</param>
/// <param name="NextAt">not tried before</param>
public sealed record Letter(
    string Id, string Outbox, DossierCode Dossier, UnitCode Unit, string Kind, TellingWay Way, Recipient Recipient,
    DateTimeOffset DueAt, DateTimeOffset NextAt)
{
    public int Attempts { get; init; }
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Given up; somebody has to look at it.</summary>
    public DateTimeOffset? DeadAt { get; init; }

    /// <summary>Why the last attempt failed: a sentence "letter-failure.{Failure}"; "" = none did.</summary>
    public string Failure { get; init; } = "";
}

/// <summary>Vì sao gửi không được, and what follows from it.</summary>
public enum PostFailure
{
    /// <summary>Sent.</summary>
    None,

    /// <summary>Nobody answers there: no fault of the letter, which waits as long as it takes.</summary>
    Unreachable,

    /// <summary>Refused for now: tried again, a limited number of times.</summary>
    RefusedForNow,

    /// <summary>Refused for good: the address does not exist, or may not be written to.</summary>
    RefusedForGood,

    /// <summary>No address that could be written to.</summary>
    NoAddress,

    /// <summary>What it tells is too old to be news.</summary>
    TooOld,
}

/// <summary>Giờ yên tĩnh và nhịp thử lại.</summary>
public static class LetterTimes
{
    /// <summary>From 21:00 to 07:00 nobody's telephone rings for us.</summary>
    private const int QuietFrom = 21 * 3600, QuietTo = 7 * 3600;

    public const int MostAttempts = 8;

    /// <summary>What could not be told for a week is no news any more.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    private static readonly TimeSpan[] waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>The moment itself, or the end of the quiet hours it falls in.</summary>
    public static DateTimeOffset NotQuiet(DateTimeOffset moment)
    {
        var day = LocalTime.DayOf(moment);
        var second = (moment - LocalTime.Start(day)).TotalSeconds;
        return second < QuietTo ? LocalTime.Start(day).AddSeconds(QuietTo)
            : second >= QuietFrom ? LocalTime.Start(day.AddDays(1)).AddSeconds(QuietTo)
            : moment;
    }

    /// <summary>How long after the n-th failed attempt the next one comes.</summary>
    public static TimeSpan WaitAfter(int attempts) => waits[Math.Clamp(attempts, 1, waits.Length) - 1];
}
