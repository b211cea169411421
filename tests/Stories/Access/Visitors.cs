using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Tests.Stories.Access;

/// <summary>Accounts of stories, and how a browser signs in with them.</summary>
internal static partial class Visitors
{
    public const string Password = "bốn bức tường vàng";

    private static readonly PasswordHasher<Account> hasher = new();
    private static readonly ConditionalWeakTable<HttpClient, CookieContainer> jars = [];

    /// <summary>An officer who holds a role in a unit; of the kind that owes no second factor.</summary>
    public static Task<Account> Officer(this Installation house, string name, Role role, UnitCode unit) =>
        house.Account(name, unit, isDemo: true, new Grant("", role, unit, DateOnly.MinValue, null));

    public static async Task<Account> Account(
        this Installation house, string name, UnitCode? unit, bool isDemo, params Grant[] grants)
    {
        var account = New(name, AccountKind.Officer) with { Unit = unit, IsDemo = isDemo, CreatedAt = house.Now };
        await house.Access.Install(account, [.. grants.Select(grant => grant with { Account = account.Id })]);
        return account;
    }

    public static async Task<Account> Citizen(this Installation house, string name, AccountKind kind, string? number = null)
    {
        var account = New(name, kind) with { CreatedAt = house.Now, IdentityNumber = number };
        await house.Access.Install(account);
        return account;
    }

    /// <summary>A browser that keeps cookies and follows nothing by itself.</summary>
    public static HttpClient Browser(Uri address, HttpMessageHandler? door = null)
    {
        var keeper = new CookieKeeper(door ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var browser = new HttpClient(keeper) { BaseAddress = address };
        jars.Add(browser, keeper.Cookies);
        return browser;
    }

    public static CookieContainer CookiesOf(HttpClient browser) =>
        jars.TryGetValue(browser, out var jar) ? jar : throw new KeyNotFoundException();

    /// <summary>A page as its reader sees it.</summary>
    public static async Task<string> Read(this HttpClient browser, string page) =>
        WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(page, UriKind.Relative)));

    /// <summary>The sign-in form with a token of one's choice.</summary>
    public static Task<HttpResponseMessage> SendSignIn(this HttpClient browser, string token, string name, string password) =>
        browser.Send(
            "/dang-nhap", ("ma-bieu-mau", token), ("_handler", "mat-khau"), ("Name", name), ("Password", password));

    public static async Task<HttpClient> SignedIn(Uri address, string name, HttpMessageHandler? door = null)
    {
        var browser = Browser(address, door);
        using var answer = await browser.SignIn(name, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public static Task<HttpResponseMessage> SignIn(this HttpClient browser, string name, string password, string query = "") =>
        browser.Fill(
            "/dang-nhap" + query, "/dang-nhap" + query, ("_handler", "mat-khau"), ("Name", name), ("Password", password));

    /// <summary>Opens a page, takes its token and sends a form as the page would.</summary>
    public static async Task<HttpResponseMessage> Fill(
        this HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token(await browser.GetStringAsync(new Uri(page, UriKind.Relative)));
        return await browser.Send(action, [("ma-bieu-mau", token), ("ve", page), .. fields]);
    }

    /// <summary>Sends a form of a page and gives the address to which the browser is sent on.</summary>
    public static async Task<string> Sent(
        this HttpClient browser, string page, string action, params IEnumerable<(string Name, string Value)> fields)
    {
        using var answer = await browser.Fill(page, action, [.. fields]);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? answer.Headers.Location!.ToString()
            : throw new InvalidOperationException($"{action}: {answer.StatusCode}");
    }

    public static async Task<HttpResponseMessage> Send(
        this HttpClient browser, string action, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await browser.PostAsync(new Uri(action, UriKind.Relative), form);
    }

    public static string Token(string page) => FormToken().Match(page).Groups[1].Value;

    private static Account New(string name, AccountKind kind)
    {
        var account = new Account(OneStop.Access.Account.NewId(), kind, name, $"Người {name}") { Stamp = $"stamp of {name}" };
        return account with { PasswordHash = hasher.HashPassword(account, Password) };
    }

    [GeneratedRegex("name=\"ma-bieu-mau\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

/// <summary>Keeps cookies over any handler, also that of a server in the same process.</summary>
internal sealed class CookieKeeper(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public CookieContainer Cookies { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } kept)
        {
            request.Headers.Add("Cookie", kept);
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            foreach (var cookie in cookies)
            {
                Cookies.SetCookies(request.RequestUri!, cookie);
            }
        }

        return answer;
    }
}
