namespace DiemSang.Scoring;

/// <summary>Xếp loại: one band of totals; From is its inclusive lower bound in points.</summary>
public sealed record Band(string Code, string Name, decimal From);

/// <summary>Bộ chỉ số: weights, targets, zero rules and bands of one regime, read from a file in rules/.</summary>
public sealed record Ruleset
{
    private readonly Dictionary<string, Indicator> byId = [];

    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Decision { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public required IReadOnlyList<IndicatorGroup> Groups
    {
        get;
        init
        {
            field = value;
            Indicators = [.. value.SelectMany(group => group.Indicators)];
            byId = Indicators.ToDictionary(indicator => indicator.Id);
        }
    }

    /// <summary>Best band first.</summary>
    public required IReadOnlyList<Band> Bands { get; init; }

    /// <summary>How the row of the whole country is made ("mean-of-groups"); null when there is none.</summary>
    public string? NationalRow { get; init; }

    /// <summary>All components, group by group, in the order of the file.</summary>
    public IReadOnlyList<Indicator> Indicators { get; private init; } = [];

    /// <exception cref="RulesetFaultyException">The file has faults; the exception carries all of them.</exception>
    public static Ruleset Parse(string json)
    {
        var reader = new RulesetReader(null);
        return reader.Read(json) ?? throw new RulesetFaultyException(reader.Problems);
    }

    /// <summary>Every fault of a file; counters are checked by name when their names are handed in.</summary>
    public static IReadOnlyList<RulesetProblem> Check(string json, IReadOnlySet<string>? knownCounters = null)
    {
        var reader = new RulesetReader(knownCounters);
        reader.Read(json);
        return reader.Problems;
    }

    public Indicator? Find(string id) => byId.GetValueOrDefault(id);

    public Indicator Get(string id) => Find(id) ?? throw new KeyNotFoundException($"{Id} has no indicator '{id}'");

    public IndicatorGroup? FindGroup(string code) => Groups.FirstOrDefault(group => group.Code == code);

    /// <summary>The band above a total in points, 0 to 100; null in the highest.</summary>
    public Band? NextBand(decimal total) => Bands.LastOrDefault(band => band.From > total);

    /// <summary>Band of a total in points, 0 to 100; a lower bound belongs to its band.</summary>
    public Band BandOf(decimal total)
    {
        foreach (var band in Bands)
            if (total >= band.From)
                return band;
        return Bands[^1];
    }

    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidTo is null || day <= ValidTo);
}
