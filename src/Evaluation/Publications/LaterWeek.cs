using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Publications;

/// <summary>The rows of all units of a scoreboard, as a publication would keep them.</summary>
public static class LaterWeek
{
    /// <summary>The same cut-off by all that is known now; never stored.</summary>
    public static PublishedWeek Of(Scoreboard board, Publication publication) =>
        new(publication with { Ruleset = board.Ruleset.Id }, Rows(board));

    /// <summary>Every unit valid at E, in the order of codes, scored on all cores.</summary>
    internal static List<PublishedRow> Rows(Scoreboard board)
    {
        var (units, day) = (board.Catalogue.Units, board.Period.Day);
        var rows = units.Codes.Select(code => units.Row(code, day)!).Where(unit => unit.IsValidOn(day))
            .OrderBy(unit => unit.Code.Value, StringComparer.Ordinal).ToList();
        var cards = new Scoring.Scorecard[rows.Count];
        Parallel.For(0, cards.Length, i => cards[i] = board.Of(rows[i].Code)!);
        var ranks = PublishedRanks.Of(rows, cards, units, day);
        var texts = new PublishedRow[rows.Count];
        Parallel.For(0, cards.Length, i => texts[i] = PublishedText.Of(cards[i], ranks[cards[i].Unit]));
        return [.. texts];
    }
}
