using System.Runtime.InteropServices;

namespace DiemSang.Evaluation.Counting;

/// <summary>Dấu: one step of a subject's counters: from <c>At</c> on (Unix seconds) the cell is higher by the amount.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Mark(Cell Cell, long At, int Amount);

/// <summary>Takes the marks of a subject one by one: to list them, or to count them at once.</summary>
public interface IMarkTaker
{
    /// <summary>The marks that follow begin at this moment (Unix seconds).</summary>
    void At(long moment);

    /// <param name="amount">0 when there is no such mark</param>
    void Add(Cell cell, int amount);
}

/// <summary>The marks of one subject, collected without allocation.</summary>
public ref struct MarkList(Span<Mark> room) : IMarkTaker
{
    /// <summary>No subject has more marks than this.</summary>
    public const int Most = 32;

    private readonly Span<Mark> room = room;
    private long at;
    private int count;

    public readonly ReadOnlySpan<Mark> Marks => room[..count];

    public void At(long moment) => at = moment;

    /// <summary>Writes in any case and keeps what is not 0: whether a condition holds cannot be foretold.</summary>
    public void Add(Cell cell, int amount)
    {
        room[count] = new(cell, at, amount);
        count += amount == 0 ? 0 : 1;
    }
}
