namespace DiemSang.OneStop.Catalogue;

/// <summary>Hiệu lực: a catalogue row that holds between two days, an open bound holding for all time.</summary>
internal interface IHoldsBetween
{
    DateOnly? ValidFrom { get; }

    DateOnly? ValidTo { get; }
}

internal static class Validity
{
    /// <summary>
    /// The row valid on the day (the latest begun, if several), else the last that ended, else the first.
    /// </summary>
    public static T RowOn<T>(T[] rows, DateOnly day)
        where T : class, IHoldsBetween
    {
        if (rows.Length == 1)
        {
            return rows[0];
        }

        T? valid = null, ended = null, first = null;
        foreach (var row in rows)
        {
            if (IsBefore(row, first))
            {
                first = row;
            }

            if (IsValidOn(row, day))
            {
                valid = valid is null || Begin(row) >= Begin(valid) ? row : valid;
            }
            else if (End(row) < day && (ended is null || End(row) >= End(ended)))
            {
                ended = row;
            }
        }

        return valid ?? ended ?? first!;
    }

    public static bool IsValidOn(IHoldsBetween row, DateOnly day) => day >= Begin(row) && day <= End(row);

    /// <summary>
    /// The days on which something may change: between two of them every look-up gives the same rows.
    /// </summary>
    public static DateOnly[] Turns(IEnumerable<IHoldsBetween> rows)
    {
        var turns = new SortedSet<DateOnly>();
        foreach (var row in rows)
        {
            if (row.ValidFrom is { } from)
            {
                turns.Add(from);
            }

            if (row.ValidTo is { } to && to < DateOnly.MaxValue)
            {
                turns.Add(to.AddDays(1));
            }
        }

        return [.. turns];
    }

    /// <summary>Which stretch between turns the day lies in: 0 before the first, up to their number.</summary>
    public static int Stretch(DateOnly[] turns, DateOnly day)
    {
        var at = Array.BinarySearch(turns, day);
        return at >= 0 ? at + 1 : ~at;
    }

    private static DateOnly Begin(IHoldsBetween row) => row.ValidFrom ?? DateOnly.MinValue;

    private static DateOnly End(IHoldsBetween row) => row.ValidTo ?? DateOnly.MaxValue;

    private static bool IsBefore(IHoldsBetween row, IHoldsBetween? other) => other is null || Begin(row) < Begin(other);
}
