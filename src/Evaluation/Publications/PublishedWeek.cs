using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Publications;

/// <summary>Công bố đã đọc: a publication with all its scorecards, as they were frozen.</summary>
public sealed class PublishedWeek
{
    private readonly Dictionary<string, PublishedCard> cards;

    public PublishedWeek(Publication publication, IEnumerable<PublishedRow> rows)
    {
        (Publication, Ruleset) = (publication, Rulesets.Get(publication.Ruleset));
        cards = rows.ToDictionary(row => row.Unit, row => PublishedText.Read(row, Ruleset), StringComparer.Ordinal);
    }

    public Publication Publication { get; }

    public Ruleset Ruleset { get; }

    public IReadOnlyCollection<PublishedCard> Cards => cards.Values;

    public PublishedCard? Of(UnitCode unit) => cards.GetValueOrDefault(unit.Value);

    /// <summary>All units of a level below a parent, best first, with the ranks that were published.</summary>
    public IReadOnlyList<Ranked> Ranking(UnitCode parent, UnitLevel level)
    {
        var found = new List<(PublishedRank Rank, Scorecard Card)>();
        foreach (var card in cards.Values)
        {
            if ((int)card.Card.Level == (int)level && card.RankBelow(parent.Value) is { } rank)
            {
                found.Add((rank, card.Card));
            }
        }

        // Scored alike they stand in the order of the ranking itself, which also decides between equal totals.
        var ties = found.GroupBy(one => one.Rank.Rank).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var order = Scoring.Ranking.Of(found.Select(one => one.Card)).Index()
            .ToDictionary(one => one.Item.Scorecard.Unit, one => one.Index, StringComparer.Ordinal);
        return
        [
            .. found.OrderBy(one => one.Rank.Rank).ThenBy(one => order[one.Card.Unit])
                .Select(one => new Ranked(one.Rank.Rank, one.Rank.Of, ties.Contains(one.Rank.Rank), one.Card)),
        ];
    }

    /// <summary>The week as pages and charts read any other.</summary>
    /// <param name="open">opens the counters of then, when somebody asks for them</param>
    public Scoreboard Board(CatalogueState catalogue, Func<CounterBook> open) => Scoreboard.OfFrozen(
        new(catalogue, unit => Of(unit)?.Card, Ranking), Ruleset, Publication.Period, open);
}
