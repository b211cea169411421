using System.Text.Json;

namespace DiemSang.Scoring;

/// <summary>Nhóm quy mô: units of like volume; From is the least number of dossiers received in the period.</summary>
public sealed record Tier(string Code, string Name, long From);

/// <summary>Các nhóm quy mô: the tiers of rules/plan/tiers.json, the largest first.</summary>
/// <param name="Minimum">a unit with fewer dossiers is ranked, but marked: its rank says little</param>
public sealed record TierTable(IReadOnlyList<Tier> Tiers, long Minimum)
{
    public static TierTable Delivered { get; } = Parse(Plans.LeverTable.Text("plan/tiers.json"));

    /// <exception cref="RulesetFaultyException">The file has faults; the exception carries all of them.</exception>
    public static TierTable Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var problems = new ProblemList();
        var file = new JsonPlace(document.RootElement, "", problems);
        List<Tier> tiers = [.. file.List("tiers").Select(ReadTier)];
        var minimum = (long)(file.Number("minimum") ?? 0);
        file.AllowNothingElse();
        if (problems.All.Count == 0 && !IsInOrder(tiers)) problems.Add("tiers.not-in-order", "tiers");
        return problems.All.Count == 0 ? new(tiers, minimum) : throw new RulesetFaultyException(problems.All);
    }

    /// <summary>The same tiers with other bounds; null when they do not fall from the largest to 0.</summary>
    public TierTable? With(IReadOnlyList<long> from, long minimum)
    {
        List<Tier> tiers = [.. Tiers.Zip(from, (tier, bound) => tier with { From = bound })];
        return tiers.Count == Tiers.Count && minimum >= 0 && IsInOrder(tiers) ? new(tiers, minimum) : null;
    }

    /// <summary>The tier of a unit that received so many dossiers.</summary>
    public Tier Of(long received) => Tiers.First(tier => received >= tier.From || tier == Tiers[^1]);

    private static bool IsInOrder(List<Tier> tiers) =>
        tiers is [.., { From: 0 }] && tiers.Zip(tiers.Skip(1)).All(pair => pair.First.From > pair.Second.From);

    private static Tier ReadTier(JsonPlace place)
    {
        Tier tier = new(place.Text("code"), place.Text("name"), (long)(place.Number("from") ?? 0));
        place.AllowNothingElse();
        return tier;
    }
}
