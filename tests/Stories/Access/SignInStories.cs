using System.Diagnostics;
using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Access;

/// <summary>Signing in, out and being thrown out: safety.md §5, login and session.</summary>
public sealed class SignInStories
{
    private static readonly DateTimeOffset morning = new(2026, 11, 26, 8, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task Wrong_name_and_wrong_password_answer_the_same_in_words_and_time()
    {
        await using var office = await Office.Open();
        await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var browser = office.Browser();
        var (known, knownTook) = await Try(browser, "an");
        var (unknown, unknownTook) = await Try(browser, "khong-co-ai");
        int Length(string page, string name) => page.Replace($"\"{name}\"", "", StringComparison.Ordinal).Length;
        Assert.Equal(Length(known, "an"), Length(unknown, "khong-co-ai"), 1.0);
        Assert.Contains("chưa đúng, hoặc tài khoản đang khóa", WebUtility.HtmlDecode(unknown), StringComparison.Ordinal);
        // A hash takes far longer than looking a name up: without one for the unknown name this would be 0.1 of it.
        Assert.True(unknownTook > knownTook * 0.25, $"{unknownTook} ms against {knownTook} ms");
        Assert.Equal(6, office.Audit("sign-in.refused").Count);
    }

    [Fact]
    public async Task Guessing_is_slowed_for_names_that_exist_and_names_that_do_not()
    {
        var clock = new StoryClock(morning);
        await using var office = await Office.Open(clock);
        await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var browser = office.Browser();
        foreach (var name in new[] { "an", "khong-co-ai" })
        {
            List<HttpStatusCode> answers = [];
            for (var i = 0; i < 8; i++)
            {
                using var answer = await browser.SignIn(name, "sai mật khẩu rồi đó");
                answers.Add(answer.StatusCode);
            }

            Assert.Equal(
                [
                    .. Enumerable.Repeat(HttpStatusCode.BadRequest, 5),
                    .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 3),
                ],
                answers);
        }

        using var right = await browser.SignIn("an", Visitors.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        clock.Now += TimeSpan.FromMinutes(2);
        using var later = await browser.SignIn("an", Visitors.Password);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Fact]
    public async Task Sixteen_guesses_at_once_are_not_more_than_five()
    {
        await using var office = await Office.Open(new StoryClock(morning));
        using var browser = office.Browser();
        var token = Visitors.Token(await browser.Read("/dang-nhap"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            using var answer = await browser.SendSignIn(token, "an", "sai mật khẩu rồi đó");
            return answer.StatusCode;
        }));
        Assert.Equal(5, answers.Count(code => code == HttpStatusCode.BadRequest));
        Assert.Equal(11, answers.Count(code => code == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_password_of_a_megabyte_is_refused_before_it_is_read()
    {
        await using var office = await Office.Open();
        using var browser = office.Browser();
        var watch = Stopwatch.StartNew();
        using var answer = await browser.SendSignIn("", "an", new string('a', 1 << 20));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var longer = await browser.SignIn("an", new string('a', 129));
        Assert.Equal(HttpStatusCode.BadRequest, longer.StatusCode);
        Assert.Empty(office.Audit("sign-in"));
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_a_strangers_changes_nothing()
    {
        await using var office = await Office.Open();
        await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var browser = await office.SignedIn("an");
        using var stranger = office.Browser();
        var foreign = Visitors.Token(await stranger.Read("/dang-nhap"));
        foreach (var token in new[] { "", foreign })
        {
            using var answer = await browser.Send("/dang-xuat/phien", ("ma-bieu-mau", token), ("ve", "/"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            // Login CSRF: nobody is signed in to an account of the attacker's choice.
            using var login = await stranger.SendSignIn(token == foreign ? "x" : "", "an", Visitors.Password);
            Assert.Equal(HttpStatusCode.BadRequest, login.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await Opens(browser, "/tai-khoan"));
    }

    [Theory]
    [InlineData("//vi.du", "/hom-nay")]
    [InlineData("/\\vi.du", "/hom-nay")]
    [InlineData("https://vi.du/", "/hom-nay")]
    [InlineData("/%0d%0aSet-Cookie:a=b", "/%0d%0aSet-Cookie:a=b")]
    [InlineData("/xep-hang?tu=2026-01-01", "/xep-hang?tu=2026-01-01")]
    public async Task After_sign_in_the_way_leads_only_into_this_site(string asked, string expected)
    {
        await using var office = await Office.Open();
        await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var browser = office.Browser();
        using var answer = await browser.SignIn("an", Visitors.Password, "?tiep=" + Uri.EscapeDataString(asked));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var location = answer.Headers.Location!;
        Assert.Equal(expected, location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString);
        Assert.True(!location.IsAbsoluteUri || location.Authority == office.Address.Authority);
    }

    [Fact]
    public async Task Sign_in_gives_a_new_session_and_sign_out_ends_it_everywhere()
    {
        await using var office = await Office.Open();
        await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var browser = await office.SignedIn("an");
        var stolen = Cookie(browser, office);
        using var again = await browser.SignIn("an", Visitors.Password);
        Assert.NotEqual(stolen, Cookie(browser, office));
        Assert.Equal(HttpStatusCode.Redirect, await WithCookie(office, stolen));
        var mine = Cookie(browser, office);
        using var left = await browser.Fill("/dang-xuat", "/dang-xuat/phien");
        Assert.Contains("xong=sign-in.left", left.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await WithCookie(office, mine));
    }

    [Fact]
    public async Task Cookies_are_for_this_site_alone_and_pages_stay_out_of_caches()
    {
        await using var office = await Office.Open();
        await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var browser = office.Browser();
        using var answer = await browser.SignIn("an", Visitors.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("diemsang=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        using var page = await browser.GetAsync(new Uri("/tai-khoan", UriKind.Relative));
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        using var start = await browser.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal("no-store", start.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Idle_sessions_end_after_half_an_hour_and_busy_ones_after_twelve()
    {
        var clock = new StoryClock(morning);
        await using var office = await Office.Open(clock);
        await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var idle = await office.SignedIn("an");
        using var busy = await office.SignedIn("an");
        clock.Now += TimeSpan.FromMinutes(29);
        Assert.Equal(HttpStatusCode.OK, await Opens(busy, "/tai-khoan"));
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(HttpStatusCode.Redirect, await Opens(idle, "/tai-khoan"));
        while (clock.Now < morning.AddHours(12) - TimeSpan.FromMinutes(25))
        {
            Assert.Equal(HttpStatusCode.OK, await Opens(busy, "/tai-khoan"));
            clock.Now += TimeSpan.FromMinutes(25);
        }

        Assert.Equal(HttpStatusCode.OK, await Opens(busy, "/tai-khoan"));
        clock.Now = morning.AddHours(12).AddMinutes(1);
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, await Opens(busy, "/tai-khoan"));
    }

    private static async Task<(string Page, double Took)> Try(HttpClient browser, string name)
    {
        var page = "";
        List<double> took = [];
        for (var i = 0; i < 3; i++)
        {
            var token = Visitors.Token(await browser.Read("/dang-nhap"));
            var watch = Stopwatch.StartNew();
            using var answer = await browser.SendSignIn(token, name, "sai mật khẩu rồi đó");
            took.Add(watch.Elapsed.TotalMilliseconds);
            page = await answer.Content.ReadAsStringAsync();
        }

        return (page, took.Min());
    }

    internal static async Task<HttpStatusCode> Opens(HttpClient browser, string page)
    {
        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
        return answer.StatusCode;
    }

    private static string Cookie(HttpClient browser, Office office) =>
        Visitors.CookiesOf(browser).GetCookies(office.Address)["diemsang"]!.Value;

    private static async Task<HttpStatusCode> WithCookie(Office office, string value)
    {
        using var thief = office.Browser();
        Visitors.CookiesOf(thief).Add(office.Address, new Cookie("diemsang", value));
        return await Opens(thief, "/tai-khoan");
    }
}
