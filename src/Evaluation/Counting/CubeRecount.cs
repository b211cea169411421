using System.Runtime.CompilerServices;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Counting;

public sealed partial class Cube
{
    /// <summary>Counts one subject afresh: the same as posting its first bookings, without writing them down.</summary>
    [SkipLocalsInit]
    public void Count(SubjectFacts facts)
    {
        var marks = new MarkList(stackalloc Mark[MarkList.Most]);
        Marks.Of(facts, ref marks);
        if (marks.Marks.IsEmpty)
        {
            return;
        }

        var (unitCode, procedureCode) = Bookings.PlaceOf(facts);
        gate.EnterWriteLock();
        try
        {
            var unit = NumberOfUnit(unitCode);
            var procedure = procedures.NumberOf(procedureCode);
            var plain = cells[unit].Open();
            foreach (ref readonly var mark in marks.Marks)
            {
                Add(unit, procedure, mark, ref plain);
            }
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }
}
