using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
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
    private readonly Dictionary<UnitCode, Made> made = [];
    private string week = "";

    public static async Task<Things> Make(Office office)
    {
        var things = new Things();
        var house = office.House;
        var week = await house.Publications.Freeze(house.Now, "system", house.Now);
        things.week = week.Slug;
        var body = new NoticeBody("tb-tdg", "", "", "", "", [], [], "", [], "", "", LocalTime.DayOf(house.Now));
        foreach (var unit in Office.All)
        {
            var officer = await office.House.Officer($"người-của-{unit}".ToLowerInvariant(), Role.Specialist, unit);
            var dossier = await office.House.Handling.Start(
                new(unit, Storage.Town.Procedures[0].Code, Channel.Direct, new(0, null)) { Owner = new("Người Thử", "") },
                new(officer.Id, ActorKind.Counter), office.House.Now);
            var file = await office.House.Files.Keep(
                new MemoryStream(Desk.DeskTown.Scan), "a.pdf", dossier.Code.Value, officer.Id, office.House.Now, default);
            var remedy = await office.House.Followups.Remedies.Propose(
                await PlanOf(office.House, unit), "2.1", "", 0, "Nhắc việc mỗi sáng", officer.Id,
                new(2100, 1, 1), officer.Id, office.House.Now);
            await office.House.Journal.Write(work =>
            {
                AlarmStore.Add(work.Session, new($"alarm-{unit}", "low-total", unit, "matrix", 40, 50, office.House.Now));
                return true;
            });
            var notice = await house.Notices.Draft(week.Slug, unit.Value, "TB", body, null, officer.Id, house.Now);
            things.made[unit] = new(
                officer.Id, office.Room.Grants.Of(officer.Id).Single().Id, dossier.Code.Value, file.Id, remedy.Id, notice.Id);
        }

        return things;
    }

    private static async Task<UnitPlan> PlanOf(Installation house, UnitCode unit)
    {
        var period = Period.Of(new(house.Access.Today.Year, 1, 1), house.Access.Today, null, house.Now);
        var board = Scoreboard.Of(await house.Book(period), period);
        return new(board, unit, board.Of(unit)!);
    }

    /// <summary>Route values that name what lies in the unit.</summary>
    public Dictionary<string, string> Route(UnitCode unit, RightAttribute asked) => new(StringComparer.Ordinal)
    {
        ["unit"] = unit.Value,
        ["account"] = made[unit].Account,
        ["grant"] = made[unit].Grant,
        ["dossier"] = made[unit].Dossier,
        ["file"] = made[unit].File,
        ["remedy"] = made[unit].Remedy,
        ["alarm"] = $"alarm-{unit}",
        ["notice"] = made[unit].Notice,
        ["slug"] = week,
        // Screens about numbers call both a unit and a dossier "code".
        ["code"] = asked.Target == Target.Dossier ? Office.DossierOf(unit).Value : unit.Value,
        ["id"] = "2.1",
        ["indicator"] = "2.1",
        ["session"] = "khong-co",
        ["key"] = "khong-co",
        ["assignment"] = "khong-co",
        ["delegation"] = "khong-co",
        ["leave"] = "khong-co",
    };

    private sealed record Made(string Account, string Grant, string Dossier, string File, string Remedy, string Notice);
}
