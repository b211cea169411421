using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Browser.Live;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Tests.Browser.Followups;

/// <summary>Assignments, remedies and alarms in a real browser: whole for everyone, on a phone and on a desk.</summary>
public sealed class FollowupPages(Chromium chromium, LiveOffice office) : IClassFixture<LiveOffice>
{
    private const string Password = "bốn bức tường vàng";
    private static readonly UnitCode city = new("H09.24"), ward = new(LiveOffice.Ward);

    public static TheoryData<string, int> Pages
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var path in (string[])
                [
                    "/", "/to-danh-gia/phan-cong", $"/to-danh-gia/phan-cong?don-vi={LiveOffice.Ward}", "/giai-phap", "/giai-phap?xem=xong",
                    "/giai-phap/{remedy}", $"/don-vi/{LiveOffice.Ward}/giai-phap/moi?viec=result-and-papers:4.2&so-luong=1",
                    "/to-danh-gia/canh-bao", "/to-danh-gia/canh-bao?xem=dong",
                ])
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
        var remedy = await Week();
        await using var screen = await chromium.Open(office.Address("/dang-nhap"), width);
        await screen.Page.GetByLabel("Tên đăng nhập").FillAsync("lanh-dao");
        await screen.Page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Password);
        await screen.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await screen.Page.WaitForURLAsync(address => !address.Contains("/dang-nhap", StringComparison.Ordinal));
        await screen.Page.GotoAsync(office.Address(path.Replace("{remedy}", remedy, StringComparison.Ordinal)).ToString());
        await Picture(screen, $"{path.Trim('/').Replace('/', '_').Replace('?', '_')}-{width}");
        var found = await screen.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.Empty(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
        Assert.Equal(width, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(screen.Complaints);
    }

    /// <summary>A week of a head: somebody assigned, remedies in every state, alarms open and closed; made once.</summary>
    private async Task<string> Week()
    {
        var (house, room) = (office.House, office.House.Access);
        if (room.Accounts.FindByName("lanh-dao") is not null)
        {
            return house.Followups.Remedies.All().First(one => one.State == RemedyState.Doing).Id;
        }

        await office.Curl("/api/v1/sync", $"[{office.Dossier(41, isDone: true)},{office.Dossier(42, isDone: false)}]");
        var head = await Add(room, "lanh-dao", "Trần Lãnh Đạo (minh họa)", Role.UnitHead, city);
        var member = await Add(room, "to-vien", "Phạm Thị Tổ Viên (minh họa)", Role.EvaluationMember, city);
        var officer = await Add(room, "mot-cua", "Lê Một Cửa (minh họa)", Role.CounterOfficer, ward);
        var (now, today, followups) = (house.Now, room.Today, house.Followups);
        await followups.Assignments.Assign(city, ["2.1", "4.1", "4.2"], AssignedPart.Member, member, today, null, head, now);
        await followups.Assignments.Assign(ward, ["4.1", "4.2"], AssignedPart.Owner, officer, today, today.AddDays(30), head, now);
        var period = Period.Of(new(today.Year, 1, 1), today, null, now);
        var board = Scoreboard.Of(await house.Book(period), period);
        var plan = new UnitPlan(board, ward, board.Of(ward)!);
        foreach (var (state, idea) in new[]
            {
                (RemedyState.Proposed, "Quét giấy tờ ngay tại quầy khi tiếp nhận"),
                (RemedyState.Doing, "Giao ban 15 phút mỗi sáng, đọc hồ sơ sắp đến hạn"),
                (RemedyState.Done, "Hướng dẫn thanh toán trực tuyến tại quầy"),
            })
        {
            var made = await followups.Remedies.Propose(plan, "2.1", "", 0, idea, head, today.AddDays(7), member, now);
            for (var to = RemedyState.Ordered; to <= state; to++)
            {
                await followups.Remedies.Turn(made.Id, (long)to, to, "Biên bản ngày làm việc", head, now);
            }
        }

        await house.Journal.Write(work =>
        {
            AlarmStore.Add(
                work.Session, new("a1", "group-fall", ward, board.Ruleset.Groups[1].Code, 1.25m, 1m, now.AddHours(-30)) { Height = 1 });
            AlarmStore.Add(work.Session, new("a2", "at-risk", ward, "", 12, 10, now.AddHours(-1)));
            AlarmStore.Add(work.Session, new("a3", "feedback-due", ward, "PAKN-00001", -3.5m, 16, now.AddHours(-3)));
            AlarmStore.Add(work.Session, new("a4", "silent-feed", ward, "", 9, 8, now.AddHours(-50))
            {
                State = AlarmState.Closed, ClosedAt = now.AddHours(-2), ClosedBy = head, ClearedAt = now.AddHours(-2),
                Note = "Đã nối lại đường truyền",
            });
            return true;
        });
        await followups.Alarms.MarkRead("a1", member, stops: false, now);
        return followups.Remedies.All().First(one => one.State == RemedyState.Doing).Id;
    }

    private static async Task<string> Add(AccessRoom room, string name, string full, Role role, UnitCode unit)
    {
        var account = new Account(Account.NewId(), AccountKind.Officer, name, full)
        {
            Unit = unit, IsDemo = true, CreatedAt = room.Now, Stamp = name,
        };
        account = account with { PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password) };
        await room.Install(account, new Grant(account.Id, role, unit, room.Today, null));
        return account.Id;
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
