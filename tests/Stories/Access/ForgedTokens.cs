using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DiemSang.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace DiemSang.Tests.Stories.Access;

/// <summary>A token is believed only when the provider that was set signed it, for us, now, and in answer to our question.</summary>
public sealed class ForgedTokens : IAsyncLifetime
{
    private const string Number = "074001000012", Secret = "bí mật của bên nhận";

    private readonly RSA own = RSA.Create(2048);
    private readonly RSA strange = RSA.Create(2048);
    private readonly WebApplication provider = Build();
    private Func<Dictionary<string, object>, Dictionary<string, object>, string> sign = (_, _) => "";
    private string nonce = "";

    public async ValueTask InitializeAsync()
    {
        provider.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = Authority, ["authorization_endpoint"] = $"{Authority}/authorize", ["token_endpoint"] = $"{Authority}/token",
            ["jwks_uri"] = $"{Authority}/keys", ["response_types_supported"] = (string[])["code"],
            ["subject_types_supported"] = (string[])["public"], ["id_token_signing_alg_values_supported"] = (string[])["RS256"],
        });
        provider.MapGet("/keys", () => Keys(own));
        provider.MapGet("/strange-keys", () => Keys(strange));
        provider.MapGet("/authorize", (string redirect_uri, string state, string nonce) =>
        {
            this.nonce = nonce;
            return Results.Redirect(QueryHelpers.AddQueryString(
                redirect_uri, new Dictionary<string, string?> { ["code"] = "1", ["state"] = state }));
        });
        provider.MapPost("/token", () => new Dictionary<string, object>
        {
            ["access_token"] = "1", ["token_type"] = "Bearer", ["expires_in"] = 300, ["id_token"] = sign(Header(), Payload()),
        });
        await provider.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        own.Dispose();
        strange.Dispose();
    }

    [Fact]
    public async Task Only_a_token_of_the_provider_for_us_now_and_in_answer_is_believed()
    {
        var settings = new OidcProvider(Authority, "diemsang", Secret, Loa: 2);
        await using var office = await Office.Open(settings: new() { Citizens = settings, RequiresSecondFactor = false });
        var forgeries = new Dictionary<string, Func<Dictionary<string, object>, Dictionary<string, object>, string>>
        {
            ["alg none"] = (header, payload) => Token(With(header, "alg", "none"), payload, _ => []),
            ["alg None, no dot at the end"] = (header, payload) => Token(With(header, "alg", "None"), payload, _ => []).TrimEnd('.'),
            ["signed with the client's secret"] = (header, payload) => Token(
                With(header, "alg", "HS256"), payload, bytes => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), bytes)),
            ["the public key taken for a secret"] = (header, payload) => Token(
                With(header, "alg", "HS256"), payload, bytes => HMACSHA256.HashData(own.ExportSubjectPublicKeyInfo(), bytes)),
            ["a stranger's key"] = (header, payload) => Token(header, payload, bytes => Rs256(strange, bytes)),
            ["a stranger's key with its address"] = (header, payload) => Token(
                With(With(header, "jku", $"{Authority}/strange-keys"), "kid", "strange"), payload, bytes => Rs256(strange, bytes)),
            ["a key name that is a path"] = (header, payload) => Token(
                With(header, "kid", "../../../../dev/null"), payload, bytes => Rs256(strange, bytes)),
            ["for another"] = (header, payload) => Token(header, With(payload, "aud", "cong-khac"), bytes => Rs256(own, bytes)),
            ["of another"] = (header, payload) => Token(header, With(payload, "iss", "http://127.0.0.1:9"), bytes => Rs256(own, bytes)),
            ["ended"] = (header, payload) => Token(
                header, With(payload, "exp", TimeProvider.System.GetUtcNow().AddHours(-1).ToUnixTimeSeconds()), bytes => Rs256(own, bytes)),
            ["to another question"] = (header, payload) => Token(
                header, With(payload, "nonce", "another"), bytes => Rs256(own, bytes)),
            ["changed after signing"] = (header, payload) =>
            {
                var parts = Token(header, payload, bytes => Rs256(own, bytes)).Split('.');
                return $"{parts[0]}.{Part(With(payload, "SoDinhDanh", "079188012345"))}.{parts[2]}";
            },
        };
        var believed = new List<string>();
        foreach (var (name, forgery) in forgeries)
        {
            sign = forgery;
            if (await Where(office) != "/dang-nhap?loi=sign-in.external-refused")
            {
                believed.Add(name);
            }
        }

        Assert.Empty(believed);
        Assert.Null(office.Room.Accounts.FindByIdentity(Number));
        Assert.Equal(forgeries.Count, office.Audit("sign-in.refused").Count);

        // The same walk with an honest token leads in: what refused the others was their forgery.
        sign = (header, payload) => Token(header, payload, bytes => Rs256(own, bytes));
        Assert.Equal("/tai-khoan", await Where(office));
        Assert.NotNull(office.Room.Accounts.FindByIdentity(Number));
    }

    private string Authority => provider.Urls.Single();

    private async Task<string?> Where(Office office)
    {
        using var browser = office.Browser();
        using var asked = await browser.GetAsync(new Uri("/dang-nhap/cong-dan?tiep=/tai-khoan", UriKind.Relative));
        using var there = Visitors.Browser(new(Authority));
        using var answer = await there.GetAsync(asked.Headers.Location!);
        using var back = await browser.GetAsync(answer.Headers.Location!);
        return back.Headers.Location?.ToString();
    }

    private static Dictionary<string, object> Header() => new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = "own" };

    private Dictionary<string, object> Payload() => new()
    {
        ["iss"] = Authority, ["aud"] = "diemsang", ["sub"] = "sub-1", ["nonce"] = nonce,
        ["iat"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
        ["exp"] = TimeProvider.System.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds(),
        ["SoDinhDanh"] = Number, ["HoVaTen"] = "Người Thử", ["LoaiTaiKhoan"] = "1", ["loAs"] = "2",
    };

    private static Dictionary<string, object> With(Dictionary<string, object> fields, string name, object value) =>
        new(fields) { [name] = value };

    private static string Token(
        Dictionary<string, object> header, Dictionary<string, object> payload, Func<byte[], byte[]> signature)
    {
        var told = $"{Part(header)}.{Part(payload)}";
        return $"{told}.{WebEncoders.Base64UrlEncode(signature(Encoding.ASCII.GetBytes(told)))}";
    }

    private static string Part(Dictionary<string, object> fields) =>
        WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(fields));

    private static byte[] Rs256(RSA key, byte[] told) => key.SignData(told, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static object Keys(RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA", use = "sig", kid = "own", n = WebEncoders.Base64UrlEncode(numbers.Modulus!),
                    e = WebEncoders.Base64UrlEncode(numbers.Exponent!),
                },
            },
        };
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }
}
