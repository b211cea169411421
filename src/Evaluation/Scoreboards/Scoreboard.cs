using System.Collections.Concurrent;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Scoreboards;

/// <summary>
/// Bảng điểm và xếp hạng: the one place where counters become tallies and tallies points, for screen, API, export
/// and command line alike.
/// </summary>
public sealed class Scoreboard
{
    private readonly Lazy<CounterBook> book;
    private readonly Ruleset ruleset;
    private readonly Period period;
    private readonly FrozenCards? frozen;
    private readonly ConcurrentDictionary<UnitCode, CounterSet> counters = [];
    private readonly ConcurrentDictionary<UnitCode, Scorecard> cards = [];
    private readonly ConcurrentDictionary<(UnitCode Parent, UnitLevel Level), IReadOnlyList<Ranked>> rankings = [];

    // Read before anything is counted: what is counted later may know more, never less.
    private readonly long position;

    public Scoreboard(CounterBook book, Ruleset ruleset, Period period) =>
        (this.book, this.ruleset, this.period, position) = (new(book), ruleset, period, book.Position);

    private Scoreboard(Lazy<CounterBook> book, Ruleset ruleset, Period period, FrozenCards frozen) =>
        (this.book, this.ruleset, this.period, this.frozen) = (book, ruleset, period, frozen);

    public Ruleset Ruleset => ruleset;

    public Period Period => period;

    public CounterBook Book => book.Value;

    /// <summary>The catalogue by which units are found.</summary>
    public CatalogueState Catalogue => frozen?.Catalogue ?? Book.Catalogue;

    /// <summary>The scoreboard of a period under a ruleset: the named one, else the one in force at E.</summary>
    /// <exception cref="KeyNotFoundException">there is no ruleset of that name</exception>
    public static Scoreboard Of(CounterBook book, Period period, string? ruleset = null) =>
        new(book, ruleset is null ? Rulesets.InForceOn(period.Day) : Rulesets.Get(ruleset), period);

    /// <summary>
    /// The scoreboard of a week that was published: its scorecards and ranks stand as they were frozen. Counters are
    /// asked of the book, which is opened only then.
    /// </summary>
    public static Scoreboard OfFrozen(FrozenCards cards, Ruleset ruleset, Period period, Func<CounterBook> open) =>
        new(new Lazy<CounterBook>(open), ruleset, period, cards);

    /// <summary>
    /// The scoreboard of the same question a little later. Only units that a commit or the clock has touched, and
    /// those above them, are counted again; only they and who inherits from them are scored again.
    /// </summary>
    public Scoreboard Later(CounterBook laterBook, Period laterPeriod)
    {
        var later = new Scoreboard(laterBook, ruleset, laterPeriod);
        if (frozen is not null || !laterBook.Continues(Book, period, laterPeriod))
        {
            return later;
        }

        var touched = laterBook.Touched(position, period, laterPeriod);
        foreach (var (unit, counted) in counters)
        {
            if (!touched.Contains(unit))
            {
                later.counters[unit] = counted;
            }
        }

        foreach (var (unit, card) in cards)
        {
            if (!touched.Contains(unit) && !InheritsFrom(card, touched))
            {
                later.cards[unit] = card;
            }
        }

        return later;
    }

    /// <summary>The counters of a unit in this period; counted once.</summary>
    public CounterSet CountersOf(UnitCode unit) =>
        counters.GetOrAdd(unit, static (one, board) => board.Book.Of(one, board.Period), this);

    /// <summary>The scorecard of a unit; null for one that is not in the catalogue.</summary>
    public Scorecard? Of(UnitCode unit) => frozen is not null ? frozen.Of(unit)
        : Units.Row(unit, period.Day) is { } row ? Score(row) : null;

    /// <summary>All units of a level valid at E anywhere below a unit, ranked; sorted once.</summary>
    public IReadOnlyList<Ranked> Ranking(UnitCode parent, UnitLevel level) =>
        rankings.GetOrAdd((parent, level), static (asked, board) =>
            board.frozen?.Ranking(asked.Parent, asked.Level) ?? Scoring.Ranking.Of(board.Cards(asked)), this);

    /// <summary>Scored on all cores; whoever asks works too, so that many who ask at once never wait for each other.</summary>
    private Scorecard[] Cards((UnitCode Parent, UnitLevel Level) asked)
    {
        var below = Units.Below(asked.Parent, asked.Level, period.Day);
        var scored = new Scorecard[below.Count];
        Parallel.For(0, scored.Length, i => scored[i] = Score(below[i]));
        return scored;
    }

    private UnitDirectory Units => Catalogue.Units;

    private static bool InheritsFrom(Scorecard card, IReadOnlySet<UnitCode> touched)
    {
        foreach (var score in card.Indicators)
        {
            if (score.InheritedFrom is { } ancestor && touched.Contains(new(ancestor)))
            {
                return true;
            }
        }

        return false;
    }

    private Scorecard Score(Unit unit) => cards.GetOrAdd(unit.Code, _ => Scored(unit));

    private Scorecard Scored(Unit unit)
    {
        var level = LevelOf(unit.Level);
        var own = CountersOf(unit.Code);
        var tallies = new Dictionary<string, Tally>(ruleset.Indicators.Count, StringComparer.Ordinal);
        foreach (var indicator in ruleset.Indicators)
        {
            if (indicator.IsInheritedBy(level))
            {
                var from = Units.AncestorOfLevel(unit.Code, UnitLevelOf(indicator.InheritedFrom!.Value), period.Day);
                tallies[indicator.Id] = from is { } ancestor
                    ? TallyOf(indicator, CountersOf(ancestor)) with { InheritedFrom = ancestor.Value }
                    : default;
            }
            else
            {
                tallies[indicator.Id] = TallyOf(indicator, own);
            }
        }

        var parent = Units.Parent(unit.Code, period.Day)?.Value;
        return Scorer.Score(ruleset, new(unit.Code.Value, unit.Name, parent, level, tallies));
    }

    private Tally TallyOf(Indicator indicator, CounterSet counted)
    {
        var find = counted.Finder;
        var numerator = indicator.Numerator.Evaluate(find);
        var denominator = (decimal?)indicator.Denominator.Evaluate(find);
        if (denominator is null or 0 && indicator.YearlyDenominator?.Evaluate(find) is { } yearly)
        {
            denominator = yearly * ShareOfYear();
        }

        var source = SourceOf(indicator, counted);
        return new(numerator, denominator, IsGiven: source is not null, Source: source);
    }

    private static string? SourceOf(Indicator indicator, CounterSet counted)
    {
        foreach (var one in counted.Given)
        {
            if (indicator.Numerator.Counters.Contains(one.Counter) || indicator.Denominator.Counters.Contains(one.Counter))
            {
                return one.Source;
            }
        }

        return null;
    }

    /// <summary>Thành phần 1.4: a month is 1/12 of the year, a quarter 1/4; any other period by its days.</summary>
    private decimal ShareOfYear()
    {
        var (from, to) = (period.From, period.To);
        var months = from.Day == 1 && to == from.AddMonths(MonthsFrom(from, to)).AddDays(-1) ? MonthsFrom(from, to) : 0;
        return months is 1 or 3 or 6 or 12
            ? months / 12m
            : (to.DayNumber - from.DayNumber + 1) / (DateTime.IsLeapYear(from.Year) ? 366m : 365m);
    }

    private static int MonthsFrom(DateOnly from, DateOnly to) =>
        ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;

    private static Level LevelOf(UnitLevel level) => level switch
    {
        UnitLevel.Ministry => Level.Ministry,
        UnitLevel.Province => Level.Province,
        UnitLevel.Department => Level.Department,
        UnitLevel.District => Level.District,
        _ => Level.Commune,
    };

    private static UnitLevel UnitLevelOf(Level level) => level switch
    {
        Level.Ministry => UnitLevel.Ministry,
        Level.Province => UnitLevel.Province,
        Level.Department => UnitLevel.Department,
        Level.District => UnitLevel.District,
        _ => UnitLevel.Commune,
    };
}
