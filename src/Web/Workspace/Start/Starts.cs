using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Start;

/// <summary>Trang đầu ngày: where somebody's day begins in one of their roles.</summary>
/// <param name="Text">the role and where it is held</param>
public sealed record StartPage(string Path, string Text);

/// <summary>Trang đầu ngày của từng vai: the one table; whoever has several roles begins with the highest.</summary>
public static class Starts
{
    /// <summary>A sign-in leads here.</summary>
    public const string Door = LocalAddress.StartOfDay;

    /// <summary>The week of a head's unit, for the meeting room.</summary>
    public const string Slides = Head + "/trinh-chieu";

    public const string Head = "/lanh-dao", Member = "/to-danh-gia", Admin = "/quan-tri";

    /// <summary>From the highest down; a page of figures is one for each unit in which the role is held.</summary>
    private static readonly (Role Role, string Path, bool IsByUnit)[] table =
    [
        (Role.UnitHead, Head, true), (Role.EvaluationMember, Member, true), (Role.ProvinceAdmin, Admin, false),
        (Role.UnitAdmin, Admin, false), (Role.SectionHead, "/bang-viec", false), (Role.Specialist, "/viec-cua-toi", false),
        (Role.CounterOfficer, "/viec-cua-toi", false), (Role.Clerk, "/viec-cua-toi", false), (Role.Cashier, "/viec-cua-toi", false),
        (Role.Auditor, "/nhat-ky", false), (Role.Volunteer, "/danh-muc", false), (Role.Citizen, "/ho-so-cua-toi", false),
        (Role.Business, "/ho-so-cua-toi", false),
    ];

    /// <summary>Every start page of a visitor, the highest first; none for who has no role yet.</summary>
    public static IReadOnlyList<StartPage> Of(Visitor visitor) =>
    [
        .. table.SelectMany(line => visitor.Grants.Where(grant => grant.Role == line.Role)
            .Select(grant => new StartPage(PathOf(line.Path, line.IsByUnit ? grant.Unit : null), TextOf(grant, visitor))))
            .DistinctBy(page => page.Path),
    ];

    /// <summary>The highest one; the own account for who has no role yet.</summary>
    public static string PathFor(Visitor visitor) => Of(visitor) is [var first, ..] ? first.Path : "/tai-khoan";

    /// <summary>The page of today in the menu: the visitor's own where the role has one of figures, else that of everyone.</summary>
    public static string Today(Visitor visitor) =>
        Of(visitor) is [var first, ..] && first.Path.Split('?')[0] is Head or Member or Admin ? first.Path : "/";

    public static void MapStarts(this IEndpointRouteBuilder routes) => routes
        .MapGet(Door, (HttpContext context) => Results.LocalRedirect(PathFor(context.Visitor())))
        .RequireRight("account.own", Target.Own).ExcludeFromDescription();

    private static string PathOf(string path, UnitCode? unit) =>
        unit is { } one && one != Grant.Everywhere ? $"{path}?don-vi={one}" : path;

    private static string TextOf(Grant grant, Visitor visitor) => grant.Unit == Grant.Everywhere
        ? RoleWords.Of(grant.Role)
        : $"{RoleWords.Of(grant.Role)}, {Names.InSentence(RoleWords.Place(grant.Unit, visitor.Units, visitor.Day))}";
}
