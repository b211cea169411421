using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using DiemSang.OneStop.Access;
using DiemSang.Web.Access;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace DiemSang.Tests.Browser.Desk;

/// <summary>
/// Every page of the endpoint table, signed in as the first role that may open it, on a phone and on a desk: no page
/// is without its run, and a page whose address cannot be filled fails here.
/// </summary>
public sealed class EveryPage(Chromium chromium, WholeOffice office) : IClassFixture<WholeOffice>
{
    /// <summary>Answers of errors and of forms, which no address shows by itself.</summary>
    private static readonly HashSet<string> elsewhere = ["/loi/{Code:int}", "/khong-tim-thay", "/{**path}"];

    /// <summary>Pages that need a citizen, a published week or a remedy: PortalPages, PublicationLookTests, FollowupPages.</summary>
    private static readonly string[] ownRuns =
        ["/ho-so-cua-toi", "/nop-ho-so", "/tra-cuu/ket-qua", "/cong-bo/", "/thong-bao/", "/giai-phap/", "/don-vi/"];

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_page_is_whole_for_everyone(int width)
    {
        var pages = Pages().ToList();
        Assert.True(pages.Count > 25, $"only {pages.Count} pages");
        List<string> wrong = [];
        foreach (var group in pages.GroupBy(one => RoleFor(one)))
        {
            await using var screen = await chromium.Open(office.Address("/dang-nhap"), width);
            if (group.Key is { } role)
            {
                await SignIn(screen, WholeOffice.Name(role));
            }

            foreach (var page in group)
            {
                wrong.AddRange(await Faults(screen, page, width));
            }
        }

        Assert.Empty(wrong);
    }

    internal static async Task SignIn(Screen screen, string name)
    {
        await screen.Page.GetByLabel("Tên đăng nhập").FillAsync(name);
        await screen.Page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(WholeOffice.Password);
        await screen.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await screen.Page.WaitForURLAsync(address => !address.Contains("/dang-nhap", StringComparison.Ordinal));
    }

    private async Task<IEnumerable<string>> Faults(Screen screen, RouteEndpoint page, int width)
    {
        var address = Address(page.RoutePattern);
        var before = screen.Complaints.Count;
        var answer = await screen.Page.GotoAsync(office.Address(address).ToString());
        await Picture(screen, $"{address.Trim('/').Replace('/', '_')}-{width}");
        var found = await screen.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        var wide = await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        return
        [
            .. answer!.Status == 200 ? [] : new[] { $"{address}: {answer.Status}" },
            .. wide == width ? [] : new[] { $"{address}: {wide} px wide" },
            .. screen.Complaints.Skip(before).Select(one => $"{address}: {one}"),
            .. found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{address}: {rule.Id}: {node.Html}")),
        ];
    }

    private IEnumerable<RouteEndpoint> Pages() => office.Server.App.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(one => one.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && !elsewhere.Contains(Pattern(one))
            && !Array.Exists(ownRuns, run => Pattern(one).StartsWith(run, StringComparison.Ordinal)))
        .OrderBy(Pattern, StringComparer.Ordinal);

    private static Role? RoleFor(RouteEndpoint page) => page.Metadata.GetMetadata<RightAttribute>() is { } asked
        ? Enum.GetValues<Role>().Where(role => role is not (Role.SyncClient or Role.Citizen or Role.Business))
            .First(role => RightsTable.House.Of(asked.Right, role) != Reach.None)
        : null;

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private string Address(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => Value(pattern, parameter.Name.ToLowerInvariant()),
            _ => throw new InvalidOperationException(pattern.RawText),
        }))));

    private string Value(RoutePattern pattern, string name) => name switch
    {
        "code" when pattern.RawText!.Contains("ho-so", StringComparison.Ordinal) => office.Dossier,
        "code" or "unit" => WholeOffice.Ward.Value,
        "dossier" => office.Dossier,
        "id" or "indicator" => "2.1",
        "procedure" => WholeOffice.Birth.Value,
        "proposal" => office.Proposal,
        "entry" => office.Entry,
        "publisher" => "H09",
        "number" => "123/QĐ-UBND",
        "account" => office.AccountOf(Role.Specialist),
        "position" => $"{office.CalendarChange}",
        _ => throw new InvalidOperationException($"{pattern.RawText}: no thing stands for {name}, add it to the office"),
    };

    /// <summary>Kept only where someone wants to look: DIEMSANG_PICTURES names the folder.</summary>
    private static async Task Picture(Screen screen, string name)
    {
        if (Environment.GetEnvironmentVariable("DIEMSANG_PICTURES") is { Length: > 0 } folder)
        {
            await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
