using System.Collections.Concurrent;
using DiemSang.Demo;
using DiemSang.Exchange.Imports;
using DiemSang.Scoring;

namespace DiemSang.Web.Workspace.Country;

/// <summary>
/// Một lần thu thập: all provinces as the national portal showed them on a day, scored by our own rules.
/// </summary>
public sealed record Capture(
    DateOnly Day, string Source, Ruleset Ruleset, IReadOnlyList<Ranked> Provinces, NationalRow? National)
{
    private static readonly ConcurrentDictionary<DateOnly, Capture> kept = [];

    public static Capture Of(DateOnly day) => kept.GetOrAdd(day, static one => Scored(one));

    private static Capture Scored(DateOnly day)
    {
        var ruleset = Rulesets.InForceOn(day);
        using var stream = new MemoryStream(CaNuoc2026.Tallies(day).ToArray());
        var file = TalliesFile.Read(stream, TallyUnits.VocabularyOf(ruleset));
        if (file.Problems.Count > 0)
        {
            throw new InvalidOperationException(file.Problems[0].Sentence);
        }

        var cards = Inheritance.Resolve(ruleset, TallyUnits.Of(file.Rows))
            .Select(unit => Scorer.Score(ruleset, unit))
            .Where(card => card.Level == Level.Province).ToList();
        return new(day, CaNuoc2026.Source(day), ruleset, Ranking.Of(cards), NationalRow.Of(ruleset, cards));
    }
}

/// <summary>Một tỉnh: its place on the day shown and what changed since the other capture.</summary>
/// <param name="Change">points later minus earlier; null when it is missing in one of the two</param>
/// <param name="Climbed">ranks won (positive) or lost from the earlier to the later capture</param>
public sealed record ProvinceRow(Ranked Place, decimal? Change, int? Climbed)
{
    public Scorecard Card => Place.Scorecard;

    /// <summary>Whether only groups were published, so that components cannot be checked.</summary>
    public bool HasComponents => Card.Indicators.Any(score => !score.IsHidden && score.Verdict == Verdict.Measured);
}

/// <summary>Cả nước: one capture, compared with the one before it or, for the first, after it.</summary>
public sealed class CountryView
{
    private CountryView(Capture shown, Capture? other)
    {
        (Shown, Other) = (shown, other);
        var theirs = other?.Provinces.ToDictionary(ranked => ranked.Scorecard.Unit);
        Rows = [.. shown.Provinces.Select(place => Row(place, theirs?.GetValueOrDefault(place.Scorecard.Unit)))];
    }

    public Capture Shown { get; }

    public Capture? Other { get; }

    public IReadOnlyList<ProvinceRow> Rows { get; }

    public decimal? NationalChange => IsLater(Shown.National?.Total - Other?.National?.Total);

    public static IReadOnlyList<DateOnly> Days => CaNuoc2026.CapturedOn;

    /// <summary>The capture of a day, by default the last one; null for a day without one.</summary>
    public static CountryView? Of(DateOnly? day)
    {
        var wanted = day ?? Days.Max();
        return Days.Contains(wanted)
            ? new(Capture.Of(wanted), Days.Where(one => one != wanted).Select(Capture.Of).FirstOrDefault())
            : null;
    }

    private ProvinceRow Row(Ranked place, Ranked? other) => new(
        place, IsLater(place.Scorecard.Total - other?.Scorecard.Total),
        Other is { } && Other.Day < Shown.Day ? other?.Rank - place.Rank : place.Rank - other?.Rank);

    private decimal? IsLater(decimal? difference) => Other is { } && Other.Day < Shown.Day ? difference : -difference;
}
