using System.Collections.Concurrent;
using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Publications;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Hosting;

namespace DiemSang.Web.Workspace;

/// <summary>What a page asks for: a period, a moment of evaluation, what was known when, under which ruleset.</summary>
public sealed record Asked(
    DateOnly? From = null, DateOnly? To = null, DateTimeOffset? At = null, DateTimeOffset? KnownOn = null,
    string? Ruleset = null);

/// <summary>
/// The figure of a closed week: as it was published, else computed by the time machine, as known when the week closed.
/// </summary>
/// <param name="Published">null for a week that nobody has published</param>
public sealed record ClosedWeek(DateTimeOffset ClosedAt, Scoreboard Board, Publication? Published = null);

/// <summary>
/// Số liệu cho màn hình: scoreboards by what is asked, kept while the journal stands at the same position; closed
/// weeks are kept as long as nothing arrives late.
/// </summary>
public sealed class Figures(Installation installation, Outlook outlook)
{
    public const int Weeks = 10;
    private const int Kept = 64;

    private readonly ConcurrentDictionary<
        (DateOnly From, DateOnly To, DateOnly Day, DateTimeOffset? KnownOn, string? Ruleset),
        (Edition Edition, Scoreboard Board)> boards = [];
    private readonly ConcurrentDictionary<DateTimeOffset, (Edition Edition, Scoreboard Board)> weeks = [];

    private readonly ConcurrentDictionary<long, Scoreboard> frozen = [];

    private readonly Lock marking = new();
    private FirstUnit? first;
    private Edition? marked;
    private long turn;

    public Installation Installation => installation;

    public Outlook Outlook => outlook;

    /// <summary>Up to which second the figures of now are counted.</summary>
    public DateTimeOffset Now => installation.Now;

    /// <summary>Another one whenever a page of figures may be another: after a commit, a given figure, a second.</summary>
    public string Mark
    {
        get
        {
            var edition = EditionAt(installation.Ledger.Now.Position);
            lock (marking)
            {
                (marked, turn) = marked == edition ? (marked, turn) : (edition, turn + 1);
                return $"{turn}/{Now.ToUnixTimeSeconds()}";
            }
        }
    }

    public UnitDirectory Units => installation.Catalogue.Current.Units;

    /// <summary>The unit of the start page: the one set, else the first province, else the first unit.</summary>
    public UnitCode? Focus => outlook.Focus is { } set && Units.Find(set.Value) is { } known ? known : First();

    /// <summary>The period asked, or the year to date.</summary>
    public Period PeriodOf(Asked asked)
    {
        var now = Now;
        var to = asked.To ?? LocalTime.DayOf(asked.At ?? now);
        return Period.Of(asked.From ?? Outlook.YearOf(to), to, asked.At, now);
    }

    public Task<Scoreboard> Board(Asked asked) => Board(PeriodOf(asked), asked.KnownOn, asked.Ruleset);

    /// <summary>Year to date, now.</summary>
    public Task<Scoreboard> Live() => Board(new Asked());

    /// <summary>The last closed weeks, oldest first; empty in the first week of a year.</summary>
    public async Task<IReadOnlyList<ClosedWeek>> ClosedWeeks()
    {
        var closes = outlook.ClosedWeeks(Now, Weeks);
        var edition = EditionAt(installation.Ledger.PastVersion);
        var published = installation.PublicationBook.InForce().ToDictionary(one => one.CutOff);
        var missing = closes.Where(close => !published.ContainsKey(close) && !IsKept(close, edition)).ToList();
        if (missing.Count > 1)
        {
            await Task.Run(() => installation.Ledger.Prepare([.. missing.Select(close => (close, close.ToUnixTimeSeconds()))]));
        }

        foreach (var close in missing)
        {
            var day = LocalTime.DayOf(close);
            var period = new Period(Outlook.YearOf(day), day, close);
            weeks[close] = (edition, Scoreboard.Of(await installation.Book(period, close), period));
        }

        return
        [
            .. closes.Select(close => published.TryGetValue(close, out var one)
                ? new ClosedWeek(close, BoardOf(one), one)
                : new ClosedWeek(close, weeks[close].Board)),
        ];
    }

    /// <summary>The frozen figures of a publication, kept for all who ask.</summary>
    public Scoreboard BoardOf(Publication publication) => frozen.GetOrAdd(publication.Number, _ =>
        installation.PublicationBook.Open(publication).Board(
            installation.Catalogue.Current,
            () => Task.Run(() => installation.Book(publication.Period, publication.KnownOn)).GetAwaiter().GetResult()));

    /// <summary>With what a publication is compared: a week with the week before, one made in between with what came last.</summary>
    public Publication? Before(Publication publication)
    {
        var earlier = installation.PublicationBook.InForce().Where(one => one.CutOff < publication.CutOff).ToList();
        return (outlook.IsWeek(publication.CutOff) ? earlier.FindLast(one => outlook.IsWeek(one.CutOff)) : null) ?? earlier.LastOrDefault();
    }

    /// <summary>The same, opened; null where points of the two cannot be compared.</summary>
    public PublishedWeek? ComparableBefore(Publication publication) =>
        Before(publication) is { } before && Comparison.ProblemOf(before, publication) is null
            ? installation.PublicationBook.Open(before)
            : null;

    /// <summary>Tuần liên tiếp: in how many weeks in a row a unit was first; what was frozen in between is no week.</summary>
    public int WeeksFirst(IReadOnlyList<PublishedPoint> points, string parent)
    {
        List<PublishedPoint> weeks = [.. points.Where(point => outlook.IsWeek(point.Publication.CutOff))];
        return PublicationBook.WeeksFirst(weeks.Count > 0 ? weeks : points, parent);
    }

    /// <summary>Sought once among the units of a country and a day: every page asks for it several times.</summary>
    private UnitCode? First()
    {
        var (units, day) = (Units, LocalTime.DayOf(Now));
        var kept = Volatile.Read(ref first);
        if (kept is null || kept.Units != units || kept.Day != day)
        {
            kept = new(units, day, units.Codes.OrderBy(code => units.Row(code, day)!.Level).ThenBy(code => code)
                .Cast<UnitCode?>().FirstOrDefault());
            Volatile.Write(ref first, kept);
        }

        return kept.Code;
    }

    private bool IsKept(DateTimeOffset close, Edition edition) =>
        weeks.TryGetValue(close, out var kept) && kept.Edition == edition;

    private Edition EditionAt(long version) => new(version, installation.Catalogue.Current, installation.Given);

    private async Task<Scoreboard> Board(Period period, DateTimeOffset? knownOn, string? ruleset)
    {
        var edition = EditionAt(installation.Ledger.Now.Position);
        var question = (period.From, period.To, period.Day, knownOn, ruleset);
        var isKept = boards.TryGetValue(question, out var kept);
        if (isKept && kept.Edition == edition && kept.Board.Period == period)
        {
            return kept.Board;
        }

        if (boards.Count > Kept)
        {
            boards.Clear();
        }

        var book = await installation.Book(period, knownOn);
        var board = isKept ? kept.Board.Later(book, period) : Scoreboard.Of(book, period, ruleset);
        boards[question] = (edition, board);
        return board;
    }

    /// <summary>What a scoreboard was made from; another catalogue or given figure makes another one.</summary>
    private sealed record Edition(long Version, CatalogueState Catalogue, GivenTallies Given);

    private sealed record FirstUnit(UnitDirectory Units, DateOnly Day, UnitCode? Code);
}
