using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Kỳ đánh giá: the days [From, To] and the moment of evaluation E – the end of the last day, the asked moment or
/// now, whichever comes first.
/// </summary>
public sealed record Period(DateOnly From, DateOnly To, DateTimeOffset EvaluatedAt)
{
    /// <summary>E in Unix seconds; inclusive.</summary>
    public long End => EvaluatedAt.ToUnixTimeSeconds();

    /// <summary>The last second before the period, in Unix seconds; never after E.</summary>
    public long Before => Math.Min(LocalTime.Start(From).ToUnixTimeSeconds() - 1, End);

    /// <summary>The day by whose catalogue and unit tree the period is read.</summary>
    public DateOnly Day => LocalTime.DayOf(EvaluatedAt);

    public static Period Of(DateOnly from, DateOnly to, DateTimeOffset? at, DateTimeOffset now)
    {
        var end = LocalTime.End(to);
        end = at < end ? LocalTime.WholeSecond(at.Value) : end;
        return new(from, to, now < end ? LocalTime.WholeSecond(now) : end);
    }
}
