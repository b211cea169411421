using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.Web.Access;

namespace DiemSang.Tests.Stories.Access;

/// <summary>Citizens by VNeID, officials by VNConnect: against a real OpenIddict server on this machine.</summary>
public sealed class ExternalStories
{
    private const string Number = "074001000012";

    [Fact]
    public async Task A_citizen_signs_in_twice_and_has_one_sealed_account()
    {
        await using var provider = await IdentityProvider.Start();
        await using var office = await Office.Open(settings: Settings(provider));
        provider.Person = Person("sub-1", Number, "CHIMYEN Thị Thử", "1", "2");
        using var browser = await Through(office, provider, "cong-dan", "/tai-khoan");
        Assert.Equal("LoA2", provider.AcrAsked);
        Assert.Contains("CHIMYEN", await browser.Read("/tai-khoan"), StringComparison.Ordinal);
        var account = office.Room.Accounts.FindByIdentity(Number)!;
        Assert.True(account.IsVneidVerified);
        Assert.Equal(AccountKind.Citizen, account.Kind);
        Assert.True(office.Room.Book.Visitor(office.Room.Book.Find(account.Id)!).IsVneidVerified);
        using var again = await Through(office, provider, "cong-dan", "/tai-khoan");
        Assert.Single(office.Audit("account.created"));
        Assert.Equal(HttpStatusCode.Forbidden, await SignInStories.Opens(again, "/nhat-ky"));

        // Nothing of the person can be read in the audit trail.
        var trail = string.Join('\n', office.Audit("").Select(entry => entry.Line.ToString()));
        Assert.All([Number, "CHIMYEN", "sub-1"], canary => Assert.DoesNotContain(canary, trail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_low_level_of_assurance_and_an_answer_without_a_number_are_refused()
    {
        await using var provider = await IdentityProvider.Start();
        await using var office = await Office.Open(settings: Settings(provider));
        provider.Person = Person("sub-2", Number, "Người Thử", "1", "1");
        Assert.Equal("/dang-nhap?loi=sign-in.loa", await Refused(office, provider, "cong-dan"));
        provider.Person = Person("sub-2", "12345", "Người Thử", "1", "2");
        Assert.Equal("/dang-nhap?loi=sign-in.external-refused", await Refused(office, provider, "cong-dan"));
        Assert.Null(office.Room.Accounts.FindByIdentity(Number));
        Assert.Equal(2, office.Audit("sign-in.refused").Count);
    }

    [Fact]
    public async Task An_official_needs_an_account_made_beforehand_and_no_citizens_door_leads_to_it()
    {
        await using var provider = await IdentityProvider.Start();
        await using var office = await Office.Open(settings: Settings(provider));
        provider.Person = Person("sub-3", Number, "Cán bộ Thử", "1", "2");
        Assert.Equal("/dang-nhap?loi=sign-in.no-account", await Refused(office, provider, "can-bo"));
        var officer = await office.House.Officer("an", Role.Auditor, Office.Province);
        await office.Room.Accounts.Change(officer.Id, "story", one => one with { IdentityNumber = Number });
        Assert.Equal("/dang-nhap?loi=sign-in.external-refused", await Refused(office, provider, "cong-dan"));
        using var browser = await Through(office, provider, "can-bo", "/nhat-ky");
        Assert.Equal(HttpStatusCode.OK, await SignInStories.Opens(browser, "/nhat-ky"));
        await office.Room.Accounts.Change(officer.Id, "story", one => one with { DisabledAt = office.Room.Now });
        Assert.Equal("/dang-nhap?loi=sign-in.no-account", await Refused(office, provider, "can-bo"));
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_refused()
    {
        await using var provider = await IdentityProvider.Start();
        await using var office = await Office.Open(settings: Settings(provider));
        provider.Person = Person("sub-4", Number, "Người Thử", "1", "2");
        using var asker = office.Browser();
        var answer = await AnswerOfProvider(asker, provider, "cong-dan");
        using var victim = office.Browser();
        using var taken = await victim.GetAsync(answer, TestContext.Current.CancellationToken);
        Assert.Equal("/dang-nhap?loi=sign-in.external-refused", taken.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, await SignInStories.Opens(victim, "/tai-khoan"));
    }

    [Fact]
    public async Task Without_settings_there_is_neither_button_nor_address()
    {
        await using var office = await Office.Open();
        using var browser = office.Browser();
        Assert.DoesNotContain("VNeID", await browser.Read("/dang-nhap"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await SignInStories.Opens(browser, "/dang-nhap/cong-dan"));
    }

    private static AccessSettings Settings(IdentityProvider provider)
    {
        var one = new OidcProvider(provider.Authority, "diemsang", "bí mật của bên nhận", Loa: 2);
        return new() { Citizens = one, Officials = one, RequiresSecondFactor = false };
    }

    private static Dictionary<string, string> Person(string subject, string number, string name, string kind, string loa) => new()
    {
        ["sub"] = subject, ["SoDinhDanh"] = number, ["HoVaTen"] = name, ["LoaiTaiKhoan"] = kind, ["loAs"] = loa,
    };

    /// <summary>Walks as a browser does: here, to the provider, and back.</summary>
    private static async Task<HttpClient> Through(Office office, IdentityProvider provider, string door, string next)
    {
        var browser = office.Browser();
        var answer = await AnswerOfProvider(browser, provider, door, next);
        using var back = await browser.GetAsync(answer, TestContext.Current.CancellationToken);
        Assert.Equal(next, back.Headers.Location?.ToString());
        return browser;
    }

    private static async Task<string> Refused(Office office, IdentityProvider provider, string door)
    {
        using var browser = office.Browser();
        var answer = await AnswerOfProvider(browser, provider, door);
        using var back = await browser.GetAsync(answer, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, await SignInStories.Opens(browser, "/tai-khoan"));
        return back.Headers.Location!.ToString();
    }

    private static async Task<Uri> AnswerOfProvider(HttpClient browser, IdentityProvider provider, string door, string next = "/")
    {
        using var asked = await browser.GetAsync(new Uri($"/dang-nhap/{door}?tiep={Uri.EscapeDataString(next)}", UriKind.Relative));
        Assert.StartsWith(provider.Authority, asked.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        using var there = Visitors.Browser(new(provider.Authority));
        using var answer = await there.GetAsync(asked.Headers.Location!);
        return answer.Headers.Location!;
    }
}
