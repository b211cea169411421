using System.Reflection;
using System.Text;

namespace DiemSang.Demo;

/// <summary>Bảng dữ liệu: the embedded CSV tables of a scenario.</summary>
internal static class EmbeddedTable
{
    public static byte[] Bytes(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"demo/{name}")
            ?? throw new FileNotFoundException($"no embedded table demo/{name}");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The cells of each row after the header.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StringReader(Encoding.UTF8.GetString(Bytes(name)));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return Cells(line);
    }

    private static string[] Cells(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal)) return line.Split(',');
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"') quoted = !quoted;
            else if (character == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(character);
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
