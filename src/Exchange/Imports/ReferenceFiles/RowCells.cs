using System.Globalization;
using System.Text;
using DiemSang.Exchange.Messages;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>
/// Các ô của một dòng: reads cells by column name as what they should be. The first that is wrong becomes the row's
/// Problem; a reader may go on asking and builds a record that is then thrown away.
/// </summary>
public sealed class RowCells
{
    private readonly int line;
    private readonly Func<string, string?> cellOf;

    internal RowCells(CsvRow row, Dictionary<string, int> places, int columns)
    {
        line = row.Line;
        cellOf = column => places.TryGetValue(column, out var place) && place < row.Cells.Count ? row.Cells[place] : null;
        if (row.Cells.Skip(columns).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            Refuse("", "row.extra-cells");
        }
    }

    /// <summary>The texts of an item, by the names of the columns.</summary>
    internal RowCells(int line, IReadOnlyDictionary<string, string> texts) =>
        (this.line, cellOf) = (line, column => texts.GetValueOrDefault(column));

    public RowProblem? Problem { get; private set; }

    public void Refuse(string column, string code, params string[] blanks) =>
        Problem ??= new(line, column, code, blanks);

    public bool Has(string column) => Raw(column).Length > 0;

    /// <summary>
    /// A text that is kept: NFC, on one line, never a formula for the next spreadsheet that opens it.
    /// </summary>
    public string Text(string column, int longest = 1_000)
    {
        var text = Cell(column).Trim(' ', '\n', '\u00A0').Replace('\n', ' ').Normalize(NormalizationForm.FormC);
        if (SheetCell.IsFormula(text))
        {
            Refuse(column, "cell.formula", text);
        }
        else if (text.Any(char.IsControl))
        {
            Refuse(column, "cell.control-character");
        }
        else if (text.Length > longest)
        {
            Refuse(column, "cell.too-long", longest.ToString(CultureInfo.InvariantCulture));
        }

        return text;
    }

    public string Needed(string column, int longest = 1_000)
    {
        var text = Text(column, longest);
        if (text.Length == 0)
        {
            Refuse(column, "cell.empty");
        }

        return text;
    }

    public UnitCode? Unit(string column) =>
        Code(column, "cell.unit-code", UnitCode.IsWellFormed) is { } code ? new(code) : null;

    public DossierCode? Dossier(string column) =>
        Code(column, "cell.dossier-code", DossierCode.IsWellFormed) is { } code ? new(code) : null;

    public ProcedureCode? Procedure(string column) =>
        Code(column, "cell.procedure-code", ProcedureCode.IsWellFormed) is { } code ? new(code) : null;

    public DateTimeOffset? Moment(string column)
    {
        if (!Has(column))
        {
            return null;
        }

        var problem = MomentText.Read(Raw(column), out var moment);
        if (problem is not null)
        {
            Refuse(column, problem, Raw(column));
        }

        return moment;
    }

    public DateOnly? Day(string column)
    {
        if (!Has(column))
        {
            return null;
        }

        var problem = MomentText.ReadDay(Raw(column), out var day);
        if (problem is not null)
        {
            Refuse(column, problem, Raw(column));
        }

        return day;
    }

    public bool Flag(string column, bool byDefault)
    {
        switch (Raw(column).ToLowerInvariant())
        {
            case "":
                return byDefault;
            case "1" or "true":
                return true;
            case "0" or "false":
                return false;
            default:
                Refuse(column, "cell.flag", Raw(column));
                return byDefault;
        }
    }

    /// <summary>A whole number from 0 upwards, written with digits only; empty is null.</summary>
    public long? Number(string column, long most)
    {
        if (!Has(column))
        {
            return null;
        }

        var isNumber = long.TryParse(Raw(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || number > most)
        {
            Refuse(column, "cell.number", Raw(column), most.ToString(CultureInfo.InvariantCulture));
        }

        return number;
    }

    /// <summary>One of a few words; their order is that of the values.</summary>
    public T Word<T>(string column, T byDefault, params ReadOnlySpan<(string Word, T Value)> words)
    {
        foreach (var (word, value) in words)
        {
            if (word.Equals(Raw(column), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        if (Has(column))
        {
            Refuse(column, "cell.word", Raw(column), string.Join(", ", words.ToArray().Select(known => known.Word)));
        }

        return byDefault;
    }

    /// <summary>Two days in the right order, either of them open.</summary>
    public (DateOnly? From, DateOnly? To) Days(string from, string to)
    {
        var days = (From: Day(from), To: Day(to));
        if (days.From > days.To)
        {
            Refuse(to, "cell.days-order", Raw(from), Raw(to));
        }

        return days;
    }

    /// <summary>The parts of a list cell (a;b;c), none of them empty.</summary>
    public string[] List(string column) =>
        Text(column, 1 << 20).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string? Code(string column, string problem, Func<string, bool> isWellFormed)
    {
        var text = Text(column, 100);
        if (text.Length == 0 || isWellFormed(text))
        {
            return text.Length == 0 ? null : text;
        }

        Refuse(column, problem, text);
        return null;
    }

    private string Raw(string column) => Cell(column).Trim();

    private string Cell(string column) => cellOf(column) ?? "";
}
