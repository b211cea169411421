using System.Collections.Concurrent;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Sổ đếm: every counter of any unit and period, from one cube, one state of the catalogue and the given tallies.
/// The cube must have the detail of the day when E is inside a day (<see cref="Ledger"/> sees to it).
/// </summary>
/// <param name="knownOn">K: given tallies that arrived later are not known; null = now</param>
public sealed partial class CounterBook(
    Cube cube, CatalogueState catalogue, GivenTallies given, DateTimeOffset? knownOn = null)
{
    private readonly (Cube, CatalogueState, GivenTallies, DateTimeOffset?) source = (cube, catalogue, given, knownOn);
    private readonly ConcurrentDictionary<DateOnly, ProcedureKinds> kindsOfDay = [];
    private readonly ConcurrentDictionary<DateOnly, int[]> rowsOfDay = [];

    public CatalogueState Catalogue => catalogue;

    public DateTimeOffset? KnownOn => knownOn;

    /// <summary>The journal position of what is counted.</summary>
    public long Position => cube.Position;

    /// <summary>The journal position of the last change that touched any of the units.</summary>
    public long VersionOf(IEnumerable<UnitCode> units) => cube.VersionOf(units);

    /// <summary>
    /// True when counters of another book and period are those of this one wherever nothing was touched in between:
    /// the same cube, catalogue and given tallies, the same days, moments of one day.
    /// </summary>
    public bool Continues(CounterBook earlier, Period then, Period now) =>
        earlier.source == source
        && (then.From, then.To, then.Day, then.Before) == (now.From, now.To, now.Day, now.Before);

    /// <summary>The units whose counters may have changed since a position and between two moments, and all above them.</summary>
    public IReadOnlySet<UnitCode> Touched(long position, Period then, Period now)
    {
        var (from, to) = (Math.Min(then.End, now.End), Math.Max(then.End, now.End));
        var touched = new HashSet<UnitCode>();
        foreach (var unit in cube.Touched(position, from, to))
        {
            for (UnitCode? one = unit; one is { } code && touched.Add(code);)
            {
                one = catalogue.Units.Parent(code, now.Day);
            }
        }

        return touched;
    }

    /// <summary>The counters of a unit with all units below it, in whole numbers ≥ 0.</summary>
    public CounterSet Of(UnitCode unit, Period period)
    {
        var counters = new CounterSet();
        var subtree = catalogue.Units.Subtree(unit, period.Day);
        Span<int> before = stackalloc int[Cells.Plain];
        Span<int> atEnd = stackalloc int[Cells.Plain];
        Read(subtree, period, before, atEnd);
        var balance = new Balance(before, atEnd);
        foreach (var (name, rule) in Counters.OfBookings)
        {
            counters[name] = rule(balance);
        }

        Procedures(subtree, period, counters);
        counters["communes_total"] = subtree.Count(one => IsCommune(one, period.Day));
        var own = PublicationCounts.Of(catalogue, unit, period);
        foreach (var name in Counters.Given)
        {
            // A figure that somebody answers for stands above what our own publication record would give.
            if (given.Find(unit, name, period, knownOn) is { } tally)
            {
                counters.Give(tally);
            }
            else if (own is not null && own.TryGetValue(name, out var counted))
            {
                counters.Count(name, counted);
            }
        }

        return counters;
    }

    /// <summary>Counters that are shown beside the index and have no points.</summary>
    public IReadOnlyDictionary<string, long> Monitoring(UnitCode unit, Period period)
    {
        Span<int> before = stackalloc int[Cells.Plain];
        Span<int> atEnd = stackalloc int[Cells.Plain];
        Read(catalogue.Units.Subtree(unit, period.Day), period, before, atEnd);
        var balance = new Balance(before, atEnd);
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, rule) in Counters.Monitoring)
        {
            found[name] = rule(balance);
        }

        return found;
    }

    /// <summary>
    /// The distinct TTHC behind a counter of the catalogue: those counted, in the order of their codes; null for a
    /// counter that is not about TTHC.
    /// </summary>
    public IReadOnlyList<Procedure>? ProceduresBehind(string counter, UnitCode unit, Period period)
    {
        var subtree = catalogue.Units.Subtree(unit, period.Day);
        var assigned = catalogue.Procedures.AssignedTo(subtree, period.Day);
        if (Condition(counter) is not { } condition)
        {
            return null;
        }

        var found = assigned.Where(condition.IsCounted);
        if (condition.Cell is { } cell)
        {
            var used = cube.ProceduresIn(subtree, cell, StartOf(period), period.End).ToHashSet();
            found = found.Where(one => used.Contains(one.Code));
        }

        return [.. found];
    }

    private static long StartOf(Period period) => LocalTime.Start(period.From).ToUnixTimeSeconds();

    private static (Func<Procedure, bool> IsCounted, Cell? Cell)? Condition(string counter) => counter switch
    {
        "tthc_authority" => (static _ => true, null),
        "tthc_partial" => (static one => one.Online == OnlineLevel.Partial, null),
        "tthc_full" => (static one => one.Online == OnlineLevel.Full, null),
        "dvc_total" => (IsOnline, null),
        "dvc_with_online_dossier" => (IsOnline, Cell.OnlineByProcedure),
        "fee_tthc" => (static one => one.HasFee, null),
        "fee_tthc_integrated" => (static one => one.HasFee && one.OnlinePayment, null),
        "fee_tthc_with_online_payment" => (static one => one.HasFee, Cell.PaidByProcedure),
        "citizen_tthc" => (static one => one.ForIndividuals, null),
        "citizen_tthc_linked" => (static one => one.ForIndividuals, Cell.CitizenDataByProcedure),
        _ => null,
    };

    private static bool IsOnline(Procedure procedure) => procedure.Online != OnlineLevel.None;

    private void Read(IReadOnlySet<UnitCode> subtree, Period period, Span<int> before, Span<int> atEnd)
    {
        cube.AddBalance(subtree, period.Before, before);
        cube.AddBalance(subtree, period.End, atEnd);
    }

    private void Procedures(IReadOnlySet<UnitCode> subtree, Period period, CounterSet counters)
    {
        var assigned = catalogue.Procedures.AssignedTo(subtree, period.Day);
        var kinds = kindsOfDay.GetOrAdd(period.Day, day => new(catalogue.Procedures, day));
        counters["tthc_authority"] = assigned.Count;
        counters["tthc_partial"] = assigned.CountBoth(kinds.Partial);
        counters["tthc_full"] = assigned.CountBoth(kinds.Full);
        counters["dvc_total"] = assigned.CountBoth(kinds.Online);
        counters["fee_tthc"] = assigned.CountBoth(kinds.Fee);
        counters["fee_tthc_integrated"] = assigned.CountBoth(kinds.Integrated);
        counters["citizen_tthc"] = assigned.CountBoth(kinds.Citizen);
        var used = cube.UsedProcedures(subtree, StartOf(period), period.End);
        var rows = RowsOf(period.Day, used.Length);
        counters["dvc_with_online_dossier"] = Used(Cell.OnlineByProcedure, kinds.Online);
        counters["fee_tthc_with_online_payment"] = Used(Cell.PaidByProcedure, kinds.Fee);
        counters["citizen_tthc_linked"] = Used(Cell.CitizenDataByProcedure, kinds.Citizen);

        int Used(Cell cell, ProcedureSet kind)
        {
            var (count, bit) = (0, Cells.BitOf(cell));
            for (var number = 0; number < used.Length; number++)
            {
                if ((used[number] & bit) != 0 && rows[number] is >= 0 and var row && assigned.HasRow(row) && kind.HasRow(row))
                {
                    count++;
                }
            }

            return count;
        }
    }

    /// <summary>By the cube's number of a procedure: its row in the catalogue on the day, −1 for none.</summary>
    private int[] RowsOf(DateOnly day, int count)
    {
        if (!rowsOfDay.TryGetValue(day, out var rows) || rows.Length < count)
        {
            rowsOfDay[day] = rows = [.. cube.ProcedureCodes(0).Select(code => catalogue.Procedures.RowInForce(new(code), day))];
        }

        return rows;
    }

    private bool IsCommune(UnitCode unit, DateOnly day) =>
        catalogue.Units.Row(unit, day) is { Level: UnitLevel.Commune } row && row.IsValidOn(day);

    /// <summary>The sets of distinct TTHC that counters speak of, as the catalogue is on a day.</summary>
    private sealed class ProcedureKinds(ProcedureCatalogue all, DateOnly day)
    {
        public ProcedureSet Partial { get; } = all.Where(static one => one.Online == OnlineLevel.Partial, day);
        public ProcedureSet Full { get; } = all.Where(static one => one.Online == OnlineLevel.Full, day);
        public ProcedureSet Online { get; } = all.Where(IsOnline, day);
        public ProcedureSet Fee { get; } = all.Where(static one => one.HasFee, day);
        public ProcedureSet Integrated { get; } = all.Where(static one => one.HasFee && one.OnlinePayment, day);
        public ProcedureSet Citizen { get; } = all.Where(static one => one.ForIndividuals, day);
    }
}
