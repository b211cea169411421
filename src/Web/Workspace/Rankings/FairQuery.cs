using System.Globalization;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Rankings;

/// <summary>So cùng quy mô: the ranking asked for, with bounds of tiers of one's own.</summary>
public sealed class FairQuery
{
    public const string Minimum = "toi-thieu", FromOf = "tu-";

    private const long MostDossiers = 10_000_000;

    public FairQuery(PageQuery page, UnitDirectory units, UnitCode? focus, DateOnly day)
    {
        Ranking = new(page, units, focus, day);
        var delivered = TierTable.Delivered;
        var bounds = delivered.Tiers.Select(tier =>
            tier == delivered.Tiers[^1] ? 0 : Number(FromOf + tier.Code) ?? tier.From).ToList();
        Tiers = delivered.With(bounds, Number(Minimum) ?? delivered.Minimum) ?? delivered;
        if (!Tiers.Tiers.Select(tier => tier.From).SequenceEqual(bounds))
        {
            page.Refuse(FromOf + delivered.Tiers[0].Code, "page.bad-tiers");
        }
    }

    public RankingQuery Ranking { get; }

    public PageQuery Page => Ranking.Page;

    public TierTable Tiers { get; }

    private long? Number(string name)
    {
        if (Page.Text(name) is not { } text)
        {
            return null;
        }

        var bare = text.Replace(".", "", StringComparison.Ordinal);
        if (long.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostDossiers)
        {
            return number;
        }

        Page.Refuse(name, "page.bad-bound", text);
        return null;
    }
}
