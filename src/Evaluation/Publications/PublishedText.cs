using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Publications;

/// <summary>
/// Chữ của bảng điểm đã chốt: a scorecard as the texts of its row and back. Every number stands as it was computed;
/// nothing is scored again when it is read.
/// </summary>
internal static class PublishedText
{
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PublishedRow Of(Scorecard card, IReadOnlyList<PublishedRank> ranks) => new(
        card.Unit, card.Name, card.Parent ?? "", (long)card.Level, Text(card.Total), card.Band.Code,
        string.Join(' ', ranks.Select(rank => string.Create(
            CultureInfo.InvariantCulture, $"{rank.Parent}:{rank.Rank}/{rank.Of}"))),
        Figures(card));

    /// <exception cref="KeyNotFoundException">rules/ no longer has the ruleset or a component of it</exception>
    public static PublishedCard Read(PublishedRow row, Ruleset ruleset)
    {
        using var figures = JsonDocument.Parse(row.Figures);
        var groups = figures.RootElement.GetProperty("groups");
        var components = figures.RootElement.GetProperty("components");
        var card = new Scorecard(
            row.Unit, row.Name, row.Parent.Length == 0 ? null : row.Parent, (Level)row.Level, ruleset.Id,
            Number(row.Total), ruleset.Bands.First(band => band.Code == row.Band),
            [.. ruleset.Groups.Select(group => new GroupScore(group, groups.GetProperty(group.Code).GetDecimal()))],
            [.. components.EnumerateObject().Select(one => Read(ruleset.Get(one.Name), one.Value))],
            [.. figures.RootElement.GetProperty("warnings").EnumerateArray().Select(Warning)]);
        return new(card, [.. row.Ranks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Rank)]);
    }

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    public static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Figures(Scorecard card)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteStartObject("groups");
            foreach (var group in card.Groups)
            {
                json.WriteNumber(group.Group.Code, group.Points);
            }

            json.WriteEndObject();
            json.WriteStartObject("components");
            foreach (var score in card.Indicators)
            {
                Write(json, score);
            }

            json.WriteEndObject();
            json.WriteStartArray("warnings");
            foreach (var warning in card.Warnings)
            {
                json.WriteStartArray();
                json.WriteStringValue(warning.Code);
                json.WriteStringValue(warning.Subject);
                foreach (var number in warning.Numbers)
                {
                    json.WriteNumberValue(number);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, IndicatorScore score)
    {
        json.WriteStartObject(score.Indicator.Id);
        Write(json, "n", score.Tally.Numerator);
        Write(json, "d", score.Tally.Denominator);
        json.WriteNumber("points", score.Points);
        json.WriteNumber("max", score.Max);
        json.WriteString("verdict", score.Verdict.ToString());
        Write(json, "from", score.InheritedFrom);
        Write(json, "source", score.Tally.Source);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static IndicatorScore Read(Indicator indicator, JsonElement one)
    {
        var source = one.TryGetProperty("source", out var said) ? said.GetString() : null;
        var tally = new Tally(Optional(one, "n"), Optional(one, "d"), IsGiven: source is not null, Source: source)
        {
            InheritedFrom = one.TryGetProperty("from", out var from) ? from.GetString() : null,
        };
        var verdict = Enum.Parse<Verdict>(one.GetProperty("verdict").GetString()!);
        return new(
            indicator, tally, RatioOf(tally, verdict), one.GetProperty("points").GetDecimal(),
            one.GetProperty("max").GetDecimal(), verdict);
    }

    private static decimal? RatioOf(Tally tally, Verdict verdict) => verdict switch
    {
        Verdict.Constant => 1m,
        Verdict.Measured => Math.Clamp(tally.Numerator!.Value / tally.Denominator!.Value, 0m, 1m),
        _ => null,
    };

    private static decimal? Optional(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) ? value.GetDecimal() : null;

    private static ScoreWarning Warning(JsonElement one) => new(
        one[0].GetString()!, one[1].GetString()!,
        [.. one.EnumerateArray().Skip(2).Select(number => number.GetDecimal())]);

    private static PublishedRank Rank(string text)
    {
        var (colon, slash) = (text.LastIndexOf(':'), text.LastIndexOf('/'));
        return new(
            text[..colon], int.Parse(text[(colon + 1)..slash], CultureInfo.InvariantCulture),
            int.Parse(text[(slash + 1)..], CultureInfo.InvariantCulture));
    }
}
