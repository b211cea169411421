using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Sổ của một đơn vị: its cells per day, a page for each 32 days. Each page has its own sums, so that a change touches
/// two rows and the balance at any day adds a few dozen, whatever the number of dossiers.
/// </summary>
public sealed class UnitCells(CellPages pages)
{
    private const int PageDays = CellPages.Days;

    private readonly CellPages pages = pages;
    private int first;
    private Leaf[] leaves = [];

    public int FirstDay => first * PageDays;

    public int Days => leaves.Length * PageDays;

    /// <summary>Opens the book to add marks of one procedure: those of one day find their rows once.</summary>
    internal Pen Open(int procedure) => new(this, procedure);

    public int At(int day, Cell cell) =>
        LeafOf(day)?[(int)cell / Cells.OfBook] is > 0 and var page
            ? CellPages.DayOf(pages[page], day)[(int)cell % Cells.OfBook]
            : 0;

    /// <summary>Adds to <paramref name="row"/> all that is booked up to and including the day.</summary>
    public void AddBalance(int day, Span<int> row)
    {
        var last = (day >> 5) - first;
        for (var i = 0; i <= last && i < leaves.Length; i++)
        {
            for (var book = 0; book < Leaf.Books; book++)
            {
                if (leaves[i][book] is > 0 and var page)
                {
                    var until = i < last ? PageDays : day & (PageDays - 1);
                    AddPage(pages[page], until, row.Slice(book * Cells.OfBook, Cells.OfBook));
                }
            }
        }
    }

    /// <summary>What is kept per procedure, page by page: of leaves that touch the closed span of days.</summary>
    public IEnumerable<(int FirstDay, ProcedureDays Days)> Procedures(int from, int to)
    {
        var last = Math.Min((to >> 5) - first, leaves.Length - 1);
        for (var i = Math.Max((from >> 5) - first, 0); i <= last; i++)
        {
            if (leaves[i].Procedures is { } days)
            {
                yield return ((first + i) * PageDays, days);
            }
        }
    }

    public void Write(BinaryWriter to)
    {
        to.Write(first);
        to.Write(leaves.Length);
        foreach (var leaf in leaves)
        {
            to.Write(leaf[0]);
            to.Write(leaf[1]);
            to.Write(leaf.Procedures?.Slots.Length ?? 0);
            leaf.Procedures?.Write(to);
        }
    }

    public void Read(BinaryReader from)
    {
        first = from.ReadInt32();
        leaves = new Leaf[from.ReadInt32()];
        foreach (ref var leaf in leaves.AsSpan())
        {
            leaf[0] = from.ReadInt32();
            leaf[1] = from.ReadInt32();
            leaf.Procedures = from.ReadInt32() is > 0 and var size ? ProcedureDays.Read(from, size) : null;
        }
    }

    /// <summary>The number of the page to write a day's marks on.</summary>
    internal int PageFor(int day, int book)
    {
        ref var leaf = ref LeafFor(day);
        if (leaf[book] == 0)
        {
            leaf[book] = pages.New();
        }

        return leaf[book];
    }

    /// <summary>Where to write a day's marks per procedure.</summary>
    internal ProcedureDays ProceduresFor(int day) => LeafFor(day).Procedures ??= new();

    /// <summary>A whole page by its sums, else the days up to and including the one given.</summary>
    private static void AddPage(Span<int> page, int until, Span<int> row)
    {
        if (until == PageDays)
        {
            AddRow(CellPages.SumOf(page), row);
            return;
        }

        for (var day = 0; day <= until; day++)
        {
            AddRow(CellPages.DayOf(page, day), row);
        }
    }

    private static void AddRow(ReadOnlySpan<int> from, Span<int> to)
    {
        var source = MemoryMarshal.Cast<int, Vector<int>>(from);
        var target = MemoryMarshal.Cast<int, Vector<int>>(to);
        for (var i = 0; i < source.Length; i++)
        {
            target[i] += source[i];
        }
    }

    private Leaf? LeafOf(int day) =>
        (day >> 5) - first is >= 0 and var leaf && leaf < leaves.Length ? leaves[leaf] : null;

    private ref Leaf LeafFor(int day)
    {
        var leaf = (day >> 5) - first;
        if ((uint)leaf >= (uint)leaves.Length)
        {
            Grow(day >> 5);
            leaf = (day >> 5) - first;
        }

        return ref leaves[leaf];
    }

    private void Grow(int to)
    {
        first = leaves.Length == 0 ? to : first;
        var before = Math.Max(first - to, 0);
        var after = Math.Max(to - first - leaves.Length + 1, 0);
        leaves = [.. new Leaf[before], .. leaves, .. new Leaf[after]];
        first -= before;
    }

    /// <summary>The numbers of the pages of 32 days, one of each book, and what stands there per procedure.</summary>
    private struct Leaf
    {
        public const int Books = Cells.Plain / Cells.OfBook;

        private PageNumbers numbers;

        public ProcedureDays? Procedures;

        public int this[int book]
        {
            readonly get => numbers[book];
            set => numbers[book] = value;
        }

        [InlineArray(Books)]
        private struct PageNumbers
        {
            private int number;
        }
    }

    /// <summary>Adds marks to the rows of their days; the last day's rows stay at hand.</summary>
    internal ref struct Pen(UnitCells unit, int procedure) : IMarkTaker
    {
        private long from = long.MaxValue;
        private long until = long.MinValue;
        private int day;
        private int book;
        private Span<int> row;
        private Span<int> sum;

        public void At(long moment)
        {
            if (moment < from || moment > until)
            {
                day = Day.Of(moment);
                (from, until) = (Day.StartOf(day), Day.EndOf(day));
                book = -1;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Cell cell, int amount)
        {
            if (Cells.IsByProcedure(cell))
            {
                AddToProcedure(cell, amount);
                return;
            }

            if ((int)cell / Cells.OfBook != book)
            {
                Turn((int)cell / Cells.OfBook);
            }

            row[(int)cell % Cells.OfBook] += amount;
            sum[(int)cell % Cells.OfBook] += amount;
        }

        private readonly void AddToProcedure(Cell cell, int amount)
        {
            if (amount != 0)
            {
                unit.ProceduresFor(day).Add(cell, procedure, day, amount);
            }
        }

        private void Turn(int to)
        {
            var page = unit.pages[unit.PageFor(day, to)];
            book = to;
            sum = CellPages.SumOf(page);
            row = CellPages.DayOf(page, day);
        }
    }
}
