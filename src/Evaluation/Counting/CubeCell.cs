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
            var code = units.Codes[unit];
            for (var day = cells[unit].FirstDay; day < cells[unit].FirstDay + cells[unit].Days; day++)
            {
                for (var cell = 0; cell < Cells.Plain; cell++)
                {
                    if (cells[unit].At(day, (Cell)cell) is not 0 and var amount)
                    {
                        yield return new(code, (Cell)cell, "", day, amount);
                    }
                }
            }

            foreach (var cell in Cells.ByProcedure)
            {
                foreach (var (procedure, days) in series[unit][Shelf(cell)])
                {
                    for (var i = 0; i < days.Counts.Length; i++)
                    {
                        if (days.Counts[i].Count is not 0 and var count)
                        {
                            yield return new(code, cell, procedures.Codes[procedure], days.Counts[i].Day, count);
                        }
                    }
                }
            }
        }
    }
}
