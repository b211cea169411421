using System.Net;
using System.Text.RegularExpressions;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Bench;

/// <summary>An officer of a commune, signed in to the real server by its own form.</summary>
public sealed partial class OfficerAtWork : IDisposable
{
    private const string Password = "mat-khau-cua-phep-do";

    private OfficerAtWork(Account account, HttpClient client) => (Account, Client) = (account, client);

    public Account Account { get; }

    public HttpClient Client { get; }

    public static async Task<OfficerAtWork> SignIn(ServedNation served, Role role, UnitCode unit)
    {
        var room = served.House.Access;
        var account = new Account(Account.NewId(), AccountKind.Officer, "can-bo", "Cán bộ đo")
        {
            Unit = unit, IsDemo = true, CreatedAt = room.Now, Stamp = "1",
        };
        account = account with { PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password) };
        await room.Install(account, new Grant(account.Id, role, unit, room.Today, null));
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = served.Address };
        await SignIn(client, account.SignInName);
        return new(account, client);
    }

    public void Dispose() => Client.Dispose();

    private static async Task SignIn(HttpClient client, string name)
    {
        var page = await client.GetStringAsync(new Uri("/dang-nhap", UriKind.Relative));
        var form = Forms().Matches(page).Select(one => one.Value)
            .Single(one => one.Contains("value=\"mat-khau\"", StringComparison.Ordinal));
        var fields = Hidden().Matches(form).Select(one => one.Value)
            .Where(one => one.Contains("type=\"hidden\"", StringComparison.Ordinal))
            .ToDictionary(one => Part(one, "name"), one => Part(one, "value"));
        (fields["Name"], fields["Password"]) = (name, Password);
        using var body = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    private static string Part(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, $"{name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Hidden();
}
