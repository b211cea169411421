using System.Globalization;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Publications;

/// <summary>Công bố: the scorecards of all units as they were frozen at a cut-off. Nothing rewrites it.</summary>
/// <param name="Number">1, 2, 3 … in the order of freezing; the chain of hashes follows it</param>
/// <param name="Slug">its permanent address: "2023-11-13-0700", a correction "2023-11-13-0700-dc1"</param>
/// <param name="CutOff">Chốt số: E and K of the figures</param>
/// <param name="Edition">1 for the first of a cut-off, one more for each correction</param>
/// <param name="Corrects">the number of the first one; null for a first one</param>
/// <param name="Position">the journal position of what was counted</param>
/// <param name="AuditHead">the hash of the audit trail's last line at the freeze, in hex</param>
/// <param name="Digest">Mã kiểm: SHA-256 over all its scorecards, in hex</param>
/// <param name="Hash">chains it to all publications before it</param>
public sealed record Publication(
    long Number, string Slug, DateTimeOffset CutOff, long Edition, long? Corrects, string Reason, DateOnly From,
    DateTimeOffset FrozenAt, string FrozenBy, string Ruleset, long Position, string AuditHead, long Units,
    string Digest, byte[] Hash)
{
    private const string SlugForm = "yyyy-MM-dd-HHmm";

    public bool IsCorrection => Corrects is not null;

    public DateOnly Day => LocalTime.DayOf(CutOff);

    public Period Period => new(From, Day, CutOff);

    /// <summary>What it counted: as known at the cut-off; a correction, when it was made.</summary>
    public DateTimeOffset KnownOn => IsCorrection ? FrozenAt : CutOff;

    public static string SlugOf(DateTimeOffset cutOff, int corrections = 0)
    {
        var slug = cutOff.ToOffset(LocalTime.Offset).ToString(SlugForm, CultureInfo.InvariantCulture);
        return corrections == 0 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-dc{corrections}");
    }

    /// <summary>The cut-off that an address of a first publication speaks of; null when it is none.</summary>
    public static DateTimeOffset? CutOffOf(string slug) =>
        DateTime.TryParseExact(slug, SlugForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new(local, LocalTime.Offset)
            : null;
}

/// <summary>Hạng: the place of a unit among all of its level below a parent; "" = among those without a parent.</summary>
public readonly record struct PublishedRank(string Parent, int Rank, int Of);

/// <summary>Bảng điểm đã chốt, as it is stored: texts alone, so that its digest does not depend on any program.</summary>
public sealed record PublishedRow(
    string Unit, string Name, string Parent, long Level, string Total, string Band, string Ranks, string Figures);

/// <summary>A unit in a publication.</summary>
public sealed record PublishedCard(Scoring.Scorecard Card, IReadOnlyList<PublishedRank> Ranks)
{
    public PublishedRank? RankBelow(string parent)
    {
        foreach (var rank in Ranks)
        {
            if (rank.Parent == parent)
            {
                return rank;
            }
        }

        return null;
    }
}

/// <summary>What a unit had in one publication, for lines through time.</summary>
public sealed record PublishedPoint(Publication Publication, PublishedCard Card);
