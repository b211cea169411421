namespace DiemSang.Evaluation.Counting;

/// <summary>Dấu: one step of a subject's counters: from <c>At</c> on (Unix seconds) the cell is higher by the amount.</summary>
public readonly record struct Mark(Cell Cell, long At, int Amount);

/// <summary>The marks of one subject, collected without allocation.</summary>
public ref struct MarkList(Span<Mark> room)
{
    /// <summary>No subject has more marks than this.</summary>
    public const int Most = 32;

    private readonly Span<Mark> room = room;
    private int count;

    public readonly ReadOnlySpan<Mark> Marks => room[..count];

    public void Add(Cell cell, long at, int amount = 1) => room[count++] = new(cell, at, amount);

    /// <summary>The condition holds from <paramref name="from"/>; the subject leaves the scope at <paramref name="until"/>.</summary>
    public void Span(Cell cellIn, Cell cellOut, long from, long? until)
    {
        Add(cellIn, from);
        if (until is { } end)
        {
            Add(cellOut, end);
        }
    }
}
