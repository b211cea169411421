using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;

namespace DiemSang.Tests.Stories.Access;

/// <summary>
/// One thing of every kind in every unit, so that an address can name it. A screen whose route has a new name adds it
/// here once.
/// </summary>
internal sealed class Things
{
    private readonly Dictionary<UnitCode, (string Account, string Grant)> made = [];

    public static async Task<Things> Make(Office office)
    {
        var things = new Things();
        foreach (var unit in Office.All)
        {
            var officer = await office.House.Officer($"người-của-{unit}".ToLowerInvariant(), Role.Specialist, unit);
            things.made[unit] = (officer.Id, office.Room.Grants.Of(officer.Id).Single().Id);
        }

        return things;
    }

    /// <summary>Route values that name what lies in the unit.</summary>
    public Dictionary<string, string> Route(UnitCode unit, RightAttribute asked) => new(StringComparer.Ordinal)
    {
        ["unit"] = unit.Value,
        ["account"] = made[unit].Account,
        ["grant"] = made[unit].Grant,
        ["dossier"] = Office.DossierOf(unit).Value,
        // Screens about numbers call both a unit and a dossier "code".
        ["code"] = asked.Target == Target.Dossier ? Office.DossierOf(unit).Value : unit.Value,
        ["id"] = "2.1",
        ["indicator"] = "2.1",
        ["session"] = "khong-co",
        ["key"] = "khong-co",
        ["delegation"] = "khong-co",
        ["leave"] = "khong-co",
    };
}
