using System.Net;
using DiemSang.Evaluation.Notices;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Access;
using DiemSang.Tests.Stories.Storage;
using Office = DiemSang.Tests.Stories.Access.Office;

namespace DiemSang.Tests.Stories.Publications;

/// <summary>A notice prepared ahead of its week, and the causes that members write for it; on both databases.</summary>
public sealed class NoticeAheadStories(PostgresServer postgres)
{
    private static readonly DateTimeOffset thursday = new(2026, 10, 1, 9, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_notice_prepared_ahead_takes_its_figures_when_the_week_is_frozen(Engine engine)
    {
        var clock = new StoryClock(thursday);
        await using var office = await Office.Open(clock, engine == Engine.Postgres ? postgres.NewDatabase() : null);
        await office.House.Officer("to-truong", Role.EvaluationMember, Office.Province);
        await office.House.Publications.Freeze(thursday.AddDays(-6).AddHours(8), "system", thursday);
        using var browser = await office.SignedIn("to-truong");
        Assert.Contains("cause.written", await browser.Sent(
            "/bang-diem/H09/vi-sao", "/don-vi/H09/nguyen-nhan", ("tuan", "2026-10-02-1700"), ("thanh-phan", "1.4"),
            ("noi-dung", "Đường truyền lên Cổng chậm hai ngày")), StringComparison.Ordinal);
        await WriteAnEvent(office, browser);
        var drafted = await browser.Sent(
            "/thong-bao", "/don-vi/H09/thong-bao", ("cong-bo", "2026-10-02-1700"), ("mau", "tb-tdg"));
        var notice = drafted.Split('?')[0];
        var id = notice["/thong-bao/".Length..];
        Assert.Equal(new DateOnly(2026, 10, 2), office.House.Notices.Find(id)!.Body.SignedOn);
        var page = await browser.Read(notice);
        Assert.Contains("Tạm tính đến", page, StringComparison.Ordinal);
        Assert.Contains("Đường truyền lên Cổng chậm hai ngày", page, StringComparison.Ordinal);
        Assert.Contains("Từ ngày 29/09/2026 đến ngày 30/09/2026: Sự cố, đứt cáp quang cả tỉnh.", page, StringComparison.Ordinal);

        // Words of the office stay, an unknown place is refused, and without frozen figures nothing is issued.
        var body = office.House.Notices.Find(id)!.Body;
        (string, string)[] Edited(string added) =>
        [
            ("ban", "1"), ("ngay-ky", "05/10/2026"), ("noi", "Bình An"), ("nguoi-ky", "Người Ký Thử"), ("trich-yeu", body.About),
            ("chuc-vu", "TỔ TRƯỞNG"), ("noi-nhan", "Lưu: TĐG"),
            .. body.Blocks.Select((block, i) => ($"doan-{i}", i == 3 ? block.Text + added : block.Text)),
        ];
        Assert.Contains(
            "notice.unknown-placeholder", await browser.Sent(notice, $"{notice}/loi-van", Edited(" {ho-ten}")),
            StringComparison.Ordinal);
        Assert.Contains(
            "notice.saved", await browser.Sent(
                notice, $"{notice}/loi-van", Edited(" Lời thêm trước.")), StringComparison.Ordinal);
        Assert.Contains("notice.not-frozen", await browser.Sent(
            notice, $"{notice}/ban-hanh", ("ban", "2"), ("xac-nhan", "co")), StringComparison.Ordinal);

        clock.Now = thursday.AddDays(1).AddHours(9);
        await office.House.Publications.Freeze(thursday.AddDays(1).AddHours(8), "system", clock.Now);
        using var later = await office.SignedIn("to-truong");
        Assert.Contains("notice.not-filled", await later.Sent(
            notice, $"{notice}/ban-hanh", ("ban", "2"), ("xac-nhan", "co")), StringComparison.Ordinal);
        Assert.Contains("notice.filled", await later.Sent(notice, $"{notice}/so-lieu", ("ban", "2")), StringComparison.Ordinal);
        var filled = office.House.Notices.Find(id)!;
        var words = string.Join('\n', filled.Body.Blocks.Select(block => block.Text));
        Assert.Contains("Lời thêm trước.", words, StringComparison.Ordinal);
        Assert.Contains("Đường truyền lên Cổng chậm hai ngày", words, StringComparison.Ordinal);
        Assert.Contains(office.House.PublicationBook.Find("2026-10-02-1700")!.Digest[..16], words, StringComparison.Ordinal);
        Assert.DoesNotContain("Tạm tính", words, StringComparison.Ordinal);
        Assert.Contains("notice.issued", await later.Sent(
            notice, $"{notice}/ban-hanh", ("ban", "3"), ("xac-nhan", "co")), StringComparison.Ordinal);
    }

    /// <summary>Refused, written, corrected by who saw the last version alone, and a second one taken back.</summary>
    private static async Task WriteAnEvent(Office office, HttpClient browser)
    {
        const string Why = "/bang-diem/H09/vi-sao", Events = "/don-vi/H09/su-kien";
        (string, string)[] Typed(string from, string to, string words, string seen = "") =>
            [("loai", "Outage"), ("tu-ngay", from), ("den-ngay", to), ("su-kien", words), ("ban", seen)];
        Assert.Contains("event.no-words", await browser.Sent(
            Why, Events, Typed("29/09/2026", "", " ")), StringComparison.Ordinal);
        Assert.Contains(
            "event.days-turned", await browser.Sent(
                Why, Events, Typed("29/09/2026", "28/09/2026", "Lụt")), StringComparison.Ordinal);
        Assert.Contains("event.written", await browser.Sent(
            Why, Events, Typed("29/09/2026", "", "Đứt cáp")), StringComparison.Ordinal);
        Assert.Contains("event.written", await browser.Sent(
            Why, Events, Typed("30/09/2026", "", "Ghi nhầm")), StringComparison.Ordinal);

        List<TypedEvent> Standing()
        {
            using var session = office.House.Database.OpenReader();
            return EventStore.Between(session, new(2026, 9, 1), new(2026, 9, 30));
        }

        var (cable, slip) = (Standing()[0].Id, Standing()[1].Id);
        var better = Typed("29/09/2026", "30/09/2026", "Đứt cáp quang cả tỉnh", "1");
        var form = $"{Why}?sua-su-kien={cable}";
        Assert.Contains("event.corrected", await browser.Sent(form, $"{Events}/{cable}", better), StringComparison.Ordinal);
        Assert.Contains("event.changed", await browser.Sent(form, $"{Events}/{cable}", better), StringComparison.Ordinal);
        form = $"{Why}?sua-su-kien={slip}";
        Assert.Contains("event.taken-back", await browser.Sent(
            form, $"{Events}/{slip}/rut-lai", ("ban", "1")), StringComparison.Ordinal);
        Assert.Equal(("Đứt cáp quang cả tỉnh", 2), (Standing().Single().Words, Standing().Single().Version));
        Assert.Equal(
            ["event.corrected", "event.taken-back", "event.written", "event.written"],
            office.Audit("event").Select(one => one.Line.Action).Order(StringComparer.Ordinal));
    }
}
