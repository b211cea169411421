using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Messages;

/// <summary>
/// Phần niêm phong: what an item says about people, and the item as it was sent without anything that opens a door.
/// Both leave here only under a key of their own.
/// </summary>
public sealed class SealedParts(Vault vault)
{
    private static readonly string[] personal =
    [
        "ChuHoSo", "LoaiDoiTuong", "MaDoiTuong", "SoGiayToChuHoSo", "DinhDanhCHS", "SoBienNhan", "ThongTinKhac",
        "DiaChi", "Email", "Fax", "SoDienThoai", "TrichYeuHoSo", "ThongTinTra", "GhiChu", "NguoiXuLy",
    ];

    private static readonly JsonWriterOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Sealed Person(JsonElement item)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, plain))
        {
            json.WriteStartObject();
            foreach (var name in personal)
            {
                if (item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                {
                    json.WritePropertyName(name);
                    Write(json, value);
                }
            }

            json.WriteEndObject();
        }

        return vault.Seal(bytes.WrittenSpan);
    }

    public Sealed Raw(JsonElement item, bool hasSecret) =>
        vault.Seal(hasSecret ? WithoutSecrets(item) : JsonMarshal.GetRawUtf8Value(item));

    /// <summary>Seals what could not even be read as an item.</summary>
    public Sealed Raw(ReadOnlySpan<byte> text) => vault.Seal(text);

    private static ReadOnlySpan<byte> WithoutSecrets(JsonElement item)
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(bytes, plain))
        {
            Write(json, item);
        }

        return bytes.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject().Where(member => !ItemText.IsSecret(member.Name)))
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(json, element);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(ItemText.Read(value) ?? "");
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
