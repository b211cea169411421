namespace DiemSang.Evaluation.Counting;

/// <summary>One number of the cube.</summary>
/// <param name="Procedure">empty for plain cells</param>
/// <param name="Day">days since 01/01/2000</param>
public readonly record struct CubeCell(string Unit, Cell Cell, string Procedure, int Day, int Amount);

public sealed partial class Cube
{
    /// <summary>Every non-zero cell: unit, cell, procedure ("" for plain cells), day, amount; in no order.</summary>
    public IEnumerable<CubeCell> NonZero()
    {
        for (var unit = 0; unit < cells.Count; unit++)
        {
            var (code, book) = (units.Codes[unit], cells[unit]);
            for (var day = book.FirstDay; day < book.FirstDay + book.Days; day++)
            {
                for (var cell = 0; cell < Cells.Plain; cell++)
                {
                    if (book.At(day, (Cell)cell) is not 0 and var amount)
                    {
                        yield return new(code, (Cell)cell, "", day, amount);
                    }
                }
            }

            foreach (var (firstDay, days) in book.Procedures(book.FirstDay, book.FirstDay + book.Days))
            {
                for (var i = 0; i < days.Slots.Length; i++)
                {
                    if (days.Slots[i] is { Amount: not 0 } one)
                    {
                        yield return new(
                            code, one.Cell, procedures.Codes[one.Procedure], firstDay + one.Day, one.Amount);
                    }
                }
            }
        }
    }
}
