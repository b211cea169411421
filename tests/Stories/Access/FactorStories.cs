using System.Net;
using System.Text.RegularExpressions;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Access;

/// <summary>First admin, first password, second factor: nobody gets past what they still owe.</summary>
public sealed partial class FactorStories
{
    private static readonly DateTimeOffset morning = new(2026, 11, 26, 8, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task The_first_admin_comes_by_a_code_that_works_once_and_must_add_a_second_factor()
    {
        var clock = new StoryClock(morning);
        await using var office = await Office.Open(clock);
        var code = (await office.Server.SetupCode())!;
        using var browser = office.Browser();
        using var wrong = await SetUp(browser, "AAAAA-BBBBB-CCCCC-DDDDD", "quan.tri");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var made = await SetUp(browser, code, "quan.tri");
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        using var stranger = office.Browser();
        using var twice = await SetUp(stranger, code, "ke.gian");
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        Assert.Null(await office.Server.SetupCode());

        using var blocked = await browser.GetAsync(new Uri("/nhat-ky", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("/tai-khoan", blocked.Headers.Location!.ToString());
        var secret = await AddAuthenticator(browser, clock, "một câu rất dễ nhớ");
        Assert.Equal(HttpStatusCode.OK, await SignInStories.Opens(browser, "/nhat-ky"));

        clock.Now += TimeSpan.FromMinutes(1);
        using var next = office.Browser();
        using var first = await next.SignIn("quan.tri", "một câu rất dễ nhớ");
        Assert.Contains("/dang-nhap/ma", first.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await SignInStories.Opens(next, "/tai-khoan"));
        var now = OneTimeCode.At(secret, clock.Now);
        using var done = await Code(next, now);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await SignInStories.Opens(next, "/nhat-ky"));

        using var replay = office.Browser();
        using var again = await replay.SignIn("quan.tri", "một câu rất dễ nhớ");
        using var refused = await Code(replay, now);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_code_older_than_a_day_and_one_replaced_by_the_next_are_refused()
    {
        var clock = new StoryClock(morning);
        await using var office = await Office.Open(clock);
        var old = await office.Room.Codes.Create();
        var last = await office.Room.Codes.Create();
        using var browser = office.Browser();
        using var replaced = await SetUp(browser, old, "mot");
        Assert.Equal(HttpStatusCode.BadRequest, replaced.StatusCode);
        clock.Now += TimeSpan.FromHours(25);
        using var late = await SetUp(browser, last, "mot");
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
    }

    [Fact]
    public async Task Guessing_codes_is_slowed_and_a_recovery_code_opens_once()
    {
        var clock = new StoryClock(morning);
        await using var office = await Office.Open(clock);
        await office.House.Officer("an", Role.Specialist, Office.Ward);
        using var browser = await office.SignedIn("an");
        var token = Visitors.Token(await browser.Read("/tai-khoan"));
        var page = await browser.Read("/tai-khoan");
        var secret = SecretOf(page);
        using var added = await browser.Send(
            "/tai-khoan/ma-xac-thuc", ("ma-bieu-mau", token), ("bi-mat", Sealed().Match(page).Groups[1].Value),
            ("ma", OneTimeCode.At(secret, clock.Now)), ("mat-khau-nay", Visitors.Password));
        var shown = await added.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var recovery = RecoveryCode().Matches(shown).Select(one => one.Value).ToList();
        Assert.Equal(10, recovery.Count);

        using var lost = office.Browser();
        using var first = await lost.SignIn("an", Visitors.Password);
        using var opened = await Code(lost, recovery[0]);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        using var thief = office.Browser();
        using var second = await thief.SignIn("an", Visitors.Password);
        List<HttpStatusCode> answers = [];
        foreach (var guess in new[] { recovery[0], "000000", "000001", "000002", "000003", "000004" })
        {
            using var answer = await Code(thief, guess);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.BadRequest, 5), HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task A_new_officer_changes_the_first_password_before_anything_else()
    {
        await using var office = await Office.Open();
        await office.House.Officer("quan-tri", Role.UnitAdmin, Office.City);
        using var admin = await office.SignedIn("quan-tri");
        using var made = await admin.Fill(
            $"/quan-tri/tai-khoan?dv={Office.Ward}", $"/quan-tri/don-vi/{Office.Ward}/tai-khoan",
            ("ho-ten", "Lê Thử"), ("ten-dang-nhap", "Le.Thu"));
        var page = WebUtility.HtmlDecode(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("no-store", made.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var password = FirstPassword().Match(page).Value;
        using var browser = office.Browser();
        using var entered = await browser.SignIn("le.thu", password);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Contains("đổi mật khẩu lần đầu", await browser.Read("/tai-khoan"), StringComparison.Ordinal);
        (string Next, string Code)[] tries =
        [
            ("ngắn quá", "password.too-short"), ("matkhau123456", "password.common"), ("Mật Khẩu 123456", "password.common"),
            ("le.thu le.thu", "password.about-you"),
        ];
        foreach (var (next, code) in tries)
        {
            using var refused = await Change(browser, password, next);
            Assert.EndsWith($"loi={code}", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        using var wrong = await Change(browser, "không phải mật khẩu", "con mèo trèo cây cau");
        Assert.EndsWith("loi=account.wrong-password", wrong.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var changed = await Change(browser, password, "con mèo trèo cây cau");
        Assert.EndsWith("xong=password.changed", changed.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("lớp xác thực thứ hai", await browser.Read("/tai-khoan"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Change(HttpClient browser, string now, string next) => browser.Fill(
        "/tai-khoan", "/tai-khoan/mat-khau", ("mat-khau-nay", now), ("mat-khau-moi", next), ("mat-khau-lai", next));

    private static Task<HttpResponseMessage> SetUp(HttpClient browser, string code, string name) => browser.Fill(
        "/thiet-lap", "/thiet-lap", ("_handler", "lap"), ("Code", code), ("FullName", "Người Thử"), ("Name", name),
        ("Password", "một câu rất dễ nhớ"), ("Again", "một câu rất dễ nhớ"));

    private static Task<HttpResponseMessage> Code(HttpClient browser, string code) =>
        browser.Fill("/dang-nhap/ma", "/dang-nhap/ma", ("_handler", "ma"), ("Code", code));

    private static async Task<string> AddAuthenticator(HttpClient browser, StoryClock clock, string password)
    {
        var page = await browser.Read("/tai-khoan");
        var secret = SecretOf(page);
        using var added = await browser.Send(
            "/tai-khoan/ma-xac-thuc", ("ma-bieu-mau", Visitors.Token(page)), ("bi-mat", Sealed().Match(page).Groups[1].Value),
            ("ma", OneTimeCode.At(secret, clock.Now)), ("mat-khau-nay", password));
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        return secret;
    }

    private static string SecretOf(string page) => Secret().Match(page).Groups[1].Value;

    [GeneratedRegex("secret=([A-Z2-7]+)")]
    private static partial Regex Secret();

    [GeneratedRegex("name=\"bi-mat\" value=\"([^\"]+)\"")]
    private static partial Regex Sealed();

    [GeneratedRegex("[a-z2-9]{5}-[a-z2-9]{5}(?=<)")]
    private static partial Regex RecoveryCode();

    [GeneratedRegex("([a-z2-9]{4}-){3}[a-z2-9]{4}")]
    private static partial Regex FirstPassword();
}
