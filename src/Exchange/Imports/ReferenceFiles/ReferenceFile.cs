namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>
/// One row of a file: the record that it makes, or the first thing wrong with it; Raw for the reject file.
/// </summary>
public sealed record FileRow<T>(int Line, T? Record, RowProblem? Problem, string Raw)
    where T : class;

/// <summary>
/// Tệp tham chiếu: a CSV file of units, procedures, decisions, PAKN, ratings or given tallies, known by its header. It is read
/// once, row by row, at any size; what cannot be read at all is told as the file's Refusal.
/// </summary>
public sealed class ReferenceFile
{
    private readonly CsvRows? rows;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private int columnCount;

    private ReferenceFile(TextLines lines)
    {
        Header = FirstLine(lines);
        if (Header.Problem is { } unreadable)
        {
            Refusal = new(Header.Number, "", unreadable);
            return;
        }

        var delimiter = DelimiterOf(Header.Text);
        lines.PushBack(Header);
        rows = new(lines, delimiter);
        var header = rows.Next()!;
        Refusal = header.Problem ?? Understand(header);
    }

    /// <summary>What the file holds, when its header says so.</summary>
    public FileKind? Kind { get; private set; }

    /// <summary>Why no row of the file can be read, or null.</summary>
    public RowProblem? Refusal { get; }

    /// <summary>Columns that are not known and were left out.</summary>
    public IReadOnlyList<RowProblem> Warnings { get; private set; } = [];

    /// <summary>The header line, to open the reject file with.</summary>
    public string HeaderText => Header.Text;

    private TextLine Header { get; }

    public static ReferenceFile Open(Stream stream) => new(new(stream));

    /// <summary>The remaining rows, each read by the rows' own reader (UnitRows.Read and the like).</summary>
    public IEnumerable<FileRow<T>> Rows<T>(Func<RowCells, T?> read)
        where T : class
    {
        while (Refusal is null && rows!.Next() is { } row)
        {
            if (row.Problem is { } broken)
            {
                yield return new(row.Line, null, broken, row.Raw);
                continue;
            }

            var cells = new RowCells(row, places, columnCount);
            var record = cells.Problem is null ? read(cells) : null;
            yield return new(row.Line, cells.Problem is null ? record : null, cells.Problem, row.Raw);
        }
    }

    private static TextLine FirstLine(TextLines lines)
    {
        while (lines.Next() is { } line)
        {
            if (line.Problem is not null || !string.IsNullOrWhiteSpace(line.Text))
            {
                return line;
            }
        }

        return new(1, "", "file.empty");
    }

    private static char DelimiterOf(string header) =>
        new[] { ',', ';', '\t' }.MaxBy(delimiter => header.AsSpan().Count(delimiter));

    private RowProblem? Understand(CsvRow header)
    {
        var names = header.Cells.Select(cell => cell.Trim()).ToList();
        var columns = FileColumns.Of([.. names.Select(name => name.ToLowerInvariant()).Distinct()]);
        if (columns is null)
        {
            return new(header.Line, "", "file.unknown-header");
        }

        Kind = columns.Kind;
        columnCount = names.Count;
        var strangers = new List<RowProblem>();
        for (var place = 0; place < names.Count; place++)
        {
            var name = names[place].ToLowerInvariant();
            if (name.Length == 0)
            {
                continue;
            }

            if (!columns.Has(name))
            {
                strangers.Add(new(header.Line, names[place], "file.extra-column"));
            }
            else if (!places.TryAdd(name, place))
            {
                return new(header.Line, name, "file.column-twice");
            }
        }

        Warnings = strangers;
        var missing = columns.Required.Where(name => !places.ContainsKey(name)).ToList();
        return missing.Count == 0 ? null : new(header.Line, "", "file.missing-column", string.Join(", ", missing));
    }
}
