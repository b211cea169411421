using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Access;

/// <summary>Four eyes, self-grants, locks that act at once, delegation: on both databases, over the real server.</summary>
public sealed class RightsStories(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_role_is_proposed_by_one_and_approved_by_another(Engine engine)
    {
        await using var office = await Office.Open(postgres: engine == Engine.Postgres ? postgres.NewDatabase() : null);
        await office.House.Officer("de-nghi", Role.UnitAdmin, Office.City);
        await office.House.Officer("duyet", Role.UnitHead, Office.City);
        var receiver = await office.House.Account("nhan", Office.Ward, isDemo: true);
        using var one = await office.SignedIn("de-nghi");
        using var other = await office.SignedIn("duyet");
        using var third = await office.SignedIn("nhan");
        using var proposed = await one.Fill(
            $"/quan-tri/tai-khoan/{receiver.Id}", $"/quan-tri/tai-khoan/{receiver.Id}/quyen",
            ("vai-tro", "Specialist"), ("don-vi", Office.Ward.Value));
        Assert.EndsWith("xong=grant.proposed", proposed.Headers.Location!.ToString(), StringComparison.Ordinal);
        var grant = office.Room.Grants.Of(receiver.Id).Single().Id;
        Assert.Equal(HttpStatusCode.Forbidden, await Exports(third, Office.Ward));

        using var own = await one.Fill("/tai-khoan", $"/quan-tri/quyen/{grant}/duyet");
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        Assert.Single(office.Audit("grant.own-proposal-refused"));
        using var approved = await other.Fill("/tai-khoan", $"/quan-tri/quyen/{grant}/duyet");
        Assert.EndsWith("xong=grant.approved", approved.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Exports(third, Office.Ward));
        Assert.Equal(HttpStatusCode.NotFound, await Exports(third, Office.Sibling));

        using var ended = await other.Fill($"/quan-tri/tai-khoan/{receiver.Id}", $"/quan-tri/quyen/{grant}/thu-hoi");
        Assert.EndsWith("xong=grant.ended", ended.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await Exports(third, Office.Ward));
        Assert.Null(office.Room.FirstBrokenAuditLine());
    }

    [Fact]
    public async Task A_role_for_oneself_or_beyond_ones_reach_is_refused_and_remembered()
    {
        await using var office = await Office.Open();
        var admin = await office.House.Officer("quan-tri", Role.UnitAdmin, Office.City);
        var colleague = await office.House.Account("ban", Office.Ward, isDemo: true);
        using var browser = await office.SignedIn("quan-tri");
        using var self = await browser.Fill(
            "/tai-khoan", $"/quan-tri/tai-khoan/{admin.Id}/quyen", ("vai-tro", "UnitHead"), ("don-vi", Office.City.Value));
        Assert.Equal(HttpStatusCode.Forbidden, self.StatusCode);
        Assert.Single(office.Audit("grant.self-refused"));
        (string Role, UnitCode Unit)[] beyonds =
        [
            ("UnitHead", Office.Province), ("ProvinceAdmin", Office.City), ("UnitHead", Grant.Everywhere),
            ("Specialist", Office.OtherProvince),
        ];
        foreach (var (role, unit) in beyonds)
        {
            using var beyond = await browser.Fill(
                "/tai-khoan", $"/quan-tri/tai-khoan/{colleague.Id}/quyen", ("vai-tro", role), ("don-vi", unit.Value));
            Assert.Equal(HttpStatusCode.Forbidden, beyond.StatusCode);
        }

        Assert.Equal(4, office.Audit("grant.outside-refused").Count);
        Assert.Empty(office.Room.Grants.Of(colleague.Id));
    }

    [Fact]
    public async Task Managing_a_wards_accounts_is_no_way_to_the_account_of_the_provinces_admin()
    {
        await using var office = await Office.Open();
        await office.House.Officer("quan-tri", Role.UnitAdmin, Office.City);
        var high = await office.House.Account("cao", Office.Ward, isDemo: true,
            new Grant("", Role.ProvinceAdmin, Office.Province, DateOnly.MinValue, null));
        using var browser = await office.SignedIn("quan-tri");
        foreach (var act in new[] { "khoa", "mat-khau", "phien" })
        {
            using var answer = await browser.Fill("/tai-khoan", $"/quan-tri/tai-khoan/{high.Id}/{act}");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Null(office.Room.Accounts.Find(high.Id)!.DisabledAt);
    }

    [Fact]
    public async Task A_locked_account_is_out_at_once_on_this_node_and_within_five_seconds_on_the_other()
    {
        await using var office = await Office.Open(postgres: postgres.NewDatabase());
        await office.House.Officer("quan-tri", Role.UnitAdmin, Office.City);
        var officer = await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var admin = await office.SignedIn("quan-tri");
        using var browser = await office.SignedIn("an");
        // A second node remembers what it read a moment ago.
        var beside = new AccessRoom(
            office.House.Journal, office.House.Database, office.House.Vault, office.House.Catalogue, TimeProvider.System);
        Assert.NotNull(beside.Book.Find(officer.Id));
        using var locked = await admin.Fill($"/quan-tri/tai-khoan/{officer.Id}", $"/quan-tri/tai-khoan/{officer.Id}/khoa");
        Assert.EndsWith("xong=account.locked", locked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await SignInStories.Opens(browser, "/tai-khoan"));
        using var again = await browser.SignIn("an", Visitors.Password);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Null(beside.Book.Find(officer.Id));
    }

    [Fact]
    public async Task A_stream_of_a_locked_account_is_cut()
    {
        await using var office = await Office.Open();
        var officer = await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var browser = await office.SignedIn("an");
        using var answer = await browser.GetAsync(
            new Uri("/api/v1/index/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await office.Room.Sessions.EndAll(officer.Id, "system");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        var rest = new byte[4096];
        try
        {
            while (await stream.ReadAsync(rest, patience.Token) > 0)
            {
            }
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            // Cut in the middle of a chunk is cut as well.
        }

        Assert.False(patience.IsCancellationRequested, "the stream went on");
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_delegation_lends_the_givers_rights_for_its_days_but_not_those_that_answer_in_person(Engine engine)
    {
        var clock = new StoryClock(new(2026, 11, 26, 8, 0, 0, TimeSpan.FromHours(7)));
        await using var office = await Office.Open(clock, engine == Engine.Postgres ? postgres.NewDatabase() : null);
        await office.House.Officer("truong", Role.UnitHead, Office.City);
        await office.House.Account("pho", Office.City, isDemo: true);
        using var head = await office.SignedIn("truong");
        using var deputy = await office.SignedIn("pho");
        Assert.Equal(HttpStatusCode.Forbidden, await Exports(deputy, Office.Ward));
        using var given = await head.Fill("/tai-khoan", "/tai-khoan/uy-quyen",
            ("nguoi-nhan", "pho"), ("tu", "26/11/2026"), ("den", "27/11/2026"));
        Assert.EndsWith("xong=delegation.given", given.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Exports(deputy, Office.Ward));
        Assert.Equal(HttpStatusCode.Forbidden, await SignInStories.Opens(deputy, "/quan-tri/tai-khoan"));
        clock.Now += TimeSpan.FromDays(2);
        using var later = await office.SignedIn("pho");
        Assert.Equal(HttpStatusCode.Forbidden, await Exports(later, Office.Ward));
    }

    [Fact]
    public async Task A_role_a_delegation_and_a_leave_end_at_midnight_in_the_middle_of_a_session()
    {
        var clock = new StoryClock(new(2026, 11, 27, 23, 45, 0, TimeSpan.FromHours(7)));
        await using var office = await Office.Open(clock);
        var today = office.Room.Today;
        var head = await office.House.Officer("truong", Role.UnitHead, Office.City);
        var deputy = await office.House.Account("pho", Office.City, isDemo: true);
        await office.House.Account("an", Office.Ward, isDemo: true, new Grant("", Role.Specialist, Office.Ward, DateOnly.MinValue, today));
        using var giver = await office.SignedIn("truong");
        using var lent = await office.SignedIn("pho");
        using var held = await office.SignedIn("an");
        using var given = await giver.Fill("/tai-khoan", "/tai-khoan/uy-quyen",
            ("nguoi-nhan", "pho"), ("tu", "27/11/2026"), ("den", "27/11/2026"));
        using var away = await giver.Fill("/tai-khoan", "/tai-khoan/vang-mat", ("tu", "27/11/2026"), ("den", "28/11/2026"));
        Assert.EndsWith("xong=leave.reported", away.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(deputy.Id, office.House.SubstituteOf(head.Id, today));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Exports(lent, Office.Ward), await Exports(held, Office.Ward)));

        clock.Now += TimeSpan.FromMinutes(20);
        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (await Exports(lent, Office.Ward), await Exports(held, Office.Ward)));
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK),
            (await SignInStories.Opens(lent, "/tai-khoan"), await SignInStories.Opens(held, "/tai-khoan")));
        // Still away, but whom the rights were lent to has them no more.
        Assert.Null(office.House.SubstituteOf(head.Id, office.Room.Today));
        Assert.True(office.Room.Delegations.IsAway(head.Id, office.Room.Today));
        clock.Now += TimeSpan.FromDays(1);
        Assert.False(office.Room.Delegations.IsAway(head.Id, office.Room.Today));
    }

    private static Task<HttpStatusCode> Exports(HttpClient browser, UnitCode unit) =>
        SignInStories.Opens(browser, $"/ho-chieu/{unit}/2.1/danh-sach.csv");
}
