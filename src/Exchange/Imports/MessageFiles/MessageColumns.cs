using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DiemSang.Exchange.Imports.ReferenceFiles;

namespace DiemSang.Exchange.Imports.MessageFiles;

/// <summary>
/// Các cột của bảng hồ sơ: turns a row of a CSV file whose columns are the fields of the national message into an item.
/// A column of a nested list holds its JSON text.
/// </summary>
internal sealed class MessageColumns
{
    private static readonly string[] lists =
    [
        "DinhDanhCHS", "TaiLieuNop", "DanhSachLePhi", "DanhSachTepDinhKemKhac", "DanhSachHoSoBoSung",
        "DanhSachGiayToKetQua", "DSKetNoiCSDL",
    ];

    private static readonly SearchValues<char> telephone = SearchValues.Create("0123456789 ().-");

    private readonly string[] names;

    public MessageColumns(IReadOnlyList<string> header)
    {
        names = [.. header.Select(name => name.Trim())];
        var twice = names.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(name => name.Count() > 1);
        Problem = twice is not null ? new(1, twice.Key, "file.column-twice")
            : names.Contains("MaHoSo") ? null
            : new(1, "", "file.unknown-header");
    }

    public RowProblem? Problem { get; }

    public bool IsOfDossiers => names.Contains("MaHoSo");

    public MessageRow Read(CsvRow row)
    {
        var raw = Encoding.UTF8.GetBytes(row.Raw);
        if (row.Problem is { } broken)
        {
            return new(row.Line, default, broken, raw);
        }

        if (row.Cells.Skip(names.Length).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            return MessageRow.Bad(row.Line, raw, "row.extra-cells");
        }

        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            for (var i = 0; i < Math.Min(names.Length, row.Cells.Count); i++)
            {
                if (Write(json, names[i], row.Cells[i].Trim()) is { } problem)
                {
                    return new(row.Line, default, new(row.Line, names[i], problem, row.Cells[i].Trim()), raw);
                }
            }

            json.WriteEndObject();
        }

        return MessageRow.Of(row.Line, bytes.WrittenMemory) with { Raw = raw };
    }

    private static string? Write(Utf8JsonWriter json, string name, string cell)
    {
        if (name.Length == 0 || cell.Length == 0)
        {
            return null;
        }

        json.WritePropertyName(name);
        if (!lists.Contains(name))
        {
            json.WriteStringValue(cell);
            return IsFormula(cell) ? "cell.formula" : null;
        }

        var list = MessageRow.Of(0, Encoding.UTF8.GetBytes(cell));
        if (list.Problem is not null)
        {
            return "cell.list";
        }

        list.Item.WriteTo(json);
        return null;
    }

    /// <summary>A telephone number may begin with its plus; nothing else may begin as a formula does.</summary>
    private static bool IsFormula(string cell) =>
        cell[0] is '=' or '@'
        || (cell[0] is '+' or '-' && cell.AsSpan(1).ContainsAnyExcept(telephone));
}
