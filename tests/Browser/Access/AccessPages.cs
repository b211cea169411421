using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Browser.Live;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Tests.Browser.Access;

/// <summary>Pages of sign-in, account, rights and audit in a real browser: whole for everyone, and passkeys that open.</summary>
public sealed class AccessPages(Chromium chromium, LiveOffice office) : IClassFixture<LiveOffice>
{
    private const string Password = "bốn bức tường vàng";

    public static TheoryData<string, int> Pages
    {
        get
        {
            var data = new TheoryData<string, int>();
            string[] paths =
            [
                "/dang-nhap", "/thiet-lap", "/dang-nhap/ma", "/dang-xuat", "/tai-khoan", "/tai-khoan?loi=password.common",
                "/quan-tri/tai-khoan", $"/quan-tri/tai-khoan?dv={LiveOffice.Ward}", "/quan-tri/tai-khoan/{account}", "/nhat-ky",
                "/nhat-ky?kiem=1", "/quan-tri/thu-cho-gui", "/quan-tri/xoa-nguoi", "/quan-tri/lich-lam-viec",
                $"/ho-chieu/{LiveOffice.Ward}/2.1",
            ];
            foreach (var path in paths)
            {
                data.Add(path, 360);
                data.Add(path, 1280);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole_for_everyone(string path, int width)
    {
        var account = await Office();
        await using var screen = await chromium.Open(office.Address("/dang-nhap"), width);
        if (path is not ("/dang-nhap" or "/thiet-lap" or "/dang-nhap/ma"))
        {
            await SignIn(screen, "quan-tri");
        }

        await screen.Page.GotoAsync(office.Address(path.Replace("{account}", account, StringComparison.Ordinal)).ToString());
        await Picture(screen, $"{path.Trim('/').Replace('/', '_').Replace('?', '_')}-{width}");
        var found = await screen.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.Empty(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
        Assert.Equal(width, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task A_passkey_is_made_once_and_then_opens_without_a_password()
    {
        await Office();
        // Passkeys belong to a name, never to a number: localhost, not 127.0.0.1.
        var door = new Uri(office.Address("/dang-nhap").ToString().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await using var screen = await chromium.Open(door);
        var devices = await screen.Page.Context.NewCDPSessionAsync(screen.Page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
            },
        });
        await SignIn(screen, "co-khoa");
        await screen.Page.GotoAsync(new Uri(door, "/tai-khoan").ToString());
        await screen.Page.GetByLabel("Tên của khóa").FillAsync("Máy thử");
        await screen.Page.Locator("#mat-khau-nay-kh").FillAsync(Password);
        await screen.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Thêm khóa của máy này" }).ClickAsync();
        await screen.Page.WaitForURLAsync("**/tai-khoan?xong=factor.key-added");

        await screen.Page.GotoAsync(new Uri(door, "/dang-xuat").ToString());
        await screen.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await screen.Page.GotoAsync(new Uri(door, "/dang-nhap?tiep=/tai-khoan").ToString());
        await screen.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Dùng khóa truy cập" }).ClickAsync();
        await screen.Page.WaitForURLAsync("**/tai-khoan?xong=sign-in.entered");
        Assert.Contains("Máy thử", await screen.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(screen.Complaints);
    }

    private static async Task SignIn(Screen screen, string name)
    {
        await screen.Page.GetByLabel("Tên đăng nhập").FillAsync(name);
        await screen.Page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Password);
        await screen.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await screen.Page.WaitForURLAsync(address => !address.Contains("/dang-nhap", StringComparison.Ordinal));
    }

    /// <summary>The people of these stories, made once; gives the id of one with roles and a proposal that waits.</summary>
    private async Task<string> Office()
    {
        var room = office.House.Access;
        if (room.Accounts.FindByName("le.thu") is { } known)
        {
            return known.Id;
        }

        var city = new UnitCode("H09.24");
        var admin = await Add(room, "quan-tri", "Hoàng Quản Trị (minh họa)", null, Role.ProvinceAdmin, Grant.Everywhere);
        await Add(room, "co-khoa", "Bùi Có Khóa (minh họa)", city, Role.UnitHead, city);
        var other = await Add(room, "de-nghi", "Đặng Đề Nghị (minh họa)", city, Role.UnitAdmin, city);
        var officer = await Add(room, "le.thu", "Lê Thử (minh họa)", new(LiveOffice.Ward), Role.Specialist, new(LiveOffice.Ward));
        await room.Grants.Propose(
            room.Book.Visitor(room.Book.Find(other.Id)!),
            new(officer.Id, Role.CounterOfficer, new(LiveOffice.Ward), room.Today, null));
        await room.Audit(admin.Id, "access.refused", "GET /nhat-ky");
        await office.Curl("/api/v1/sync", $"[{office.Dossier(31, isDone: true)},{office.Dossier(32, isDone: false)}]");
        return officer.Id;
    }

    private static async Task<Account> Add(AccessRoom room, string name, string full, UnitCode? unit, Role role, UnitCode where)
    {
        var account = new Account(Account.NewId(), AccountKind.Officer, name, full)
        {
            Unit = unit, IsDemo = true, CreatedAt = room.Now, Stamp = name,
        };
        account = account with { PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password) };
        await room.Install(account, new Grant(account.Id, role, where, room.Today, null));
        return account;
    }

    /// <summary>Kept only where someone wants to look: DIEMSANG_PICTURES names the folder.</summary>
    private static async Task Picture(Screen screen, string name)
    {
        if (Environment.GetEnvironmentVariable("DIEMSANG_PICTURES") is { Length: > 0 } folder)
        {
            await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
