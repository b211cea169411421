using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DiemSang.Exchange.Messages;

/// <summary>
/// Dấu vân tay của một mục tin: walks an item once and hashes its canonical form – names sorted; null, "", [] and {}
/// left out; numbers, booleans and strings of the same text equal; arrays in order; text in NFC. On the way it finds
/// what no reader of the item could trust: a name given twice, broken text, a number no field can hold.
/// </summary>
internal sealed class ItemText
{
    private const int LongestNumber = 20;
    private static readonly string[] secrets = ["session", "password", "passwd", "matkhau", "authorization", "token"];

    /// <summary>
    /// Latin letters with all that Vietnamese puts on them, and the signs of print: of these no text is made that NFC
    /// would change, so most texts need not be looked at twice.
    /// </summary>
    private static readonly SearchValues<char> composed = SearchValues.Create(
    [
        .. Enumerable.Range(0x0000, 0x0300).Concat(Enumerable.Range(0x1E00, 0x100)).Concat(Enumerable.Range(0x2010, 0x18))
            .Select(code => (char)code),
    ]);

    private readonly List<string> path = [];
    private byte[] canonical = new byte[4096];
    private int length;

    private ItemText()
    {
    }

    /// <summary>SHA-256 of the canonical form; meaningless when there is a problem.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>A name somewhere in the item says that its value opens something.</summary>
    public bool HasSecret { get; private set; }

    public string ProblemField { get; private set; } = "";

    public string? ProblemCode { get; private set; }

    public static ItemText Of(JsonElement item)
    {
        var text = new ItemText();
        text.Write(item);
        text.Hash = SHA256.HashData(text.canonical.AsSpan(0, text.length));
        return text;
    }

    public static bool IsSecret(string name) => secrets.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The text of a string, or null when its escapes make no text (half of a surrogate pair).</summary>
    public static string? Read(JsonElement text)
    {
        try
        {
            var read = text.GetString()!;
            return read.AsSpan().ContainsAnyExcept(composed) ? read.Normalize(NormalizationForm.FormC) : read;
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <returns>false when nothing is left of the value; so for all of these</returns>
    private bool Write(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => WriteObject(value),
        JsonValueKind.Array => WriteArray(value),
        JsonValueKind.String => WriteString(value),
        JsonValueKind.Number => WriteNumber(value),
        JsonValueKind.True => WriteText("true"u8),
        JsonValueKind.False => WriteText("false"u8),
        _ => false,
    };

    private bool WriteObject(JsonElement value)
    {
        var start = length;
        Append("{"u8);
        var opened = length;
        string? previous = null;
        foreach (var (name, member) in Members(value))
        {
            path.Add(name);
            if (name == previous)
            {
                Refuse("json.name-twice");
            }
            else if (IsSecret(name))
            {
                HasSecret = true;
            }
            else
            {
                var before = length;
                WriteText(Encoding.UTF8.GetBytes(name));
                length = Write(member) ? length : before;
            }

            path.RemoveAt(path.Count - 1);
            previous = name;
        }

        return Close("}"u8, start, isEmpty: length == opened);
    }

    private List<(string Name, JsonElement Value)> Members(JsonElement value)
    {
        var members = new List<(string Name, JsonElement Value)>(48);
        foreach (var member in value.EnumerateObject())
        {
            if (Name(member) is not { } name)
            {
                Refuse("json.broken-text");
            }
            else if (name.StartsWith('$'))
            {
                path.Add(name);
                Refuse("json.dollar-name");
                path.RemoveAt(path.Count - 1);
            }
            else
            {
                members.Add((name, member.Value));
            }
        }

        members.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return members;
    }

    private bool WriteArray(JsonElement value)
    {
        var start = length;
        Append("["u8);
        foreach (var element in value.EnumerateArray())
        {
            if (!Write(element))
            {
                Append("_"u8);
            }
        }

        return Close("]"u8, start, isEmpty: value.GetArrayLength() == 0);
    }

    private bool WriteString(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (Ascii.IsValid(raw) && !raw.Contains((byte)'\\'))
        {
            return !raw.IsEmpty && WriteText(raw);
        }

        return Read(value) is { } text
            ? text.Length > 0 && WriteText(Encoding.UTF8.GetBytes(text))
            : Refuse("json.broken-text");
    }

    /// <summary>
    /// Digits with at most a sign and a fraction: 1e400, -0 and 2^63 are nobody's count, fee or moment.
    /// </summary>
    private bool WriteNumber(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        var isSane = raw.Length <= LongestNumber && raw.IndexOfAny("eE"u8) < 0 && !raw.SequenceEqual("-0"u8)
            && (raw.Contains((byte)'.') || value.TryGetInt64(out _));
        return isSane ? WriteText(raw) : Refuse("json.number");
    }

    private bool WriteText(ReadOnlySpan<byte> text)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)'"';
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], text.Length);
        Append(head);
        Append(text);
        return true;
    }

    private bool Close(ReadOnlySpan<byte> bracket, int start, bool isEmpty)
    {
        if (isEmpty)
        {
            length = start;
            return false;
        }

        Append(bracket);
        return true;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (length + bytes.Length > canonical.Length)
        {
            Array.Resize(ref canonical, Math.Max(canonical.Length * 2, length + bytes.Length));
        }

        bytes.CopyTo(canonical.AsSpan(length));
        length += bytes.Length;
    }

    private bool Refuse(string code)
    {
        if (ProblemCode is null)
        {
            (ProblemField, ProblemCode) = (string.Join('.', path), code);
        }

        return false;
    }

    private static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
