namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Sổ nhật ký: marks whose places are found, before they are carried to the pages together. A page that was not in
/// use lately is slow to come from memory; one wait after the other would cost more than all the counting, but pages
/// that are asked for together come together. Empty whenever the cube can be read.
/// </summary>
internal sealed class DayBook(CellPages pages)
{
    private const int Size = 512;

    private readonly Step[] steps = new Step[Size];
    private readonly ProcedureStep[] ofProcedures = new ProcedureStep[Size];
    private int count;
    private int countOfProcedures;

    /// <summary>There is room for the marks of one more subject.</summary>
    public void MakeRoom()
    {
        if (Math.Max(count, countOfProcedures) > Size - MarkList.Most)
        {
            Carry();
        }
    }

    /// <summary>Writes in any case and keeps what is not 0: whether there is such a mark cannot be foretold.</summary>
    public void Note(in RowPlace place, int cell, int amount)
    {
        steps[count] = new(place, cell, amount);
        count += amount == 0 ? 0 : 1;
    }

    public void Note(ProcedureDays days, uint key, int amount) => ofProcedures[countOfProcedures++] = new(days, key, amount);

    public void Carry()
    {
        foreach (ref readonly var step in steps.AsSpan(0, count))
        {
            var cells = pages.Piece(step.Place.Piece);
            cells[step.Place.Sum + step.Cell] += step.Amount;
            cells[step.Place.Row + step.Cell] += step.Amount;
        }

        foreach (ref readonly var step in ofProcedures.AsSpan(0, countOfProcedures))
        {
            step.Days.Add(step.Key, step.Amount);
        }

        (count, countOfProcedures) = (0, 0);
    }

    private readonly record struct Step(RowPlace Place, int Cell, int Amount);

    private readonly record struct ProcedureStep(ProcedureDays Days, uint Key, int Amount);
}
