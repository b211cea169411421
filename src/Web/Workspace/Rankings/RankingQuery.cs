using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Rankings;

/// <summary>Nhóm quy mô: units of like volume, so that they can be compared fairly beside the official rank.</summary>
public enum Tier
{
    Large,
    Middle,
    Small,
}

/// <summary>Bảng xếp hạng nào: a level below a unit, with what narrows the rows.</summary>
public sealed class RankingQuery
{
    /// <summary>Dossiers received in the period from which a unit counts as large, and as middling.</summary>
    public static long LargeFrom => Scoring.TierTable.Delivered.Tiers[0].From;

    public static long MiddleFrom => Scoring.TierTable.Delivered.Tiers[1].From;

    private static readonly (Tier Tier, string Code)[] tiers =
        [(Rankings.Tier.Large, "dong"), (Rankings.Tier.Middle, "vua"), (Rankings.Tier.Small, "it")];

    public RankingQuery(PageQuery page, UnitDirectory units, UnitCode? focus, DateOnly day)
    {
        Page = page;
        Parent = ReadParent(units, focus, day);
        Level = ReadLevel(units, day);
        Search = page.Text("tim");
        ShowsAll = page.Text("het") is not null;
        if (page.Text("nhom") is { } tier)
        {
            Tier = tiers.Where(one => one.Code == tier).Select(one => (Tier?)one.Tier).FirstOrDefault();
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

    public static Tier TierOf(long received) =>
        received >= LargeFrom ? Rankings.Tier.Large
        : received >= MiddleFrom ? Rankings.Tier.Middle
        : Rankings.Tier.Small;

    public static string CodeOf(Tier tier) => tiers.First(one => one.Tier == tier).Code;

    /// <summary>This ranking with something changed.</summary>
    public string Link(string path, UnitLevel? level = null, Tier? tier = null, bool all = false) => Page.Link(
        path,
        ("cha", Parent?.Value),
        ("cap", Names.CodeOf(level ?? Level)),
        ("nhom", tier is { } one ? CodeOf(one) : null),
        ("het", all ? "1" : null));

    /// <summary>The same rows elsewhere: in a file.</summary>
    public string LinkToSame(string path) => Page.Link(
        path,
        ("cha", Parent?.Value),
        ("cap", Names.CodeOf(Level)),
        ("nhom", Tier is { } tier ? CodeOf(tier) : null),
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
