using System.Text;
using System.Text.Json;
using DiemSang.Exchange.Imports.ReferenceFiles;
using DiemSang.Exchange.Messages;

namespace DiemSang.Exchange.Imports.MessageFiles;

/// <summary>
/// Tệp thông điệp: a file of dossiers and progress events with the fields of the national message, as a JSON array, as
/// NDJSON, as a saved call, or as CSV with the fields as columns. It is read once, item by item, at any size.
/// </summary>
public sealed class MessageFile
{
    private readonly Stream stream;
    private readonly bool isJson;
    private readonly bool isByLine;
    private readonly MessageColumns? columns;
    private readonly CsvRows? rows;

    private MessageFile(Stream stream, byte[] head)
    {
        this.stream = stream;
        var first = head.AsSpan().TrimStart("\uFEFF \t\r\n"u8);
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [_, 0, ..] or [0, ..])
        {
            Refusal = new(1, "", "file.utf16");
        }
        else if (first.IsEmpty)
        {
            Refusal = new(1, "", "file.empty");
        }
        else if (first[0] is (byte)'[' or (byte)'{')
        {
            isJson = true;
            isByLine = first[0] == '{' && IsWhole(first);
        }
        else
        {
            var lines = new TextLines(stream);
            var header = lines.Next()!.Value;
            HeaderText = header.Text;
            if (header.Problem is not null)
            {
                Refusal = new(header.Number, "", header.Problem);
                return;
            }

            rows = new(lines, new[] { ',', ';', '\t' }.MaxBy(mark => header.Text.AsSpan().Count(mark)));
            lines.PushBack(header);
            columns = new(rows.Next()!.Cells);
            Refusal = columns.Problem;
        }
    }

    /// <summary>Why no row of the file can be read, or null.</summary>
    public RowProblem? Refusal { get; }

    /// <summary>Rows and columns, not JSON: when it has no MaHoSo it may be a reference file.</summary>
    public bool IsTable => HeaderText is not null;

    /// <summary>A table whose header names dossiers, even when it cannot be read.</summary>
    public bool IsOfDossiers => columns?.IsOfDossiers == true;

    /// <summary>The header of a CSV file, to open its reject file with.</summary>
    public string? HeaderText { get; }

    /// <summary>Opens a seekable stream.</summary>
    public static MessageFile Open(Stream stream)
    {
        var head = new byte[256 << 10];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return new(stream, head[..length]);
    }

    public IEnumerable<MessageRow> Rows()
    {
        if (Refusal is not null)
        {
            yield break;
        }

        foreach (var row in isByLine ? Lines() : isJson ? new JsonItems(stream).Read() : Table())
        {
            if (row.Problem is null && IsCall(row.Item))
            {
                foreach (var one in ItemsOf(row))
                {
                    yield return one;
                }
            }
            else
            {
                yield return row;
            }
        }
    }

    private IEnumerable<MessageRow> Lines()
    {
        var lines = new TextLines(stream);
        while (lines.Next() is { } line)
        {
            if (line.Problem is { } problem)
            {
                yield return MessageRow.Bad(line.Number, default, problem);
            }
            else if (!string.IsNullOrWhiteSpace(line.Text))
            {
                yield return MessageRow.Of(line.Number, Encoding.UTF8.GetBytes(line.Text));
            }
        }
    }

    private IEnumerable<MessageRow> Table()
    {
        while (rows!.Next() is { } row)
        {
            yield return columns!.Read(row);
        }
    }

    private static bool IsCall(JsonElement item) => item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty("data", out var data) && !item.TryGetProperty("MaHoSo", out _)
        && data.ValueKind is JsonValueKind.Array or JsonValueKind.Object;

    private static IEnumerable<MessageRow> ItemsOf(MessageRow call)
    {
        var unit = call.Item.TryGetProperty("madonvi", out var named) && named.ValueKind == JsonValueKind.String
            ? ItemText.Read(named) : null;
        var data = call.Item.GetProperty("data");
        IEnumerable<JsonElement> items = data.ValueKind == JsonValueKind.Array ? data.EnumerateArray() : [data];
        var (line, at) = (call.Line, 0);
        foreach (var item in items)
        {
            var raw = Encoding.UTF8.GetBytes(item.GetRawText());
            var next = at + call.Raw.Span[at..].IndexOf(raw);
            line += call.Raw.Span[at..next].Count((byte)'\n');
            at = next;
            yield return new(line, item, null, raw) { CallUnit = unit };
        }
    }

    /// <summary>True when the first line looks like an object of its own: then each line is one.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> head)
    {
        var stop = head.IndexOf((byte)'\n');
        var line = stop < 0 ? head : head[..stop];
        return line.TrimEnd(" \t\r"u8).EndsWith("}"u8);
    }
}
