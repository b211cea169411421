namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Sổ nhật ký: the marks of a commit, first noted with their places, then carried to the pages together. A page that
/// was not in use lately is slow to come from memory; pages that are asked for together come together. Empty whenever
/// the cube can be read.
/// </summary>
internal sealed class DayBook(CellPages pages)
{
    private const int Size = 512;

    private readonly Step[] steps = new Step[Size];
    private readonly ProcedureStep[] ofProcedures = new ProcedureStep[Size];
    private int count;
    private int countOfProcedures;

    private UnitCells? unit;
    private int procedure;
    private int day;
    private int book;
    private RowPlace row;

    /// <summary>The marks that follow are of this unit and procedure.</summary>
    public void Open(UnitCells of, int ofProcedure) => (unit, procedure, book) = (of, ofProcedure, -1);

    public void Note(in Mark mark)
    {
        var on = Day.Of(mark.At);
        if (Cells.IsByProcedure(mark.Cell))
        {
            ofProcedures[countOfProcedures++] = new(unit!.ProceduresFor(on), mark.Cell, procedure, on, mark.Amount);
        }
        else
        {
            var of = (int)mark.Cell / Cells.OfBook;
            if (on != day || of != book)
            {
                (day, book, row) = (on, of, pages.PlaceOf(unit!.PageFor(on, of), on));
            }

            steps[count++] = new(row, (int)mark.Cell % Cells.OfBook, mark.Amount);
        }

        if (count == Size || countOfProcedures == Size)
        {
            Carry();
        }
    }

    public void Carry()
    {
        foreach (ref readonly var step in steps.AsSpan(0, count))
        {
            var cells = pages.Piece(step.Row.Piece);
            cells[step.Row.Sums + step.Cell] += step.Amount;
            cells[step.Row.Day + step.Cell] += step.Amount;
        }

        foreach (ref readonly var step in ofProcedures.AsSpan(0, countOfProcedures))
        {
            step.Days.Add(step.Cell, step.Procedure, step.Day, step.Amount);
        }

        (count, countOfProcedures) = (0, 0);
    }

    private readonly record struct Step(RowPlace Row, int Cell, int Amount);

    private readonly record struct ProcedureStep(ProcedureDays Days, Cell Cell, int Procedure, int Day, int Amount);
}
