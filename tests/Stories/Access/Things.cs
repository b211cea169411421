using DiemSang.Exchange.Procedures;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Access;

namespace DiemSang.Tests.Stories.Access;

/// <summary>
/// One thing of every kind in every unit, so that an address can name it. A screen whose route has a new name adds it
/// here once.
/// </summary>
internal sealed class Things
{
    private string proposal = "";
    private readonly Dictionary<UnitCode, (string Account, string Grant, string Dossier, string File)> made = [];

    public static async Task<Things> Make(Office office)
    {
        var things = new Things();
        foreach (var unit in Office.All)
        {
            var officer = await office.House.Officer($"người-của-{unit}".ToLowerInvariant(), Role.Specialist, unit);
            var dossier = await office.House.Handling.Start(
                new(unit, Storage.Town.Procedures[0].Code, Channel.Direct, new(0, null)) { Owner = new("Người Thử", "") },
                new(officer.Id, ActorKind.Counter), office.House.Now);
            var file = await office.House.Files.Keep(
                new MemoryStream(Desk.DeskTown.Scan), "a.pdf", dossier.Code.Value, officer.Id, office.House.Now, default);
            things.made[unit] = (officer.Id, office.Room.Grants.Of(officer.Id).Single().Id, dossier.Code.Value, file.Id);
        }

        await office.House.CatalogueChanges.Receive([Storage.Town.Procedures[0]], office.House.Now);
        var code = Storage.Town.Procedures[0].Code;
        things.proposal = (await new ContentProposals(office.House).Propose(
            new(code, 0, office.Room.Today) { Audience = "Công dân" }, "", things.made[Office.Ward].Account)).Id;
        return things;
    }

    /// <summary>Route values that name what lies in the unit.</summary>
    public Dictionary<string, string> Route(UnitCode unit, RightAttribute asked) => new(StringComparer.Ordinal)
    {
        ["unit"] = unit.Value,
        ["account"] = made[unit].Account,
        ["grant"] = made[unit].Grant,
        ["dossier"] = made[unit].Dossier,
        ["file"] = made[unit].File,
        ["procedure"] = Storage.Town.Procedures[0].Code.Value,
        ["proposal"] = proposal,
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
