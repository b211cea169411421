using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Access;
using DiemSang.Web.Workspace.Start;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DiemSang.Tests.Stories.Access;

/// <summary>
/// Every address of the real server × every role × own, same unit, sibling, parent, other province, and nobody: what
/// the running gates answer over HTTP is what rights.csv says. A new endpoint names its right and target; the rest
/// follows by itself.
/// </summary>
public sealed class RightsMatrix
{
    /// <summary>Open to everyone on purpose. An address that is neither here nor under a right fails.</summary>
    private static readonly HashSet<string> open =
    [
        "/", "/api/v1/index/stream", "/api/v1/publications", "/api/v1/publications/{slug}", "/api/v1/rankings",
        "/api/v1/units/{code}/counters", "/api/v1/units/{code}/scorecard",
        "/bang-diem", "/bang-diem/{Code}", "/bang-diem/{Code}/vi-sao", "/bang-diem/{Code}/dang-bo-lo",
        "/bang-diem/{code}/dang-bo-lo.csv", "/bang-diem/{code}/dang-bo-lo.xlsx", "/bang-nhiet", "/ca-nuoc", "/cach-tinh",
        "/cong-bo", "/cong-bo/{Slug}", "/cong-bo/{Slug}/cac-cach-hoi", "/cong-bo/{slug}.csv", "/cong-bo/{slug}.xlsx",
        "/du-lieu-mo", "/dang-nhap",
        "/dang-nhap/khoa-truy-cap", "/dang-nhap/khoa-truy-cap/yeu-cau", "/dang-nhap/ma", "/dang-xuat", "/healthz", "/readyz",
        "/ho-chieu/{Code}/{Id}", "/khong-tim-thay", "/loi/{Code:int}", "/openapi/{documentName}.json", "/thiet-lap",
        "/tiep-can", "/xep-hang", "/xep-hang.csv", "/xep-hang/cong-bang", "/{**path}",
        // Look-up without an account: its own second factor, tested in its own stories.
        "/tra-cuu", "/tra-cuu/ho-so", "/tra-cuu/ket-qua", "/tra-cuu/ket-thuc", "/t/{token}",
        // Pages' own files.
        "/base.css", "/tokens.css", "/live.js", "/desk.js", "/logo.svg", "/passkey.js",
        // Behind a sync key, or the socket in the data folder: their own gates, tested in their own stories.
        "/api/v1/sync", "/api/v1/sync/session", "/SynsTTHCC/CapNhatTienDoHoSoMC", "/SynsTTHCC/DangNhap",
        "/SynsTTHCC/DongBoHoSoMC", "/local/{verb}",
    ];

    [Fact]
    public async Task Every_endpoint_answers_every_role_as_the_table_says()
    {
        await using var office = await Office.Open();
        var endpoints = Endpoints(office).ToList();
        var unknown = endpoints.Where(one => one.Metadata.GetMetadata<RightAttribute>() is null)
            .Select(Pattern).Where(pattern => !open.Contains(pattern)
                && !pattern.StartsWith("/_", StringComparison.Ordinal)).Distinct();
        Assert.Empty(unknown);
        Assert.All(
            endpoints.Where(one => open.Contains(Pattern(one))), one => Assert.NotNull(one.Metadata.GetMetadata<IAllowAnonymous>()));

        var guarded = endpoints.Where(one => one.Metadata.GetMetadata<RightAttribute>() is not null).ToList();
        Assert.True(guarded.Count > 20, "the server has lost its guarded addresses");
        var things = await Things.Make(office);
        var cells = 0;
        List<string> wrong = [];
        foreach (var role in Enum.GetValues<Role>().Select(role => (Role?)role).Append(null))
        {
            using var browser = role is { } known ? await Enter(office, known, things) : office.Browser();
            foreach (var endpoint in guarded)
            {
                var asked = endpoint.Metadata.GetMetadata<RightAttribute>()!;
                foreach (var (place, unit) in Places.Where(one => one.Unit is not null || role is Role.Citizen or Role.Business))
                {
                    var expected = Expected(asked, role, unit);
                    var route = unit is { } where ? things.Route(where, asked, role) : things.OwnRoute(role!.Value, asked);
                    var found = await Ask(browser, endpoint, route);
                    cells++;
                    if (expected != found)
                    {
                        wrong.Add($"{Pattern(endpoint)} {role} {place}: {found}, not {expected}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(cells > 1500, $"only {cells} cells");
    }

    /// <summary>Where the target lies, seen from a role that is held in the ward.</summary>
    private static readonly (string Place, UnitCode? Unit)[] Places =
    [
        ("own", null), ("same unit", Office.Ward), ("sibling", Office.Sibling), ("parent", Office.City), ("province", Office.Province),
        ("other province", Office.OtherProvince),
    ];

    private enum Verdict
    {
        SignIn,
        Forbidden,
        Hidden,
        Allowed,
    }

    /// <summary>The table read a second time, without the code of the gates.</summary>
    /// <param name="unit">where the target lies; null = it is the role's own</param>
    private static Verdict Expected(RightAttribute asked, Role? role, UnitCode? unit)
    {
        if (role is not { } held)
        {
            return Verdict.SignIn;
        }

        var row = TableCells[asked.Right];
        var cell = row[(int)held];
        var isOwnAccount = asked.Right == "account.own";
        return asked.Target switch
        {
            Target.None => cell == "-" ? Verdict.Forbidden : Verdict.Allowed,
            Target.Own => cell == "-" && !isOwnAccount ? Verdict.Forbidden : Verdict.Allowed,
            _ when cell == "-" => Verdict.Forbidden,
            Target.Dossier when cell == "own" => unit is null ? Verdict.Allowed : Verdict.Hidden,
            _ => cell == "unit" && unit == Office.Ward ? Verdict.Allowed : Verdict.Hidden,
        };
    }

    private static readonly Dictionary<string, string[]> TableCells = ReadTable();

    private static async Task<Verdict> Ask(HttpClient browser, RouteEndpoint endpoint, Dictionary<string, string> route)
    {
        var address = new Uri(Address(endpoint.RoutePattern, route), UriKind.Relative);
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        using var request = new HttpRequestMessage(methods.Contains("GET") ? HttpMethod.Get : HttpMethod.Parse(methods[0]), address);
        request.Content = request.Method == HttpMethod.Get ? null : new FormUrlEncodedContent([]);
        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode switch
        {
            HttpStatusCode.Redirect when $"{answer.Headers.Location}".Contains("/dang-nhap?", StringComparison.Ordinal)
                => Verdict.SignIn,
            HttpStatusCode.Unauthorized => Verdict.SignIn,
            HttpStatusCode.Forbidden => Verdict.Forbidden,
            HttpStatusCode.NotFound => Verdict.Hidden,
            // A form without its token, or a list without its period, got through the gate and no further.
            HttpStatusCode.OK or HttpStatusCode.BadRequest => Verdict.Allowed,
            // The door to the start page sends everyone on to their own.
            HttpStatusCode.Redirect when Pattern(endpoint) == Starts.Door => Verdict.Allowed,
            var other => throw new InvalidOperationException($"{request.Method} {address}: {other}"),
        };
    }

    private static async Task<HttpClient> Enter(Office office, Role role, Things things)
    {
        var name = $"vai-{role}".ToLowerInvariant();
        if (role is Role.Citizen or Role.Business)
        {
            await things.MakeOwn(office, role, role == Role.Citizen
                ? await office.House.Citizen(name, AccountKind.Citizen, "074190000301")
                : await office.House.Citizen(name, AccountKind.Business, "3700000301"));
        }
        else
        {
            await office.House.Officer(name, role, Office.Ward);
        }

        return await office.SignedIn(name);
    }

    private static IEnumerable<RouteEndpoint> Endpoints(Office office) =>
        office.Server.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string Address(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern, Dictionary<string, string> route) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => route[parameter.Name.ToLowerInvariant()],
            _ => throw new InvalidOperationException(pattern.RawText),
        }))));

    private static Dictionary<string, string[]> ReadTable()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "rules", "rights.csv")))
        {
            folder = folder.Parent!;
        }

        return File.ReadLines(Path.Combine(folder.FullName, "rules", "rights.csv")).Skip(1)
            .ToDictionary(line => line.Split(',')[0], line => line.Split(',')[^Enum.GetValues<Role>().Length..]);
    }
}
