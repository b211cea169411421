using DiemSang.Evaluation.Publications;
using DiemSang.Scoring;

namespace DiemSang.Web.Api.Json;

/// <summary>Công bố: what was frozen, when, and by which hash it can be checked.</summary>
public record PublicationAnswer(
    string Slug, long Number, DateTimeOffset CutOff, long Edition, string? Corrects, string Reason, DateOnly From,
    DateTimeOffset FrozenAt, string Ruleset, long Position, string AuditHead, long Units, string Digest, string Hash)
{
    internal static PublicationAnswer Of(Publication one, IReadOnlyList<Publication> all) => new(
        one.Slug, one.Number, one.CutOff, one.Edition, all.FirstOrDefault(other => other.Number == one.Corrects)?.Slug,
        one.Reason, one.From, one.FrozenAt, one.Ruleset, one.Position, one.AuditHead, one.Units, one.Digest,
        Convert.ToHexStringLower(one.Hash));
}

/// <summary>Một đơn vị trong công bố.</summary>
/// <param name="Ranks">place among all of its level, by the unit below which it is ranked</param>
public sealed record PublishedUnitAnswer(
    string Unit, string UnitName, string? Parent, string Level, decimal Total, string Band,
    IReadOnlyDictionary<string, GroupPoints> Groups, IReadOnlyDictionary<string, IndicatorPoints> Indicators,
    IReadOnlyDictionary<string, string> Ranks)
{
    internal static PublishedUnitAnswer Of(PublishedCard one) => new(
        one.Card.Unit, one.Card.Name, one.Card.Parent, one.Card.Level.Code(), one.Card.Total, one.Card.Band.Name,
        CardAnswer.GroupsOf(one.Card), CardAnswer.IndicatorsOf(one.Card),
        one.Ranks.ToDictionary(
            rank => rank.Parent, rank => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rank.Rank}/{rank.Of}")));
}

/// <summary>A publication with its units, in the order of their codes.</summary>
public sealed record PublishedWeekAnswer(PublicationAnswer Publication, IReadOnlyList<PublishedUnitAnswer> Units);
