using DiemSang.Exchange;
using DiemSang.Exchange.Procedures;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Tests.Browser.Desk;

/// <summary>A real office with one officer of every role, a dossier in work, a content with a form, a change that waits.</summary>
public sealed class WholeOffice : IAsyncLifetime
{
    public const string Password = "bốn bức tường vàng";
    public const string KnownNumber = "074190000001";
    public static readonly UnitCode Ward = new("H09.24.02");
    public static readonly ProcedureCode Birth = new("1.001193");

    private readonly string folder = Directory.CreateTempSubdirectory("diemsang-desk-").FullName;
    private Server? server;

    public Server Server => server!;

    public Installation House => server!.Installation;

    public string Dossier { get; private set; } = "";

    public string Proposal { get; private set; } = "";

    /// <summary>A proposal about the publication record.</summary>
    public string Entry { get; private set; } = "";

    /// <summary>The journal position of a day off.</summary>
    public long CalendarChange { get; private set; }

    public Uri Address(string path) => new(server!.Address + path);

    /// <summary>The sign-in name of who holds a role.</summary>
    public static string Name(Role role) => $"vai-{role}".ToLowerInvariant();

    public string AccountOf(Role role) => House.Access.Accounts.FindByName(Name(role))!.Id;

    public async ValueTask InitializeAsync()
    {
        server = new(new(new DataFolder(folder), Port: 0, IsDemo: false));
        await server.Start(_ => { });
        var today = LocalTime.DayOf(House.Now);
        await House.CatalogueChanges.Receive(
            [
                new Unit(new("H09"), "Tỉnh Bình An", UnitLevel.Province),
                new Unit(new("H09.24"), "Thành phố An Hòa", UnitLevel.District, new("H09")),
                new Unit(Ward, "Phường Một", UnitLevel.Commune, new("H09.24")),
            ],
            House.Now);
        await House.CatalogueChanges.Receive(
            [
                new Procedure(Birth, "Đăng ký khai sinh", "Hộ tịch")
                {
                    Online = OnlineLevel.Full, ForAllUnits = true, HasFee = true, Limit = new(1, LimitUnit.SameDay),
                },
                new Procedure(
                    new("2.000815"),
                    "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền cấp",
                    "Chứng thực") { ForAllUnits = true },
            ],
            House.Now);
        await House.CatalogueChanges.Receive([Content(today)], House.Now);
        await House.CatalogueChanges.Receive([Decided(today)], House.Now);
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not (Role.SyncClient or Role.Citizen or Role.Business)))
        {
            await Add(role, role is Role.ProvinceAdmin or Role.Auditor ? Grant.Everywhere : Ward);
        }

        await Make(today);
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static ProcedureContent Content(DateOnly today) => new(Birth, 1, today.AddDays(-200))
    {
        Papers =
        [
            new("KS-TK", "Tờ khai đăng ký khai sinh") { Originals = 1, FormName = "mẫu của Thông tư 04/2020/TT-BTP" },
            new("KS-CS", "Giấy chứng sinh") { Originals = 1 },
            new("KS-KH", "Giấy chứng nhận kết hôn của cha, mẹ") { Copies = 1, IsRequired = false },
            new("KS-UQ", "Văn bản ủy quyền") { Originals = 1, When = new("uy-quyen", "1") },
        ],
        Fields =
        [
            new("ho-ten-tre", "Họ, chữ đệm, tên của trẻ", FieldKind.Text) { IsRequired = true },
            new("ngay-sinh", "Ngày sinh của trẻ", FieldKind.Day) { IsRequired = true, IsPast = true },
            new("gioi-tinh", "Giới tính của trẻ", FieldKind.Choice) { Choices = ["Nam", "Nữ"], Hint = "Theo giấy chứng sinh." },
            new("uy-quyen", "Người đi khai được ủy quyền", FieldKind.Check),
            new("quan-he", "Quan hệ với người ủy quyền", FieldKind.Text) { IsRequired = true, When = new("uy-quyen", "1") },
        ],
        Fees = [new("Lệ phí hộ tịch", FeeKind.Charge, 8000), new("Lệ phí hộ tịch", FeeKind.Charge, 5000) { Channel = Channel.Online }],
        Limits = [new(Channel.Postal, new(2, LimitUnit.WorkingDay))],
        Steps =
        [
            new("Thẩm tra", "Specialist", 60, StepNeeds.PapersComplete), new("Ký duyệt", "UnitHead", 20),
            new("Phát hành", "Clerk", 20, StepNeeds.ResultFile),
        ],
        Results = [new("KQ.G15.000031", "Giấy khai sinh")],
        Basis = [new("60/2014/QH13", "Luật Hộ tịch", new(2016, 1, 1))],
        Order = "Nộp hồ sơ\nKiểm tra, ghi sổ\nNhận giấy khai sinh",
        Audience = "Công dân Việt Nam",
    };

    private static Decision Decided(DateOnly today) =>
        new("123/QĐ-UBND", new("H09"), today.AddDays(-30), today.AddDays(-28))
        {
            Procedures =
            [
                new(Birth, DecisionKind.Changed)
                {
                    PublicOn = today.AddDays(-5), Public = ProcedureParts.Name | ProcedureParts.Order,
                    Further = ProcedureParts.Fees,
                },
            ],
        };

    private async Task Add(Role role, UnitCode where)
    {
        var room = House.Access;
        var account = new Account(Account.NewId(), AccountKind.Officer, Name(role), $"Cán bộ {role} (minh họa)")
        {
            Unit = where == Grant.Everywhere ? null : where, IsDemo = true, CreatedAt = room.Now, Stamp = Name(role),
        };
        account = account with { PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password) };
        await room.Install(account, new Grant(account.Id, role, where, room.Today, null));
    }

    private async Task Make(DateOnly today)
    {
        var (content, counter) = (Content(today), new Actor(AccountOf(Role.CounterOfficer), ActorKind.Counter));
        var terms = new Terms(1, new(1, LimitUnit.SameDay)) { Steps = [.. content.Steps.Select(CourseStep.Of)] };
        var filing = new Filing(Ward, Birth, Channel.Direct, terms)
        {
            Owner = new("Công dân Thử Nghiệm (minh họa)", KnownNumber) { Phone = "0900000001" },
            Papers =
            [
                .. content.Papers.Where(paper => paper.When is null).Select(paper =>
                    new Paper(paper.Code, paper.Name, paper.IsRequired) { IsGiven = paper.IsRequired }),
            ],
            Fees = [new("Lệ phí hộ tịch", 8000, FeeMoment.AtReturn)],
            Answers = new Dictionary<string, string> { ["ho-ten-tre"] = "Cháu Thử Nghiệm", ["ngay-sinh"] = "01/01/2026" },
        };
        var dossier = await House.Handling.Start(filing, counter, House.Now.AddDays(-40));
        Dossier = dossier.Code.Value;
        var given = await House.Handling.Change(
            dossier.Code, dossier.Version, counter, House.Now,
            (one, act) => one.Forward(act, AccountOf(Role.Specialist), "Thẩm tra"), "dossier.forwarded");
        var specialist = new Actor(AccountOf(Role.Specialist), ActorKind.Specialist);
        await House.Handling.Change(
            dossier.Code, given!.Version, specialist, House.Now, (one, act) => one.TakeStep(act), "dossier.step-taken");
        await House.ChangeCalendar([new(today.AddDays(30), "Nghỉ thử", DayKind.Off, "minh họa")], House.Now);
        using (var session = House.Database.OpenReader())
        {
            CalendarChange = MovedStore.Changes(session, 1).Single().Position;
        }

        Proposal = (await new ContentProposals(House).Propose(
            content with { ValidFrom = today.AddDays(1), Fees = [new("Lệ phí hộ tịch", FeeKind.Charge, 0)] },
            "Nghị quyết của HĐND tỉnh\nChưa đọc được: SOTIEN: 5.000 - 10.000", AccountOf(Role.UnitAdmin))).Id;
        var decided = Decided(today);
        Entry = (await new DecisionProposals(House).Propose(
            decided with { SignedOn = today.AddDays(-31) }, (decided.Publisher, decided.Number), "Ghi nhầm ngày ký so với bản gốc",
            AccountOf(Role.UnitAdmin))).Id;
    }
}
