namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Số dư: the cells of some units, or of one subject, just before a period and at its moment of evaluation. Every
/// counter that is not about distinct TTHC is arithmetic on these two rows.
/// </summary>
public readonly ref struct Balance(ReadOnlySpan<int> before, ReadOnlySpan<int> atEnd)
{
    private readonly ReadOnlySpan<int> before = before;
    private readonly ReadOnlySpan<int> atEnd = atEnd;

    public long AtEnd(Cell cell) => atEnd[(int)cell];

    /// <summary>Booked within the period.</summary>
    public long Within(Cell cell) => atEnd[(int)cell] - before[(int)cell];

    /// <summary>In scope during the period: began at or before E, and did not end before the period.</summary>
    public long InPeriod(Cell cellIn, Cell cellOut) => atEnd[(int)cellIn] - before[(int)cellOut];

    /// <summary>In scope and not ended at E.</summary>
    public long Open(Cell cellIn, Cell cellOut) => atEnd[(int)cellIn] - atEnd[(int)cellOut];
}

/// <summary>One counter as arithmetic on a balance.</summary>
public delegate long CounterRule(in Balance balance);
