using System.Text.Encodings.Web;
using System.Text.Json;
using DiemSang.Exchange;
using DiemSang.Scoring;

namespace DiemSang.Cli;

/// <summary>Bảng điểm dạng JSON: the contract of `score --json`, units in the order of the file.</summary>
internal static class ScoreJson
{
    public static void Write(
        Stream stream, IReadOnlyList<Scorecard> cards, IReadOnlyList<IReadOnlyList<Ranked>> rankings)
    {
        var ranks = rankings.SelectMany(ranking => ranking).ToDictionary(ranked => ranked.Scorecard.Unit);
        using Utf8JsonWriter json = new(stream, new()
        {
            Indented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
        json.WriteStartArray();
        foreach (var card in cards) Write(json, card, ranks[card.Unit].Rank);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Scorecard card, int rank)
    {
        json.WriteStartObject();
        json.WriteString("unit", card.Unit);
        json.WriteString("unitName", card.Name);
        json.WriteString("level", card.Level.Code());
        json.WriteNumber("total", card.Total);
        json.WriteString("band", card.Band.Name);
        json.WriteNumber("rank", rank);

        json.WriteStartObject("groups");
        foreach (var score in card.Groups)
        {
            json.WriteStartObject(score.Group.Code);
            json.WriteNumber("points", score.Points);
            json.WriteNumber("max", score.Max);
            json.WriteEndObject();
        }
        json.WriteEndObject();

        json.WriteStartObject("indicators");
        foreach (var score in card.Indicators) Write(json, score);
        json.WriteEndObject();

        json.WriteStartArray("warnings");
        foreach (var warning in card.Warnings) Write(json, warning);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IndicatorScore score)
    {
        json.WriteStartObject(score.Indicator.Id);
        WriteNumber(json, "numerator", score.Tally.Numerator);
        WriteNumber(json, "denominator", score.Tally.Denominator);
        WriteNumber(json, "ratio", score.Ratio);
        WriteNumber(json, "points", score.IsHidden ? null : score.Points);
        json.WriteNumber("max", score.Max);
        json.WriteBoolean("given", score.Tally.IsGiven);
        if (score.InheritedFrom is { } ancestor) json.WriteString("inheritedFrom", ancestor);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ScoreWarning warning)
    {
        json.WriteStartObject();
        json.WriteString("code", warning.Code);
        json.WriteString("subject", warning.Subject);
        json.WriteString("text", Words.Say(warning.Code, [warning.Subject, .. warning.Numbers]));
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }
}
