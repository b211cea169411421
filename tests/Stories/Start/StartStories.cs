using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Tests.Stories.Access;
using DiemSang.Web.Workspace.Start;

namespace DiemSang.Tests.Stories.Start;

/// <summary>After sign-in everyone stands where their day begins, and a unit's page opens to its own head alone.</summary>
public sealed class StartStories
{
    private static readonly HttpStatusCode[] closed = [HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed];

    [Fact]
    public async Task Every_role_has_a_start_page_that_it_may_open()
    {
        await using var office = await Office.Open();
        var begins = new Dictionary<Role, string>
        {
            [Role.UnitHead] = "/lanh-dao?don-vi=H09.24.02", [Role.EvaluationMember] = "/to-danh-gia?don-vi=H09.24.02",
            [Role.ProvinceAdmin] = "/quan-tri", [Role.UnitAdmin] = "/quan-tri", [Role.SectionHead] = "/bang-viec",
            [Role.Specialist] = "/viec-cua-toi", [Role.CounterOfficer] = "/viec-cua-toi", [Role.Clerk] = "/viec-cua-toi",
            [Role.Cashier] = "/viec-cua-toi", [Role.Auditor] = "/nhat-ky", [Role.Volunteer] = "/danh-muc",
            [Role.Citizen] = "/ho-so-cua-toi", [Role.Business] = "/ho-so-cua-toi",
        };
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.SyncClient))
        {
            var name = $"vai-{role}".ToLowerInvariant();
            var kind = role == Role.Citizen ? AccountKind.Citizen : AccountKind.Business;
            _ = role is Role.Citizen or Role.Business
                ? await office.House.Citizen(name, kind, $"0741900004{(int)role:00}")
                : await office.House.Officer(name, role, Office.Ward);
            using var browser = office.Browser();
            using var entered = await browser.SignIn(name, Visitors.Password);
            Assert.Equal(Starts.Door, PathOf(entered, office));
            using var sent = await browser.GetAsync(new Uri(Starts.Door, UriKind.Relative));
            Assert.Equal((role, begins[role]), (role, PathOf(sent, office)));
            using var page = await browser.GetAsync(new Uri(begins[role], UriKind.Relative));
            Assert.Equal((role, HttpStatusCode.OK), (role, page.StatusCode));
        }
    }

    [Fact]
    public async Task Who_has_no_role_yet_is_sent_to_the_own_account_and_a_stranger_to_sign_in()
    {
        await using var office = await Office.Open();
        await office.House.Account("moi", Office.Ward, isDemo: true);
        using var browser = await office.SignedIn("moi");
        using var sent = await browser.GetAsync(new Uri(Starts.Door, UriKind.Relative));
        Assert.Equal("/tai-khoan", PathOf(sent, office));
        using var stranger = office.Browser();
        using var refused = await stranger.GetAsync(new Uri(Starts.Door, UriKind.Relative));
        Assert.Contains("/dang-nhap?", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_roles_begin_with_the_highest_and_lead_to_each_other()
    {
        await using var office = await Office.Open();
        await office.House.Account(
            "kiem-nhiem", Office.City, isDemo: true,
            GrantOf(Role.Specialist, Office.Ward), GrantOf(Role.EvaluationMember, Office.City), GrantOf(Role.UnitHead, Office.Ward));
        using var browser = await office.SignedIn("kiem-nhiem");
        using var sent = await browser.GetAsync(new Uri(Starts.Door, UriKind.Relative));
        Assert.Equal("/lanh-dao?don-vi=H09.24.02", PathOf(sent, office));
        var page = await browser.Read("/lanh-dao?don-vi=H09.24.02");
        var other = page.IndexOf("href=\"/to-danh-gia?don-vi=H09.24\"", StringComparison.Ordinal);
        Assert.True(other > 0 && page.IndexOf("Vai của bạn", StringComparison.Ordinal) is > 0 and var named && named < other);
        Assert.Contains("Vai của bạn", await browser.Read("/to-danh-gia?don-vi=H09.24"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_opens_the_units_below_and_no_others()
    {
        await using var office = await Office.Open();
        await office.House.Officer("cap-tp", Role.UnitHead, Office.City);
        await office.House.Officer("cap-phuong", Role.UnitHead, Office.Ward);
        using var city = await office.SignedIn("cap-tp");
        using var ward = await office.SignedIn("cap-phuong");
        Assert.Equal(HttpStatusCode.OK, await Status(city, $"/lanh-dao?don-vi={Office.Sibling}"));
        Assert.Equal(HttpStatusCode.OK, await Status(ward, "/lanh-dao"));
        foreach (var hidden in (UnitCode[])[Office.Sibling, Office.City, Office.OtherProvince])
        {
            Assert.Equal(HttpStatusCode.NotFound, await Status(ward, $"/lanh-dao?don-vi={hidden}"));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await Status(ward, "/quan-tri"));
    }

    [Fact]
    public async Task An_installation_that_is_no_demo_knows_nothing_of_seeing_as_somebody()
    {
        await using var office = await Office.Open();
        // Even an account of that name, marked as one of the demo, is not entered without its password.
        await office.House.Officer("lanh-dao", Role.UnitHead, Office.City);
        using var browser = office.Browser();
        using var answer = await browser.Fill("/dang-nhap", "/xem-nhu", ("vai", "lanh-dao"));
        Assert.Contains(answer.StatusCode, closed);
        using var back = await browser.Fill("/dang-nhap", "/xem-nhu/quay-lai");
        Assert.Contains(back.StatusCode, closed);
        Assert.Equal(HttpStatusCode.Redirect, await Status(browser, "/tai-khoan"));
        Assert.DoesNotContain("Xem như", await browser.Read("/dang-nhap"), StringComparison.Ordinal);
        using var head = await office.SignedIn("lanh-dao");
        Assert.DoesNotContain("Xem như", await head.Read("/lanh-dao"), StringComparison.Ordinal);
        Assert.Empty(office.Audit("view-as"));
    }

    private static Grant GrantOf(Role role, UnitCode unit) => new("", role, unit, DateOnly.MinValue, null);

    private static async Task<HttpStatusCode> Status(HttpClient browser, string page)
    {
        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
        return answer.StatusCode;
    }

    private static string PathOf(HttpResponseMessage answer, Office office) =>
        answer.Headers.Location is { } to ? (to.IsAbsoluteUri ? to : new Uri(office.Address, to)).PathAndQuery : "";
}
