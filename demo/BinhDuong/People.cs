using System.Globalization;
using System.Text.Json;

namespace DiemSang.Demo.BinhDuong;

/// <summary>
/// Người nộp, cán bộ: invented persons. Names are combined at random; identity numbers begin with 999, which no
/// province has, and telephones with 0900.
/// </summary>
internal sealed class People
{
    private readonly string[] families;
    private readonly string[] middles;
    private readonly string[] givens;

    public People()
    {
        var words = EmbeddedTable.Rows(Scenario.Folder + "names.csv").ToLookup(row => row[0], row => row[1]);
        families = [.. words["family"]];
        middles = [.. words["middle"]];
        givens = [.. words["given"]];
    }

    public void WriteOwner(Utf8JsonWriter json, uint seed)
    {
        Span<char> digits = stackalloc char[12];
        json.WriteString("ChuHoSo"u8, Name(seed));
        json.WriteString("LoaiDoiTuong"u8, "1"u8);
        json.WriteStartArray("DinhDanhCHS"u8);
        json.WriteStartObject();
        json.WriteString("LoaiDinhDanh"u8, "1"u8);
        digits.TryWrite(CultureInfo.InvariantCulture, $"999{seed % 1_000_000_000:D9}", out _);
        json.WriteString("SoDinhDanh"u8, digits);
        json.WriteEndObject();
        json.WriteEndArray();
        digits.TryWrite(CultureInfo.InvariantCulture, $"0900{seed % 1_000_000:D6}", out _);
        json.WriteString("SoDienThoai"u8, digits[..10]);
    }

    public string Name(uint seed)
    {
        var mixed = seed * 2654435761u;
        var given = givens[mixed / 9973 % givens.Length];
        return string.Join(' ', families[mixed % families.Length], middles[mixed / 97 % middles.Length], given);
    }
}
