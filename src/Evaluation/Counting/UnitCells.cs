using System.Numerics;
using System.Runtime.InteropServices;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Sổ của một đơn vị: its plain cells per day. Days stand in blocks; each block has its own sums, so that a change
/// touches two numbers and the balance at any day adds a few dozen rows, whatever the number of dossiers.
/// </summary>
public sealed class UnitCells
{
    public const int BlockDays = 32;
    private const int BlockSize = BlockDays * Cells.Plain;

    private int first;
    private int[][] blocks = [];
    private int[] sums = [];

    public int FirstDay => first * BlockDays;

    public int Days => blocks.Length * BlockDays;

    /// <summary>Opens the book to add several marks: those of one day find their rows once.</summary>
    public Pen Open() => new(this);

    public int At(int day, Cell cell)
    {
        var block = (day >> 5) - first;
        return block < 0 || block >= blocks.Length
            ? 0
            : blocks[block][((day & (BlockDays - 1)) * Cells.Plain) + (int)cell];
    }

    /// <summary>Adds to <paramref name="row"/> all that is booked up to and including the day.</summary>
    public void AddBalance(int day, Span<int> row)
    {
        var last = (day >> 5) - first;
        if (last < 0)
        {
            return;
        }

        var whole = Math.Min(last, blocks.Length);
        for (var block = 0; block < whole; block++)
        {
            AddRow(sums.AsSpan(block * Cells.Plain, Cells.Plain), row);
        }

        if (last < blocks.Length)
        {
            var days = blocks[last].AsSpan(0, ((day & (BlockDays - 1)) + 1) * Cells.Plain);
            for (; !days.IsEmpty; days = days[Cells.Plain..])
            {
                AddRow(days[..Cells.Plain], row);
            }
        }
    }

    public void Write(BinaryWriter to)
    {
        to.Write(first);
        to.Write(blocks.Length);
        to.Write(MemoryMarshal.AsBytes<int>(sums));
        foreach (var block in blocks)
        {
            to.Write(MemoryMarshal.AsBytes<int>(block));
        }
    }

    public static UnitCells Read(BinaryReader from)
    {
        var cells = new UnitCells { first = from.ReadInt32(), blocks = new int[from.ReadInt32()][] };
        cells.sums = Ints(from, cells.blocks.Length * Cells.Plain);
        for (var i = 0; i < cells.blocks.Length; i++)
        {
            cells.blocks[i] = Ints(from, BlockSize);
        }

        return cells;
    }

    private static int[] Ints(BinaryReader from, int count)
    {
        var numbers = GC.AllocateUninitializedArray<int>(count, pinned: true);
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    private static void AddRow(ReadOnlySpan<int> from, Span<int> to)
    {
        var source = MemoryMarshal.Cast<int, Vector<int>>(from);
        var target = MemoryMarshal.Cast<int, Vector<int>>(to);
        for (var i = 0; i < source.Length; i++)
        {
            target[i] += source[i];
        }

        for (var i = source.Length * Vector<int>.Count; i < from.Length; i++)
        {
            to[i] += from[i];
        }
    }

    /// <summary>A block lives as long as the cube, so it is put where the collector never moves it.</summary>
    private static int[] NewBlock() => GC.AllocateArray<int>(BlockSize, pinned: true);

    private int Block(int day)
    {
        var block = day >> 5;
        if (blocks.Length == 0)
        {
            first = block;
        }

        var before = Math.Max(first - block, 0);
        var after = Math.Max(block - first - blocks.Length + 1, 0);
        if (before + after > 0)
        {
            Grow(before, after);
        }

        return block - first;
    }

    private void Grow(int before, int after)
    {
        var wider = new int[before + blocks.Length + after][];
        for (var i = 0; i < wider.Length; i++)
        {
            var old = i - before;
            wider[i] = old >= 0 && old < blocks.Length ? blocks[old] : NewBlock();
        }

        var widerSums = new int[wider.Length * Cells.Plain];
        sums.CopyTo(widerSums, before * Cells.Plain);
        (first, blocks, sums) = (first - before, wider, widerSums);
    }

    /// <summary>Adds marks to the rows of their days; the last day's rows stay at hand.</summary>
    public ref struct Pen(UnitCells book)
    {
        private long from;
        private long until = long.MinValue;
        private Span<int> day;
        private Span<int> sum;

        public void Add(in Mark mark)
        {
            if (mark.At < from || mark.At > until)
            {
                Turn(Day.Of(mark.At));
            }

            day[(int)mark.Cell] += mark.Amount;
            sum[(int)mark.Cell] += mark.Amount;
        }

        private void Turn(int to)
        {
            var block = book.Block(to);
            (from, until) = (Day.StartOf(to), Day.EndOf(to));
            day = book.blocks[block].AsSpan((to & (BlockDays - 1)) * Cells.Plain, Cells.Plain);
            sum = book.sums.AsSpan(block * Cells.Plain, Cells.Plain);
        }
    }
}
