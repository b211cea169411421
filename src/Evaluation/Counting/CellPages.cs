using System.Runtime.InteropServices;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Trang sổ: the pages of all books of a cube, one after the other in large pieces of memory that the collector never
/// moves. A page holds a row for each of 32 days, and above them the row of their sums; every row begins where a
/// line of memory begins. Pages have numbers from 1; 0 is a page that nobody has written on.
/// </summary>
public sealed class CellPages
{
    public const int Days = 32;

    private const int PageSize = (1 + Days) * Cells.OfBook;
    private const int InPiece = 64;
    private const int Line = 64 / sizeof(int);

    private readonly Lock gate = new();
    private PieceOfPages[] pieces = [];

    public int Count { get; private set; }

    /// <summary>The sums of a page, then its days.</summary>
    public Span<int> this[int page] => pieces[(page - 1) / InPiece].Page((page - 1) % InPiece);

    /// <param name="day">of any month: its place on the page follows</param>
    internal RowPlace PlaceOf(int page, int day)
    {
        var sums = pieces[(page - 1) / InPiece].PlaceOf((page - 1) % InPiece);
        return new((page - 1) / InPiece, sums, sums + ((1 + (day & (Days - 1))) * Cells.OfBook));
    }

    internal int[] Piece(int number) => pieces[number].Cells;

    public static Span<int> SumOf(Span<int> page) => page[..Cells.OfBook];

    /// <param name="day">of any month: its place on the page follows</param>
    public static Span<int> DayOf(Span<int> page, int day) =>
        page.Slice((1 + (day & (Days - 1))) * Cells.OfBook, Cells.OfBook);

    /// <summary>A page of zeros; several books may ask at once.</summary>
    public int New()
    {
        lock (gate)
        {
            Room(Count + 1);
            return ++Count;
        }
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Count);
        for (var first = 0; first < Count; first += InPiece)
        {
            to.Write(MemoryMarshal.AsBytes(pieces[first / InPiece].Pages(Math.Min(InPiece, Count - first))));
        }
    }

    public void Read(BinaryReader from)
    {
        Count = from.ReadInt32();
        Room(Count);
        for (var first = 0; first < Count; first += InPiece)
        {
            var pages = pieces[first / InPiece].Pages(Math.Min(InPiece, Count - first));
            from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(pages));
        }
    }

    private void Room(int pages)
    {
        var (have, need) = (pieces.Length, (pages + InPiece - 1) / InPiece);
        if (need > have)
        {
            pieces = [.. pieces, .. Enumerable.Range(have, need - have).Select(_ => new PieceOfPages())];
        }
    }

    private readonly struct PieceOfPages
    {
        private readonly int start;

        /// <summary>The first page begins at the first line of memory that begins in the piece.</summary>
        public PieceOfPages()
        {
            var into = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(Cells, 0) / sizeof(int)) & (Line - 1);
            start = (Line - into) & (Line - 1);
        }

        public int[] Cells { get; } = GC.AllocateArray<int>((InPiece * PageSize) + Line, pinned: true);

        public int PlaceOf(int page) => start + (page * PageSize);

        public Span<int> Page(int page) => Cells.AsSpan(PlaceOf(page), PageSize);

        public Span<int> Pages(int count) => Cells.AsSpan(start, count * PageSize);
    }
}

/// <summary>Where a day's row and the row of its page's sums begin, in a piece of memory.</summary>
internal readonly record struct RowPlace(int Piece, int Sums, int Day);
