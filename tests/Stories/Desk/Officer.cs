using System.Net;
using System.Text.RegularExpressions;

namespace DiemSang.Tests.Stories.Desk;

/// <summary>An answer as an officer sees it.</summary>
internal sealed record Seen(HttpStatusCode Status, string Address, string Page);

/// <summary>A browser without scripts: follows addresses, fills the forms that a page shows, sends them.</summary>
internal sealed partial class Officer(Uri server) : IDisposable
{
    private readonly HttpClient client = new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false })
    {
        BaseAddress = server,
    };

    /// <summary>Things typed, ticked, chosen or pressed.</summary>
    public int Actions { get; set; }

    public async Task SignIn(string name, string password)
    {
        var page = await Get("/dang-nhap");
        var sent = await Send(page, "mat-khau", "/dang-nhap", [("Name", name), ("Password", password)]);
        Assert.True(sent.Status is HttpStatusCode.OK or HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{sent.Status} {sent.Page}");
    }

    public async Task<Seen> Get(string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return await Look(answer);
    }

    public async Task<(HttpStatusCode Status, string Type, byte[] Body, string Disposition, string Policy)> Download(string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return (
            answer.StatusCode, answer.Content.Headers.ContentType?.ToString() ?? "", await answer.Content.ReadAsByteArrayAsync(),
            answer.Content.Headers.ContentDisposition?.ToString() ?? "",
            answer.Headers.TryGetValues("Content-Security-Policy", out var values) ? string.Join(';', values) : "");
    }

    /// <summary>Sends the form of a page that goes to an address, with its hidden fields and what is filled in.</summary>
    public async Task<Seen> Submit(
        Seen page, string action, IEnumerable<(string Name, string Value)> filled, (string Name, byte[] Bytes)? file = null)
    {
        var form = FormOf(page.Page, action) ?? throw new InvalidOperationException($"{page.Address} shows no form to {action}");
        var fields = Hidden(form).Concat(filled).ToList();
        using HttpContent body = form.Contains("multipart/form-data", StringComparison.Ordinal)
            ? Parts(fields, file)
            : new FormUrlEncodedContent(fields.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        using var answer = await client.PostAsync(new Uri(action, UriKind.Relative), body);
        return answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.Redirect
            ? await Get(answer.Headers.Location!.OriginalString)
            : await Look(answer);
    }

    /// <summary>Posts fields that no page offered: what a forger would send with the token of some page.</summary>
    public async Task<HttpStatusCode> Forge(Seen tokenPage, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(tokenPage.Page).Groups[1].Value;
        using var body = new FormUrlEncodedContent(
            fields.Append(("ma-bieu-mau", token)).Select(one => KeyValuePair.Create(one.Item1, one.Item2)));
        using var answer = await client.PostAsync(new Uri(action, UriKind.Relative), body);
        return answer.StatusCode;
    }

    public static bool Offers(Seen page, string action) => FormOf(page.Page, action) is not null;

    public void Dispose() => client.Dispose();

    private async Task<Seen> Send(Seen page, string handler, string action, IEnumerable<(string Name, string Value)> filled)
    {
        var form = Forms().Matches(page.Page).Select(match => match.Value)
            .First(one => one.Contains($"value=\"{handler}\"", StringComparison.Ordinal));
        using var body = new FormUrlEncodedContent(
            Hidden(form).Concat(filled).Select(one => KeyValuePair.Create(one.Name, one.Value)));
        using var answer = await client.PostAsync(new Uri(action, UriKind.Relative), body);
        return await Look(answer);
    }

    private static MultipartFormDataContent Parts(List<(string Name, string Value)> fields, (string Name, byte[] Bytes)? file)
    {
        var parts = new MultipartFormDataContent();
        fields.ForEach(one => parts.Add(new StringContent(one.Value), one.Name));
        if (file is { } sent)
        {
            parts.Add(new ByteArrayContent(sent.Bytes), sent.Name, "ban quet.pdf");
        }

        return parts;
    }

    private static string? FormOf(string page, string action) => Forms().Matches(page).Select(match => match.Value)
        .FirstOrDefault(form => form[..form.IndexOf('>')].Contains($"action=\"{action}\"", StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Value)> Hidden(string form) => Inputs().Matches(form)
        .Select(match => match.Value).Where(input => input.Contains("type=\"hidden\"", StringComparison.Ordinal))
        .Select(input => (Part(input, "name"), Part(input, "value")));

    private static string Part(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, $"{name}=\"([^\"]*)\"").Groups[1].Value);

    private static async Task<Seen> Look(HttpResponseMessage answer) => new(
        answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery,
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("name=\"ma-bieu-mau\" value=\"([^\"]*)\"")]
    private static partial Regex Token();
}
