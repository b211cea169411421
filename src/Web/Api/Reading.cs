using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.Scoring;
using DiemSang.Web.Api.Json;

namespace DiemSang.Web.Api;

/// <summary>
/// Tra cứu: answers to whoever asks for numbers, the same for the command line and over HTTP. Writes nothing.
/// </summary>
public sealed class Reading(Installation installation)
{
    private readonly RankingShelf shelf = new();

    public Installation Installation => installation;

    public UnitDirectory Units => installation.Catalogue.Current.Units;

    public Question Understand(Asked asked) => Question.Read(asked, installation.Now);

    public async Task<CountersAnswer> Counters(string? unitText, Question question)
    {
        var unit = Question.UnitOf("unit", unitText, Units);
        var board = await Board(question);
        var counters = board.CountersOf(unit);
        return new(
            unit.Value, question.Period.From, question.Period.To, question.Period.EvaluatedAt, question.KnownOn,
            Named(counters), GivenAnswer.Of(counters), Warnings(board, unit));
    }

    public async Task<ScorecardAnswer> Scorecard(string? unitText, Question question)
    {
        var unit = Question.UnitOf("unit", unitText, Units);
        var board = await Board(question);
        var counters = board.CountersOf(unit);
        var card = board.Of(unit)!;
        return new(
            card.Unit, card.Name, card.Parent, card.Level.Code(), question.Period.From, question.Period.To,
            question.Period.EvaluatedAt, question.KnownOn, card.Ruleset, card.Total, card.Band.Name,
            CardAnswer.GroupsOf(card), CardAnswer.IndicatorsOf(card), Named(counters), GivenAnswer.Of(counters),
            Warnings(board, unit));
    }

    /// <summary>All units of a level anywhere below a unit; kept while nothing that it depends on changes.</summary>
    public async Task<RankingAnswer> Ranking(string? parentText, string? levelText, Question question)
    {
        var parent = Question.UnitOf("parent", parentText, Units);
        var level = Question.LevelOf(levelText);
        var edition = Edition.Of(installation);
        if (shelf.Find(edition, (parent, level, question)) is { } kept)
        {
            return kept;
        }

        var board = await Board(question);
        var answer = new RankingAnswer(
            parent.Value, levelText!, question.Period.From, question.Period.To, question.Period.EvaluatedAt,
            question.KnownOn, question.Ruleset.Id,
            [.. board.Ranking(parent, level).Select(ranked => CardAnswer.Of(ranked.Scorecard, ranked.Rank))],
            [.. Doubts.Of(question.Period, board.Book.Catalogue, edition.Rebooking)]);
        shelf.Keep(edition, (parent, level, question), answer);
        return answer;
    }

    /// <summary>The scoreboard of a question, for lists and screens.</summary>
    public async Task<Scoreboard> Board(Question question) =>
        new(await installation.Book(question.Period, question.KnownOn), question.Ruleset, question.Period);

    private IReadOnlyList<string> Warnings(Scoreboard board, UnitCode unit)
    {
        using var session = installation.Database.OpenReader();
        return
        [
            .. Doubts.Of(board.Period, board.Book.Catalogue, RebookingStore.State(session)),
            .. Doubts.OfMissing(board, unit),
            .. Doubts.Of(board.Of(unit)!),
        ];
    }

    private static OrderedDictionary<string, long> Named(CounterSet counters) => new(counters.All());
}
