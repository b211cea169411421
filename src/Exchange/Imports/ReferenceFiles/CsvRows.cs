using System.Text;

namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>One row of a CSV file: its cells, or what makes it unreadable, and its text for the reject file.</summary>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells, string Raw, RowProblem? Problem = null);

/// <summary>
/// Splits lines into rows of cells (RFC 4180). A quote that is not closed within a few lines costs its own line only:
/// the lines after it are read again as rows.
/// </summary>
internal sealed class CsvRows(TextLines lines, char delimiter)
{
    private const int MostCells = 1_000;
    private const int MostLinesInACell = 20;

    private readonly StringBuilder cell = new();
    private List<string> cells = [];
    private bool quoted;

    public CsvRow? Next()
    {
        while (lines.Next() is { } line)
        {
            if (line.Problem is { } problem)
            {
                return Broken(line, problem);
            }

            if (!string.IsNullOrWhiteSpace(line.Text))
            {
                return Row(line);
            }
        }

        return null;
    }

    private static CsvRow Broken(TextLine line, string code) =>
        new(line.Number, [], line.Text, new(line.Number, "", code));

    private CsvRow Row(TextLine first)
    {
        cells = [];
        cell.Clear();
        quoted = false;
        Feed(first.Text);
        var more = new List<TextLine>();
        while (quoted && more.Count < MostLinesInACell && lines.Next() is { } line)
        {
            more.Add(line);
            if (line.Problem is not null)
            {
                break;
            }

            cell.Append('\n');
            Feed(line.Text);
        }

        if (quoted)
        {
            more.Reverse();
            more.ForEach(lines.PushBack);
            return Broken(first, "row.unclosed-quote");
        }

        cells.Add(cell.ToString());
        return cells.Count > MostCells ? Broken(first, "row.too-many-cells")
            : new(first.Number, cells, string.Join('\n', more.Select(line => line.Text).Prepend(first.Text)));
    }

    private void Feed(string text)
    {
        for (var i = 0; i < text.Length && cells.Count <= MostCells; i++)
        {
            var character = text[i];
            if (quoted)
            {
                if (character != '"')
                {
                    cell.Append(character);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (character == delimiter)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (character == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else
            {
                cell.Append(character);
            }
        }
    }
}
