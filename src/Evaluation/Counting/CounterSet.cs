namespace DiemSang.Evaluation.Counting;

/// <summary>Số đếm của một đơn vị: every counter by full name for one unit and period; unknown given ones are 0.</summary>
public sealed class CounterSet
{
    private static readonly Dictionary<string, int> places =
        Counters.All.Select((name, place) => (name, place)).ToDictionary(StringComparer.Ordinal);

    private readonly long[] values = new long[places.Count];
    private List<GivenTally>? given;
    private HashSet<string>? known;

    public CounterSet() => Finder = Find;

    /// <summary><see cref="Find"/>, made once for all formulas.</summary>
    public Func<string, long?> Finder { get; }

    public IReadOnlyList<GivenTally> Given => given ?? (IReadOnlyList<GivenTally>)[];

    public long this[string counter]
    {
        get => values[places[counter]];
        set => values[places[counter]] = value;
    }

    /// <summary>The value for formulas: null for a counter that must be given and is not.</summary>
    public long? Find(string counter) => Counters.IsGiven(counter) && !IsKnown(counter) ? null : this[counter];

    public void Give(GivenTally tally)
    {
        (given ??= []).Add(tally);
        this[tally.Counter] = tally.Value;
    }

    /// <summary>A counter that others usually give, counted from our own records.</summary>
    public void Count(string counter, long value)
    {
        (known ??= new(StringComparer.Ordinal)).Add(counter);
        this[counter] = value;
    }

    public IEnumerable<KeyValuePair<string, long>> All() =>
        Counters.All.Select(name => KeyValuePair.Create(name, this[name]));

    private bool IsKnown(string counter)
    {
        if (known?.Contains(counter) == true)
        {
            return true;
        }

        foreach (var one in Given)
        {
            if (one.Counter == counter)
            {
                return true;
            }
        }

        return false;
    }
}
