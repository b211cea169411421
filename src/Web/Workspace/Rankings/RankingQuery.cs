using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Rankings;

/// <summary>Bảng xếp hạng nào: a level below a unit, with what narrows the rows.</summary>
public sealed class RankingQuery
{
    public RankingQuery(PageQuery page, UnitDirectory units, UnitCode? focus, DateOnly day)
    {
        Page = page;
        Parent = ReadParent(units, focus, day);
        Level = ReadLevel(units, day);
        Search = page.Text("tim");
        ShowsAll = page.Text("het") is not null;
        if (page.Text("nhom") is { } tier)
        {
            Tier = TierTable.Delivered.Tiers.FirstOrDefault(one => one.Code == tier);
            if (Tier is null)
            {
                page.Refuse("nhom", "page.unknown-tier", tier);
            }
        }
    }

    public PageQuery Page { get; }

    /// <summary>null while there are no units at all.</summary>
    public UnitCode? Parent { get; }

    public UnitLevel Level { get; }

    public string? Search { get; }

    public Tier? Tier { get; }

    public bool ShowsAll { get; }

    /// <summary>How many dossiers a tier holds: "từ 2.000", "500–1.999", "dưới 500".</summary>
    public static string BoundsOf(TierTable table, Tier tier) => table.Tiers.TakeWhile(one => one != tier).LastOrDefault() switch
    {
        null => Words.Say("tier.from", Format.Count(tier.From)),
        var above when tier.From > 0 => $"{Format.Count(tier.From)}–{Format.Count(above.From - 1)}",
        var above => Words.Say("tier.below", Format.Count(above.From)),
    };

    /// <summary>This ranking with something changed.</summary>
    public string Link(string path, UnitLevel? level = null, Tier? tier = null, bool all = false) => Page.Link(
        path,
        ("cha", Parent?.Value),
        ("cap", Names.CodeOf(level ?? Level)),
        ("nhom", tier?.Code),
        ("het", all ? "1" : null));

    /// <summary>The same rows elsewhere: in a file.</summary>
    public string LinkToSame(string path) => Page.Link(
        path,
        ("cha", Parent?.Value),
        ("cap", Names.CodeOf(Level)),
        ("nhom", Tier?.Code),
        ("tim", Search),
        ("het", ShowsAll ? "1" : null));

    private UnitCode? ReadParent(UnitDirectory units, UnitCode? focus, DateOnly day)
    {
        if (Page.Text("cha") is { } text)
        {
            if (units.Find(text) is { } found)
            {
                return found;
            }

            Page.Refuse("cha", "page.unknown-unit", text);
        }

        return focus is { } unit
            ? units.AncestorOfLevel(unit, UnitLevel.Province, day) ?? units.Parent(unit, day) ?? unit
            : null;
    }

    private UnitLevel ReadLevel(UnitDirectory units, DateOnly day)
    {
        if (Page.Text("cap") is { } text)
        {
            if (Names.FindLevel(text) is { } level)
            {
                return level;
            }

            Page.Refuse("cap", "page.unknown-level", text);
        }

        return Parent is { } parent && units.Below(parent, UnitLevel.District, day).Count > 0
            ? UnitLevel.District
            : UnitLevel.Commune;
    }
}
