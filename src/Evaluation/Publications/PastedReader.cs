namespace DiemSang.Evaluation.Publications;

/// <summary>Người đọc bảng dán: learns the columns from the head, then reads each row or says which cell is wrong.</summary>
internal sealed class PastedReader(
    IReadOnlyList<(string Code, string Name, decimal Max)> groups, PastedHeads heads, Func<string, string?> find)
{
    private readonly List<ReceivedRow> rows = [];
    private readonly List<CellProblem> problems = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private int[]? groupColumns;
    private int nameColumn;
    private int totalColumn;
    private int width;

    public void Take(int line, IReadOnlyList<string> cells)
    {
        if (groupColumns is null)
        {
            if (IsHead(cells))
            {
                return;
            }

            Assume(cells.Count);
        }

        if (cells.Count != width)
        {
            problems.Add(new(line, 0, cells.Count < width ? "received.too-few-cells" : "received.too-many-cells", cells[0]));
            return;
        }

        var before = problems.Count;
        var unit = Unit(line, cells[nameColumn]);
        var points = groups.Select((group, i) => Points(line, groupColumns![i], cells, group.Max)).ToList();
        var total = Points(line, totalColumn, cells, 100m);
        if (problems.Count == before && !seen.Add(unit!))
        {
            problems.Add(new(line, nameColumn + 1, "received.twice", cells[nameColumn]));
        }

        if (problems.Count == before)
        {
            rows.Add(new(line, unit!, cells[nameColumn], [.. points.Select(one => one!.Value)], total!.Value));
        }
    }

    public PastedTable End()
    {
        if (rows.Count == 0 && problems.Count == 0)
        {
            problems.Add(new(1, 0, "received.nothing", ""));
        }

        return new(rows, problems);
    }

    /// <summary>A head names every group by its code or short name, and the total.</summary>
    private bool IsHead(IReadOnlyList<string> cells)
    {
        var found = groups.Select(group => Index(cells, group.Code, group.Name)).ToArray();
        if (found.Any(index => index < 0))
        {
            return false;
        }

        var total = Index(cells, [.. heads.Total]);
        var name = Enumerable.Range(0, cells.Count).FirstOrDefault(
            i => !found.Contains(i) && i != total && Matches(cells[i], [.. heads.Unit]), -1);
        (groupColumns, totalColumn, width) = (found, total >= 0 ? total : cells.Count - 1, cells.Count);
        nameColumn = name >= 0 ? name : Math.Max(0, found.Min() - 1);
        return true;
    }

    /// <summary>Without a head: unit, groups, total – or the same after a running number.</summary>
    private void Assume(int columns)
    {
        var first = columns == groups.Count + 3 ? 1 : 0;
        nameColumn = first;
        groupColumns = [.. Enumerable.Range(first + 1, groups.Count)];
        totalColumn = first + groups.Count + 1;
        width = totalColumn + 1;
    }

    private string? Unit(int line, string name)
    {
        var unit = name.Length == 0 ? null : find(name);
        if (unit is null)
        {
            problems.Add(new(line, nameColumn + 1, name.Length == 0 ? "received.empty-cell" : "received.unknown-unit", name));
        }

        return unit;
    }

    private decimal? Points(int line, int column, IReadOnlyList<string> cells, decimal max)
    {
        var text = cells[column];
        var number = PastedTable.Number(text);
        var code = text.Length == 0 ? "received.empty-cell"
            : number is null ? "received.no-number"
            : number > max ? "received.over-max"
            : null;
        if (code is not null)
        {
            problems.Add(new(line, column + 1, code, text));
            return null;
        }

        return number;
    }

    private static int Index(IReadOnlyList<string> cells, params string[] names)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (Matches(cells[i], names))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>"CKMB (18)" and "CKMB / 18" mean CKMB.</summary>
    private static bool Matches(string cell, params string[] names)
    {
        var cut = cell.IndexOfAny(['(', '/']);
        var bare = (cut > 0 ? cell[..cut] : cell).Trim();
        return names.Any(name => string.Equals(bare, name, StringComparison.OrdinalIgnoreCase));
    }
}
