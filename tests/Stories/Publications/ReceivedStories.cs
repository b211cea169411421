using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Access;
using DiemSang.Tests.Stories.Storage;
using Office = DiemSang.Tests.Stories.Access.Office;

namespace DiemSang.Tests.Stories.Publications;

/// <summary>What the province published, pasted beside ours.</summary>
public sealed class ReceivedStories(PostgresServer postgres)
{
    private const string Week = "/cong-bo/2026-10-02-1700";
    private const string Form = Week + "/so-nhan";

    private static readonly DateTimeOffset now = new(2026, 10, 2, 18, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_pasted_notice_stands_beside_ours_with_the_gap_of_each_group(Engine engine)
    {
        await using var office = await Office.Open(new StoryClock(now), engine == Engine.Postgres ? postgres.NewDatabase() : null);
        await office.House.Officer("to-vien", Role.EvaluationMember, Office.Province);
        var week = await office.House.Publications.Freeze(now.AddHours(-1), "system", now);
        using var browser = await office.SignedIn("to-vien");
        var ours = office.House.PublicationBook.Open(week).Of(Office.Ward)!.Card;

        // One cell is missing: nothing is kept, the page says which, and what was pasted stands there again.
        using (var refused = await Paste(browser, "Phường 1\t1,00\t\t1,00\t1,00\t1,00\t1,00\t6,00"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Contains("Hàng 1, cột 3: ô trống", page, StringComparison.Ordinal);
            Assert.Contains("Phường 1\t1,00", page, StringComparison.Ordinal);
            Assert.Empty(office.House.Received.Of(week.CutOff));
        }

        using (var kept = await Paste(browser, "Phường 1\t18,00\t1,00\t1,00\t1,00\t1,00\t1,00\t33,96"))
        {
            Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        }

        var received = office.House.Received.Of(week.CutOff).Single();
        Assert.Equal(("412/TB-UBND", new DateOnly(2026, 10, 1), "UBND tỉnh"), (received.Number, received.IssuedOn!.Value, received.Source));
        var pair = office.House.Received.Compare(received, office.House.PublicationBook.Open(week)).Single();
        Assert.Equal(10.96m, pair.Received.Rest);
        Assert.Equal(33.96m - ours.Total, pair.Gap);
        Assert.Equal(18m - ours.Groups[0].Points, pair.GroupGaps[0]);
        var shown = WebUtility.HtmlDecode(await browser.GetStringAsync(
            new Uri(Week + "?dv=H09.24.02&cap=xa", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains("thiếu 10,96 điểm so với tổng", shown, StringComparison.Ordinal);
        Assert.Contains("không có 1 đơn vị cùng cấp", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_received_paper_can_be_fetched_by_who_may_read_notices()
    {
        await using var office = await Office.Open(new StoryClock(now));
        await office.House.Officer("to-vien", Role.EvaluationMember, Office.Province);
        await office.House.Officer("mot-cua", Role.CounterOfficer, Office.Ward);
        var house = office.House;
        var week = await house.Publications.Freeze(now.AddHours(-1), "system", now);
        var file = await house.Files.Keep(
            new MemoryStream(Desk.DeskTown.Scan), "thong-bao-412.pdf", "", "to-vien", now, TestContext.Current.CancellationToken);
        var received = await house.Received.Keep(
            week.CutOff, "412/TB-UBND", null, "UBND tỉnh", $"{file.Id} {file.Name}", [], "to-vien", now);
        var address = new Uri($"{Week}/so-nhan/{received.Id}/tep", UriKind.Relative);
        using var team = await office.SignedIn("to-vien");
        Assert.Equal(Desk.DeskTown.Scan, await team.GetByteArrayAsync(address, TestContext.Current.CancellationToken));
        Assert.Contains(address.ToString(), await team.Read(Week), StringComparison.Ordinal);
        Assert.Single(office.Audit("file.read"));

        using var counter = await office.SignedIn("mot-cua");
        using var refused = await counter.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain(address.ToString(), await counter.Read(Week), StringComparison.Ordinal);
        var wrong = new Uri($"{Week}/so-nhan/{file.Id}/tep", UriKind.Relative);
        using var other = await team.GetAsync(wrong, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    private static Task<HttpResponseMessage> Paste(HttpClient browser, string table) => browser.Fill(
        Form, Form + "/bang", ("nguon", "UBND tỉnh"), ("so", "412/TB-UBND"), ("ngay", "01/10/2026"), ("cap", "xa"), ("bang", table));
}
