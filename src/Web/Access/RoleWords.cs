using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Access;

/// <summary>Gọi tên vai trò và nơi giữ vai trò.</summary>
internal static class RoleWords
{
    public static string Of(Role role) => Words.Say($"role.{role}");

    public static string Place(UnitCode unit, UnitDirectory units, DateOnly day) => unit == Grant.Everywhere
        ? Words.Say("role.everywhere")
        : units.Row(unit, day)?.Name ?? unit.Value;
}
