using System.Text.Json;
using DiemSang.Exchange.Imports;

namespace DiemSang.Exchange.Sync;

/// <summary>Mã trả lời của giao diện quốc gia; callers test these very texts.</summary>
public static class AnswerCode
{
    public const string Good = "0";
    public const string NoSession = "1";
    public const string Wrong = "2";
    public const string Exists = "3";
    public const string Failed = "-1";
}

/// <summary>Trả lời từng mục: what became of one item, or of the events of one dossier.</summary>
/// <param name="MaHoSo">null when the item names none</param>
/// <param name="Problem">why it was refused or kept apart</param>
/// <param name="IsHeld">kept apart until its unit is known</param>
public sealed record ItemAnswer(string? MaHoSo, string Code, RowProblem? Problem = null, bool IsHeld = false)
{
    public long? Version { get; init; }
    public int? Added { get; init; }
    public int? Repeated { get; init; }
    public IReadOnlyList<RowProblem> Warnings { get; init; } = [];

    public bool IsGood => Code == AnswerCode.Good;

    public string Message => Problem?.Sentence ?? Words.Say(
        Code == AnswerCode.Exists ? "answer.exists" : Added is null ? "answer.dossier" : "answer.events");

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString(nameof(MaHoSo), MaHoSo);
        json.WriteBoolean("ok", IsGood);
        json.WriteString("code", Code);
        if (Problem is { Field.Length: > 0 })
        {
            json.WriteString("field", Problem.Field);
        }

        json.WriteString("message", Message);
        if (Problem is not null)
        {
            json.WriteString("reason", Problem.Code);
        }

        Write(json, "version", Version);
        Write(json, "added", Added);
        Write(json, "repeated", Repeated);
        if (IsHeld)
        {
            json.WriteBoolean("held", true);
        }

        if (Warnings.Count > 0)
        {
            json.WriteStartArray("warnings");
            foreach (var warning in Warnings)
            {
                json.WriteStringValue($"{warning.Field}: {warning.Sentence}");
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }
}

/// <summary>
/// Trả lời cuộc gọi: the old envelope in both its spellings, and beside it what became of every item.
/// </summary>
public sealed record CallAnswer(string Code, string Message, IReadOnlyList<ItemAnswer> Items)
{
    public const string KeyUsed = "sync.key-used";

    /// <summary>Why the whole call was refused: the stable code of its sentence; null when items were judged.</summary>
    public string? Reason { get; private init; }

    public static CallAnswer Of(IReadOnlyList<ItemAnswer> items)
    {
        var good = items.Count(item => item.IsGood);
        if (items.Count == 0)
        {
            return Refusal(AnswerCode.Wrong, "answer.nothing");
        }

        // A caller repeats the whole call as an update when it reads "đã tồn tại", so this goes before all else.
        if (items.Any(item => item.Code == AnswerCode.Exists && item.Problem is null))
        {
            return new(AnswerCode.Exists, Words.Say("answer.some-exist"), items);
        }

        return good == items.Count ? new(AnswerCode.Good, Words.Say("answer.good", good), items)
            : good > 0 ? new(AnswerCode.Good, Words.Say("answer.partly", good, items.Count), items)
            : new(items[0].Code, Words.Say("answer.none", items.Count, items[0].Message), items);
    }

    public static CallAnswer Refusal(string code, string word, params ReadOnlySpan<object?> blanks) =>
        new(code, Words.Say(word, blanks), []) { Reason = word };

    /// <summary>The envelope; a refusal is a problem (RFC 9457) as well.</summary>
    public void Write(Utf8JsonWriter json, int status)
    {
        json.WriteStartObject();
        if (Reason is not null)
        {
            json.WriteString("title", Message);
            json.WriteNumber("status", status);
            json.WriteString("code", Reason);
        }

        json.WriteString("error_code", Code);
        json.WriteString("message", Message);
        json.WriteString("response_code", Code);
        json.WriteString("response_desc", Message);
        json.WriteStartArray("result");
        foreach (var item in Items)
        {
            item.Write(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
