using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Khối đếm: the sum of all bookings – unit × cell × day, and unit × cell × procedure × day for distinct TTHC. It
/// lives in memory and is never truth: any cube can be rebuilt from the journal. One thread posts, many read.
/// </summary>
public sealed partial class Cube : IDisposable
{
    private readonly ReaderWriterLockSlim gate = new();
    private readonly CodeIndex units = new();
    private readonly CodeIndex procedures = new();
    private readonly CellPages pages = new();
    private readonly DayBook dayBook;
    private readonly List<UnitCells> cells = [];
    private readonly Dictionary<int, DayDetail> details = [];
    private readonly List<long> versions = [];

    public Cube() => dayBook = new(pages);

    /// <summary>The last journal position posted.</summary>
    public long Position { get; private set; }

    public IReadOnlyList<string> Units => Reading(() => units.Codes.ToArray());

    /// <summary>Adds one entry's bookings. Throws when a position comes twice or out of order.</summary>
    public void Post(long position, byte[] bookings) => Post([new(position, default, default, bookings)]);

    /// <summary>Adds the bookings of a commit.</summary>
    public void Post(IReadOnlyList<PostedEntry> commit)
    {
        gate.EnterWriteLock();
        try
        {
            for (var i = 0; i < commit.Count; i++)
            {
                Note(commit[i].Position, commit[i].Marks);
            }
        }
        finally
        {
            dayBook.Carry();
            gate.ExitWriteLock();
        }
    }

    /// <summary>Takes an entry's bookings off again; the position stays as it is.</summary>
    public void TakeOff(byte[] bookings)
    {
        gate.EnterWriteLock();
        try
        {
            Book(bookings, -1);
        }
        finally
        {
            dayBook.Carry();
            gate.ExitWriteLock();
        }
    }

    /// <summary>True when single moments of the day can be told apart.</summary>
    public bool HasDetail(int day) => Reading(() => details.ContainsKey(day));

    /// <summary>Takes over the single bookings of one day, read from the store at the cube's own position.</summary>
    public void SetDetail(int day, IEnumerable<(string Unit, string Procedure, Mark Mark)> bookings)
    {
        var detail = new DayDetail();
        gate.EnterWriteLock();
        try
        {
            foreach (var (unit, procedure, mark) in bookings)
            {
                detail.Add(NumberOfUnit(unit), procedures.NumberOf(procedure), mark);
            }

            details[day] = detail;
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>The position of the last change that touched any of the units; 0 when none did.</summary>
    public long VersionOf(IEnumerable<UnitCode> codes) =>
        Reading(() => codes.Select(code => units.Find(code.Value) is >= 0 and var unit ? versions[unit] : 0L).DefaultIfEmpty().Max());

    /// <summary>
    /// Adds to the row (<see cref="Cells.Plain"/> numbers) the balance of the units at the end of a second.
    /// </summary>
    /// <param name="at">Unix seconds; inside a day its detail must be there (<see cref="HasDetail"/>)</param>
    public void AddBalance(IEnumerable<UnitCode> codes, long at, Span<int> row)
    {
        var day = Day.Of(at);
        gate.EnterReadLock();
        try
        {
            var detail = at == Day.EndOf(day) ? null : details[day];
            foreach (var code in codes)
            {
                if (units.Find(code.Value) is >= 0 and var unit)
                {
                    cells[unit].AddBalance(detail is null ? day : day - 1, row);
                    detail?.AddBalance(unit, at, row);
                }
            }
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>Reads the whole cube under its lock, for snapshot, digest and comparison.</summary>
    public T Reading<T>(Func<T> read)
    {
        gate.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    public void Dispose() => gate.Dispose();

    private void Note(long position, ReadOnlySpan<byte> bookings)
    {
        if (position <= Position)
        {
            throw new InvalidOperationException($"position {position} comes after {Position}");
        }

        Position = position;
        Book(bookings, 1);
    }

    /// <param name="sign">1 to add, -1 to take off</param>
    private void Book(ReadOnlySpan<byte> bookings, int sign)
    {
        var reader = Bookings.Read(bookings);
        while (reader.NextPlace())
        {
            var unit = NumberOfUnit(reader.Unit);
            var procedure = procedures.NumberOf(reader.Procedure);
            versions[unit] = Position;
            dayBook.Open(cells[unit], procedure);
            while (reader.NextMark(out var booked))
            {
                var mark = booked with { Amount = sign * booked.Amount };
                dayBook.Note(mark);
                if (details.Count > 0 && details.TryGetValue(Day.Of(mark.At), out var detail))
                {
                    detail.Add(unit, procedure, mark);
                }
            }
        }
    }

    private int NumberOfUnit(ReadOnlySpan<byte> code) => Room(units.NumberOf(code));

    private int NumberOfUnit(string code) => Room(units.NumberOf(code));

    private int Room(int unit)
    {
        if (unit == cells.Count)
        {
            cells.Add(new(pages));
            versions.Add(Position);
        }

        return unit;
    }
}
