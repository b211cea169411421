using System.Reflection;
using System.Text.Json;

namespace DiemSang.Scoring.Plans;

/// <summary>Loại việc: one way to win points, as rules/plan/levers.json describes it.</summary>
/// <param name="Subject">what one piece of it is called: a dossier, a procedure</param>
/// <param name="Raises">the components whose numerator one piece raises by one</param>
/// <param name="Minutes">working time of one piece</param>
/// <param name="Room">how many pieces there can be: the least of these formulas</param>
public sealed record LeverKind(
    string Id, string Name, string Subject, IReadOnlyList<string> Raises, int Minutes,
    IReadOnlyList<CounterFormula> Room)
{
    /// <summary>This kind for a unit with these counters; an unknown counter gives no room.</summary>
    public Lever With(Func<string, long?> counter, int? minutes = null) =>
        new(Id, Raises, minutes ?? Minutes, LeverTable.Least(Room, counter));
}

/// <summary>Chung một nguồn: all levers of a component together move no more subjects than this.</summary>
public sealed record Pool(string Indicator, IReadOnlyList<CounterFormula> Room);

/// <summary>Điều đơn vị không tự nâng được: components that no work of the unit raises, who can, and why.</summary>
public sealed record FixedIndicators(IReadOnlyList<string> Indicators, string Who, string Why);

/// <summary>Bảng đòn bẩy: the levers of rules/plan/levers.json; minutes are its author's estimate, to be edited.</summary>
public sealed record LeverTable(
    IReadOnlyList<LeverKind> Kinds, IReadOnlyList<Pool> Pools, IReadOnlyList<FixedIndicators> Fixed)
{
    /// <summary>The table that is delivered with the product.</summary>
    public static LeverTable Delivered { get; } = Parse(Text("plan/levers.json"));

    /// <exception cref="RulesetFaultyException">The file has faults; the exception carries all of them.</exception>
    public static LeverTable Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var problems = new ProblemList();
        var file = new JsonPlace(document.RootElement, "", problems);
        List<LeverKind> kinds = [.. file.List("levers").Select(place => ReadKind(place, problems))];
        List<Pool> pools = [.. file.List("pools").Select(place => ReadPool(place, problems))];
        List<FixedIndicators> others = [.. file.List("fixed").Select(ReadFixed)];
        file.AllowNothingElse();
        foreach (var id in kinds.Where(kind => kind.Raises.Count > 1).SelectMany(kind => kind.Raises).CountBy(id => id)
            .Where(count => count.Value > 1).Select(count => count.Key))
        {
            problems.Add("levers.component-raised-twice", "levers", id);
        }

        return problems.All.Count == 0 ? new(kinds, pools, others) : throw new RulesetFaultyException(problems.All);
    }

    public FixedIndicators? FindFixed(string indicator) => Fixed.FirstOrDefault(one => one.Indicators.Contains(indicator));

    /// <summary>The levers of a unit with these counters.</summary>
    /// <param name="minutes">minutes by lever id where they differ from the table's</param>
    public IReadOnlyList<Lever> LeversOf(
        Func<string, long?> counter, IReadOnlyDictionary<string, int>? minutes = null) =>
        [.. Kinds.Select(kind => kind.With(counter, minutes?.TryGetValue(kind.Id, out var own) == true ? own : null))];

    public IReadOnlyDictionary<string, long> PoolsOf(Func<string, long?> counter) =>
        Pools.ToDictionary(pool => pool.Indicator, pool => Least(pool.Room, counter));

    internal static long Least(IReadOnlyList<CounterFormula> room, Func<string, long?> counter) =>
        Math.Max(0, room.Min(formula => formula.Evaluate(counter) ?? 0));

    internal static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static LeverKind ReadKind(JsonPlace place, ProblemList problems)
    {
        var kind = new LeverKind(
            place.Text("id"), place.Text("name"), place.Text("subject"), place.Texts("raises"),
            (int)(place.Number("minutes") ?? 0), ReadRoom(place, problems));
        if (kind.Raises.Count == 0) problems.Add("ruleset.empty-list", place.At("raises"));
        if (kind.Minutes < 0) problems.Add("levers.negative-minutes", place.At("minutes"));
        place.AllowNothingElse();
        return kind;
    }

    private static Pool ReadPool(JsonPlace place, ProblemList problems)
    {
        var pool = new Pool(place.Text("indicator"), ReadRoom(place, problems));
        place.AllowNothingElse();
        return pool;
    }

    private static FixedIndicators ReadFixed(JsonPlace place)
    {
        var one = new FixedIndicators(place.Texts("indicators"), place.Text("who"), place.Text("why"));
        place.AllowNothingElse();
        return one;
    }

    private static List<CounterFormula> ReadRoom(JsonPlace place, ProblemList problems)
    {
        List<CounterFormula> room = [];
        foreach (var text in place.Texts("room"))
        {
            try
            {
                room.Add(CounterFormula.Parse(text));
            }
            catch (FormatException)
            {
                problems.Add("ruleset.bad-formula", place.At("room"), text);
            }
        }

        if (room.Count == 0) problems.Add("ruleset.empty-list", place.At("room"));
        return room;
    }
}
