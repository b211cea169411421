using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Telling;
using DiemSang.Web.Access;

namespace DiemSang.Tests.Stories.Access;

/// <summary>
/// One thing of every kind in every unit, so that an address can name it. A screen whose route has a new name adds it
/// here once.
/// </summary>
internal sealed class Things
{
    private readonly Dictionary<UnitCode, (string Account, string Grant, string Dossier, string File, string Letter)> made = [];

    private long calendarChange;

    public static async Task<Things> Make(Office office)
    {
        var things = new Things();
        await office.House.ChangeCalendar([new(new(2026, 3, 4), "Nghỉ thử", DayKind.Off, "thử")], office.House.Now);
        using (var session = office.House.Database.OpenReader())
        {
            things.calendarChange = MovedStore.Changes(session, 1).Single().Position;
        }

        foreach (var unit in Office.All)
        {
            var officer = await office.House.Officer($"người-của-{unit}".ToLowerInvariant(), Role.Specialist, unit);
            var dossier = await office.House.Handling.Start(
                new(unit, Storage.Town.Procedures[0].Code, Channel.Direct, new(0, null)) { Owner = new("Người Thử", "") },
                new(officer.Id, ActorKind.Counter), office.House.Now);
            var file = await office.House.Files.Keep(
                new MemoryStream(Desk.DeskTown.Scan), "a.pdf", dossier.Code.Value, officer.Id, office.House.Now, default);
            var letter = $"letter-{unit}".Replace('.', '-');
            await office.House.Journal.Write(work =>
            {
                LetterStore.Add(work.Session, new(
                    letter, "none", dossier.Code, unit, "desk.reception", TellingWay.Email, Recipient.Owner,
                    office.House.Now, office.House.Now));
                return true;
            });
            things.made[unit] = (officer.Id, office.Room.Grants.Of(officer.Id).Single().Id, dossier.Code.Value, file.Id, letter);
        }

        return things;
    }

    /// <summary>Route values that name what lies in the unit.</summary>
    public Dictionary<string, string> Route(UnitCode unit, RightAttribute asked) => new(StringComparer.Ordinal)
    {
        ["unit"] = unit.Value,
        ["account"] = made[unit].Account,
        ["grant"] = made[unit].Grant,
        ["dossier"] = made[unit].Dossier,
        ["letter"] = made[unit].Letter,
        ["file"] = made[unit].File,
        // Screens about numbers call both a unit and a dossier "code".
        ["code"] = asked.Target == Target.Dossier ? Office.DossierOf(unit).Value : unit.Value,
        ["id"] = "2.1",
        ["indicator"] = "2.1",
        ["proposal"] = "khong-co",
        ["position"] = $"{calendarChange}",
        ["session"] = "khong-co",
        ["key"] = "khong-co",
        ["delegation"] = "khong-co",
        ["leave"] = "khong-co",
    };
}
