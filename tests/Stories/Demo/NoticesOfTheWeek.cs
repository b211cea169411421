using System.Net;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Stories.Access;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Why;

namespace DiemSang.Tests.Stories.Demo;

/// <summary>Notices of the demo: one made now of the tenth week, and the one that waits for next Monday.</summary>
public sealed class NoticesOfTheWeek(DemoHouse demo)
{
    private const string Slug = "2023-11-13-0700";
    private static readonly UnitCode city = new("H09.24");

    [Fact]
    public async Task Its_causes_are_the_sentences_of_the_page_that_tells_why()
    {
        var weeks = await (await demo.Figures()).ClosedWeeks();
        var change = ScoreChange.Between(weeks[^2].Board, weeks[^1].Board, city)!;
        var words = await Words("tb-ubnd");
        foreach (var split in change.InOrder().OrderByDescending(split => split.Delta).Take(5))
        {
            var sentence = WhyWords.Sentence(change, split, called: name => char.ToLowerInvariant(name[0]) + name[1..]);
            Assert.Contains($"- {split.Indicator.Id}. {sentence}", words, StringComparison.Ordinal);
        }

        var shares = change.ByUnit();
        Assert.Equal(change.Delta, shares.Sum(share => share.Points));
        var first = shares.Single(one => one.Part == "H09.24.01").Points;
        Assert.Contains($"phường Dĩ An {Format.Signed(first)}", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_remedies_with_what_they_brought_orders_with_their_day_and_what_members_wrote()
    {
        var words = await Words("tb-tdg");
        Assert.Contains("Phường An Bình: Quét giấy tờ ngay khi tiếp nhận", words, StringComparison.Ordinal);
        Assert.Contains("thành phần 4.2 thay đổi +0,24 điểm, hơn các đơn vị không làm 0,13 điểm", words, StringComparison.Ordinal);
        Assert.Contains("thành phần 1.4 thay đổi như các đơn vị không làm, chưa thấy hiệu quả", words, StringComparison.Ordinal);
        Assert.Contains(
            "- Phường Tân Bình (đầu mối: Trần Chuyên Viên (minh họa)): Số hóa giấy tờ và kết quả của hồ sơ đã trả, mỗi chiều thứ Sáu "
            + "(60 hồ sơ), xong trước ngày 17/11/2023.", words, StringComparison.Ordinal);
        Assert.Contains("4.2. hồ sơ số hóa", words, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Phường An Bình quét giấy tờ ngay tại quầy", words, StringComparison.Ordinal);
        Assert.Matches("Tại giờ chốt có [0-9.]+ hồ sơ đang giải quyết đã trễ hạn", words);
    }

    [Fact]
    public async Task A_draft_waits_for_Monday_20_November_with_the_figures_of_now_and_cannot_be_issued()
    {
        using var client = await SignedIn();
        var house = (await demo.Figures()).Installation;
        var draft = Assert.Single(house.Notices.Of("2023-11-20-0700"));
        Assert.Equal((new DateOnly(2023, 11, 20), true), (draft.Body.SignedOn, draft.Body.HasPlaces));
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/thong-bao/{draft.Id}", UriKind.Relative)));
        Assert.Contains("Dự thảo soạn trước cho tuần chưa chốt", page, StringComparison.Ordinal);
        Assert.Contains("Dĩ An, ngày 20 tháng 11 năm 2023", page, StringComparison.Ordinal);
        Assert.Contains("từ ngày\u00a013/11/2023 đến ngày\u00a020/11/2023", page, StringComparison.Ordinal);
        Assert.Matches("Tạm tính đến [0-9:]+ ngày 13/11/2023: Thành phố Dĩ An đạt 7[78],", page);
        Assert.Contains("Hạng trong tỉnh Bình Dương", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"{draft.Id}/ban-hanh", page, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<OneStop.RefusedException>(() => house.Notices.Issue(
            draft.Id, draft.Version, _ => [], "x", house.Now));
        Assert.Equal("notice.no-signer", refused.Code);
    }

    private async Task<string> Words(string template)
    {
        using var client = await SignedIn();
        using var answer = await client.Fill(
            $"/cong-bo/{Slug}", "/don-vi/H09.24/thong-bao", ("cong-bo", Slug), ("mau", template));
        var id = answer.Headers.Location!.ToString().Split('?')[0]["/thong-bao/".Length..];
        var body = (await demo.Figures()).Installation.Notices.Find(id)!.Body;
        Assert.False(body.HasPlaces);
        return string.Join('\n', body.Blocks.Select(block => block.Text));
    }

    private async Task<HttpClient> SignedIn()
    {
        var browser = Visitors.Browser(new((await demo.Server).Address));
        using var answer = await browser.SignIn("to-danh-gia", "diem-sang-minh-hoa");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }
}
