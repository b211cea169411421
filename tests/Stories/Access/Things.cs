using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.Exchange.Procedures;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Portal;
using DiemSang.OneStop.Telling;
using DiemSang.Web.Access;

namespace DiemSang.Tests.Stories.Access;

/// <summary>
/// One thing of every kind in every unit, so that an address can name it. A screen whose route has a new name adds it
/// here once.
/// </summary>
internal sealed class Things
{
    private readonly Dictionary<Role, (string Dossier, string File, string Draft)> own = [];
    private readonly Dictionary<UnitCode, Made> made = [];
    private string proposal = "", entry = "", week = "", received = "";

    private long calendarChange;

    public static async Task<Things> Make(Office office)
    {
        var things = new Things();
        await office.House.ChangeCalendar([new(new(2026, 3, 4), "Nghỉ thử", DayKind.Off, "thử")], office.House.Now);
        using (var session = office.House.Database.OpenReader())
        {
            things.calendarChange = MovedStore.Changes(session, 1).Single().Position;
        }

        var house = office.House;
        var week = await house.Publications.Freeze(house.Now, "system", house.Now);
        things.week = week.Slug;
        var letterFrom = await office.House.Files.Keep(
            new MemoryStream(Desk.DeskTown.Scan), "thong-bao.pdf", "", "system", house.Now, default);
        things.received = (await house.Received.Keep(
            week.CutOff, "412/TB-UBND", null, "UBND tỉnh", $"{letterFrom.Id} {letterFrom.Name}", [], "system", house.Now)).Id;
        var body = new NoticeBody("tb-tdg", "", "", "", "", [], [], "", [], "", "", LocalTime.DayOf(house.Now));
        foreach (var unit in Office.All)
        {
            var officer = await office.House.Officer($"người-của-{unit}".ToLowerInvariant(), Role.Specialist, unit);
            var dossier = await office.House.Handling.Start(
                new(unit, Storage.Town.Procedures[0].Code, Channel.Direct, new(0, null)) { Owner = new("Người Thử", "") },
                new(officer.Id, ActorKind.Counter), office.House.Now);
            var file = await office.House.Files.Keep(
                new MemoryStream(Desk.DeskTown.Scan), "a.pdf", dossier.Code.Value, officer.Id, office.House.Now, default);
            var letter = $"letter-{unit}".Replace('.', '-');
            var remedy = await office.House.Followups.Remedies.Propose(
                await PlanOf(office.House, unit), "2.1", "", 0, "Nhắc việc mỗi sáng", officer.Id,
                new(2100, 1, 1), officer.Id, office.House.Now);
            await office.House.Journal.Write(work =>
            {
                LetterStore.Add(work.Session, new(
                    letter, "none", dossier.Code, unit, "desk.reception", TellingWay.Email, Recipient.Owner,
                    office.House.Now, office.House.Now));
                AlarmStore.Add(work.Session, new($"alarm-{unit}", "low-total", unit, "matrix", 40, 50, office.House.Now));
                return true;
            });
            var notice = await house.Notices.Draft(week.Slug, unit.Value, "TB", body, null, officer.Id, house.Now);
            things.made[unit] = new(
                officer.Id, office.Room.Grants.Of(officer.Id).Single().Id, dossier.Code.Value, file.Id, letter, notice.Id, remedy.Id);
        }

        await office.House.CatalogueChanges.Receive([Storage.Town.Procedures[0]], office.House.Now);
        var code = Storage.Town.Procedures[0].Code;
        things.proposal = (await new ContentProposals(office.House).Propose(
            new(code, 0, office.Room.Today) { Audience = "Công dân" }, "", things.made[Office.Ward].Account)).Id;
        var decision = new Decision("12/QĐ-UBND", Office.Province, office.Room.Today, null)
        {
            Procedures = [new(code, DecisionKind.New)],
        };
        await office.House.CatalogueChanges.Receive([decision], office.House.Now);
        things.entry = (await new DecisionProposals(office.House).Propose(
            decision with { Number = "13/QĐ-UBND" }, null, "", things.made[Office.Ward].Account)).Id;
        return things;
    }

    private static async Task<UnitPlan> PlanOf(Installation house, UnitCode unit)
    {
        var period = Period.Of(new(house.Access.Today.Year, 1, 1), house.Access.Today, null, house.Now);
        var board = Scoreboard.Of(await house.Book(period), period);
        return new(board, unit, board.Of(unit)!);
    }

    /// <summary>A dossier of somebody's own, with a file, and a draft of theirs.</summary>
    public async Task MakeOwn(Office office, Role role, Account citizen)
    {
        var dossier = await office.House.Handling.Start(
            new(Office.Ward, Storage.Town.Procedures[0].Code, Channel.Online, new(0, null))
            {
                Owner = new(citizen.Name, citizen.IdentityNumber!),
            },
            new(citizen.Id, ActorKind.Applicant), office.House.Now);
        var file = await office.House.Files.Keep(
            new MemoryStream(Desk.DeskTown.Scan), "a.pdf", dossier.Code.Value, citizen.Id, office.House.Now, default);
        var draft = new Draft(Draft.NewId(), Office.Ward, Storage.Town.Procedures[0].Code) { StartedAt = office.House.Now };
        await office.House.Drafts.Start(draft, citizen.Id, office.House.Now);
        own[role] = (dossier.Code.Value, file.Id, draft.Id);
    }

    /// <summary>Route values that name what is the role's own.</summary>
    public Dictionary<string, string> OwnRoute(Role role, RightAttribute asked) =>
        new(Route(Office.Ward, asked, role), StringComparer.Ordinal)
        {
            ["dossier"] = own[role].Dossier,
            ["file"] = own[role].File,
        };

    /// <summary>Route values that name what lies in the unit.</summary>
    public Dictionary<string, string> Route(UnitCode unit, RightAttribute asked, Role? role) => new(StringComparer.Ordinal)
    {
        // Nobody else's draft can be named under a right to one's own.
        ["draft"] = role is { } held && own.TryGetValue(held, out var mine) ? mine.Draft : "khong-co",
        ["unit"] = unit.Value,
        ["account"] = made[unit].Account,
        ["grant"] = made[unit].Grant,
        ["dossier"] = made[unit].Dossier,
        ["letter"] = made[unit].Letter,
        ["file"] = made[unit].File,
        ["procedure"] = Storage.Town.Procedures[0].Code.Value,
        ["proposal"] = asked.Right.StartsWith("calendar.", StringComparison.Ordinal) ? "khong-co" : proposal,
        ["entry"] = entry,
        ["publisher"] = Office.Province.Value,
        ["number"] = "12/QĐ-UBND",
        ["remedy"] = made[unit].Remedy,
        ["alarm"] = $"alarm-{unit}",
        ["notice"] = made[unit].Notice,
        ["slug"] = week,
        ["received"] = received,
        // Screens about numbers call both a unit and a dossier "code".
        ["code"] = asked.Target == Target.Dossier ? Office.DossierOf(unit).Value : unit.Value,
        ["id"] = "2.1",
        ["indicator"] = "2.1",
        ["position"] = $"{calendarChange}",
        ["session"] = "khong-co",
        ["key"] = "khong-co",
        ["assignment"] = "khong-co",
        ["delegation"] = "khong-co",
        ["leave"] = "khong-co",
        ["event"] = "khong-co",
    };

    /// <summary>What each unit has one of.</summary>
    private sealed record Made(string Account, string Grant, string Dossier, string File, string Letter, string Notice, string Remedy);
}
