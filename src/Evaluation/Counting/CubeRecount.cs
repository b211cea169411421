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
            var pen = cells[NumberOfUnit(unit)].Open(procedures.NumberOf(procedure), dayBook);
            Marks.Of(facts, ref pen);
            dayBook.Carry();
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>Counts many dossiers afresh, a thread for the units of each share.</summary>
    public void Count(DossierColumns dossiers)
    {
        gate.EnterWriteLock();
        try
        {
            var books = dossiers.Units.Select(code => cells[NumberOfUnit(code)]).ToArray();
            var numbers = dossiers.Procedures.Select(procedures.NumberOf).ToArray();
            var threads = Environment.ProcessorCount;
            Parallel.For(0, threads, share => CountShare(dossiers, books, numbers, share, threads));
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    private void CountShare(DossierColumns dossiers, UnitCells[] books, int[] numbers, int share, int shares)
    {
        var marks = new DayBook(pages);
        var units = dossiers.UnitOf;
        for (var i = 0; i < units.Length; i++)
        {
            if (units[i] % shares == share)
            {
                marks.MakeRoom();
                var pen = books[units[i]].Open(numbers[dossiers.ProcedureOf[i]], marks);
                Marks.Of(dossiers[i], ref pen);
            }
        }

        marks.Carry();
    }
}
