using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using DiemSang.Evaluation.Notices;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Tests.Browser.Live;

/// <summary>Pages of publications and notices, whole for everyone, on a phone and on a desk.</summary>
public sealed class PublicationLookTests(Chromium chromium, LiveOffice office) : IClassFixture<LiveOffice>
{
    private const string Password = "bốn bức tường vàng";

    public static TheoryData<string, int> Pages
    {
        get
        {
            var data = new TheoryData<string, int>();
            string[] paths =
            [
                "/cong-bo", "/cong-bo/{slug}", "/cong-bo/{slug}?cap=xa&cha=H09", "/cong-bo/{slug}/so-nhan", "/thong-bao",
                "/thong-bao/{notice}", "/thong-bao/{notice}/in", "/mau-thong-bao",
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
        var (slug, notice) = await Publish();
        await using var screen = await chromium.Open(office.Address("/dang-nhap"), width);
        await screen.Page.FillAsync("[name=Name]", "to-vien");
        await screen.Page.FillAsync("[name=Password]", Password);
        await screen.Page.ClickAsync("form.card:not([hidden]) button[type=submit]");
        var address = path.Replace("{slug}", slug, StringComparison.Ordinal).Replace("{notice}", notice, StringComparison.Ordinal);
        await screen.Page.GotoAsync(office.Address(address).ToString());
        var found = await screen.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.Empty(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
        Assert.Equal(width, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(screen.Complaints);
    }

    private async Task<(string Slug, string Notice)> Publish()
    {
        var house = office.House;
        var room = house.Access;
        if (room.Accounts.FindByName("to-vien") is null)
        {
            var account = new Account(Account.NewId(), AccountKind.Officer, "to-vien", "Tổ viên")
            {
                Unit = new("H09"), CreatedAt = room.Now, Stamp = Guid.NewGuid().ToString("N"), IsDemo = true,
            };
            account = account with { PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password) };
            await room.Install(account, new Grant(account.Id, Role.EvaluationMember, new("H09"), room.Today, null));
            await office.Curl("/api/v1/sync", $"[{office.Dossier(31, isDone: true)},{office.Dossier(32, isDone: false)}]");
            await house.Publications.Freeze(house.Now, "system", house.Now);
            var template = HouseTemplates.All[0].Template;
            await house.Notices.Draft(
                house.PublicationBook.InForce()[^1].Slug, "H09", template.Series,
                new(
                    template.Id, "", "ỦY BAN NHÂN DÂN", template.Title, "Kết quả tuần",
                    [new(NoticeBlock.Paragraph, "Lời văn."), new(NoticeBlock.Table, "nhom")],
                    template.Sign, "", ["Lưu: VT"], template.Annex, "Bình An", LocalTime.DayOf(house.Now)),
                null, account.Id, house.Now);
            await house.Notices.TemplateProposals.Propose(
                (template with { Recipients = [.. template.Recipients, "Ban Chỉ đạo chuyển đổi số"] }).ToText(), "nguoi-khac", house.Now);
        }

        return (house.PublicationBook.InForce()[^1].Slug, house.Notices.Latest(1)[0].Id);
    }
}
