using System.Text.Json;
using DiemSang.Scoring;
using DiemSang.Web.Api.Json;

namespace DiemSang.Cli;

/// <summary>Bảng điểm dạng JSON: the contract of `score --json`, units in the order of the file.</summary>
internal static class ScoreJson
{
    public static void Write(
        Stream stream, IReadOnlyList<Scorecard> cards, IReadOnlyList<IReadOnlyList<Ranked>> rankings)
    {
        var ranks = rankings.SelectMany(ranking => ranking).ToDictionary(ranked => ranked.Scorecard.Unit);
        JsonSerializer.Serialize(
            stream, cards.Select(card => CardAnswer.Of(card, ranks[card.Unit].Rank)), AnswerJson.Indented);
    }
}
