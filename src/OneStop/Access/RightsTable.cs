using System.Reflection;

namespace DiemSang.OneStop.Access;

/// <summary>Phạm vi: how far a right reaches for a role.</summary>
public enum Reach
{
    None,

    /// <summary>One's own account and dossiers.</summary>
    Own,

    /// <summary>The unit of the grant and everything below it.</summary>
    Unit,
}

/// <summary>Bảng quyền: every right with its reach for every role, as rules/rights.csv says. What is not there is no.</summary>
public sealed class RightsTable
{
    private static readonly Role[] roles = Enum.GetValues<Role>();
    private readonly Dictionary<string, Reach[]> rows;

    private RightsTable(Dictionary<string, Reach[]> rows, IReadOnlyDictionary<string, string> descriptions) =>
        (this.rows, Descriptions) = (rows, descriptions);

    /// <summary>The table of this version of the product.</summary>
    public static RightsTable House { get; } = Read(Shipped());

    /// <summary>What each right lets one do, in the words of the office.</summary>
    public IReadOnlyDictionary<string, string> Descriptions { get; }

    public IEnumerable<string> Rights => rows.Keys;

    /// <exception cref="KeyNotFoundException">the table has no such right: a fault of the program</exception>
    public Reach Of(string right, Role role) =>
        rows.TryGetValue(right, out var row)
            ? row[(int)role]
            : throw new KeyNotFoundException($"rights.csv has no right '{right}'");

    public bool Knows(string right) => rows.ContainsKey(right);

    /// <exception cref="FormatException">the text is not a whole table; the message names each line</exception>
    public static RightsTable Read(string text)
    {
        var (rows, descriptions, problems) = Parse(text);
        return problems.Count == 0 ? new(rows, descriptions) : throw new FormatException(string.Join("; ", problems));
    }

    /// <summary>What is wrong with a table, line by line; empty when it may be used.</summary>
    public static IReadOnlyList<string> Check(string text) => Parse(text).Problems;

    private static (Dictionary<string, Reach[]> Rows, Dictionary<string, string> Descriptions, List<string> Problems) Parse(
        string text)
    {
        Dictionary<string, Reach[]> rows = new(StringComparer.Ordinal);
        Dictionary<string, string> descriptions = new(StringComparer.Ordinal);
        var problems = new List<string>();
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] heading = ["right", "description", .. roles.Select(role => role.ToString())];
        if (lines.Length == 0 || !lines[0].Split(',').SequenceEqual(heading, StringComparer.Ordinal))
        {
            return (rows, descriptions, [$"1: the heading must be {string.Join(',', heading)}"]);
        }

        for (var line = 1; line < lines.Length; line++)
        {
            var cells = Cells(lines[line]);
            var reaches = cells.Skip(2).Select(ReachOf).ToArray();
            if (cells.Count != heading.Length)
            {
                problems.Add($"{line + 1}: {cells.Count} cells, not {heading.Length}");
            }
            else if (!IsRight(cells[0]) || cells[1].Length == 0)
            {
                problems.Add($"{line + 1}: '{cells[0]}' is not a right with its description");
            }
            else if (Array.IndexOf(reaches, null) is >= 0 and var bad)
            {
                problems.Add($"{line + 1}: '{cells[bad + 2]}' under {heading[bad + 2]} is neither -, own nor unit");
            }
            else if (!rows.TryAdd(cells[0], [.. reaches.Select(reach => reach!.Value)]))
            {
                problems.Add($"{line + 1}: '{cells[0]}' stands twice");
            }
            else
            {
                descriptions[cells[0]] = cells[1];
            }
        }

        return (rows, descriptions, problems);
    }

    private static bool IsRight(string text) =>
        text.Contains('.', StringComparison.Ordinal)
        && text.All(letter => char.IsAsciiLetterLower(letter) || letter is '.' or '-');

    private static Reach? ReachOf(string cell) => cell switch
    {
        "-" => Reach.None,
        "own" => Reach.Own,
        "unit" => Reach.Unit,
        _ => null,
    };

    private static List<string> Cells(string line)
    {
        var cells = new List<string> { "" };
        var quoted = false;
        foreach (var letter in line)
        {
            quoted ^= letter == '"';
            if (letter == ',' && !quoted)
            {
                cells.Add("");
            }
            else if (letter != '"')
            {
                cells[^1] += letter;
            }
        }

        return cells;
    }

    private static string Shipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("rights.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
