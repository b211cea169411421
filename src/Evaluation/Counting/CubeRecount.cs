using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Counting;

public sealed partial class Cube
{
    /// <summary>Counts one subject afresh: the same as posting its first bookings, without writing them down.</summary>
    public void Count(SubjectFacts facts)
    {
        var (unit, procedure) = Bookings.PlaceOf(facts);
        gate.EnterWriteLock();
        try
        {
            var pen = cells[NumberOfUnit(unit)].Open(procedures.NumberOf(procedure));
            Marks.Of(facts, ref pen);
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>
    /// Counts many dossiers afresh: a thread for the units of each share, one unit after the other, so that a thread
    /// has few pages in hand.
    /// </summary>
    public void Count(DossierColumns dossiers)
    {
        gate.EnterWriteLock();
        try
        {
            var books = dossiers.Units.Select(code => cells[NumberOfUnit(code)]).ToArray();
            var numbers = dossiers.Procedures.Select(procedures.NumberOf).ToArray();
            var threads = Environment.ProcessorCount;
            Parallel.For(0, threads, share =>
            {
                foreach (var (unit, rows) in dossiers.ByUnit(share, threads))
                {
                    foreach (ref readonly var row in rows.Span)
                    {
                        var pen = books[unit].Open(numbers[row.Procedure]);
                        Marks.Of(row.Dossier, ref pen);
                    }
                }
            });
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }
}
