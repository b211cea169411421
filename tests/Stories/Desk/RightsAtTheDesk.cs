using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Storage;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DiemSang.Tests.Stories.Desk;

/// <summary>Every form and page of the desk, asked for by every role: the table of rights decides, and nothing else.</summary>
public sealed class RightsAtTheDesk(PostgresServer postgres)
{
    private static readonly (string Name, Role Role)[] visitors =
    [
        ("hien", Role.CounterOfficer), ("ha", Role.Specialist), ("truong", Role.SectionHead), ("nam", Role.UnitHead),
        ("thu", Role.Clerk), ("toan", Role.Cashier),
    ];

    [Fact]
    public async Task Each_action_is_open_to_the_roles_of_its_right_and_hidden_from_other_units()
    {
        await using var town = await DeskTown.Open(Engine.Sqlite, postgres);
        var code = (await DossierThroughTheDesk.Submitted(town)).Code.Value;
        var wrong = new List<string>();
        foreach (var action in DeskActions.All)
        {
            var address = $"/ho-so/{code}/{action.Noun}";
            foreach (var (name, role) in visitors)
            {
                // A version that nobody has seen: whoever is let in is told 409 (or 422), and nothing changes.
                var status = await Sent(town, name, address);
                var isOpen = RightsTable.House.Of(action.Right, role) == Reach.Unit;
                Note(isOpen ? (int)status is 409 or 422 : status == HttpStatusCode.Forbidden, $"{name} {action.Noun}: {status}");
            }

            var elsewhere = RightsTable.House.Of(action.Right, Role.CounterOfficer) == Reach.Unit
                ? HttpStatusCode.NotFound
                : HttpStatusCode.Forbidden;
            Note(await Sent(town, "xa", address) == elsewhere, $"another ward's counter: {action.Noun}");
        }

        Assert.Empty(wrong);
        Assert.Equal(1, town.House.Handling.Find(new(code))!.Version);

        void Note(bool holds, string what)
        {
            if (!holds)
            {
                wrong.Add(what);
            }
        }
    }

    [Fact]
    public async Task Each_page_and_list_of_the_desk_opens_for_the_roles_of_its_right_alone()
    {
        await using var town = await DeskTown.Open(Engine.Sqlite, postgres);
        var endpoints = town.Server.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>().ToList();
        string[] addresses = ["/viec-cua-toi", "/quay", "/bang-viec", "/so-theo-doi", "/viec-cua-toi.csv", "/so-theo-doi.xlsx"];
        var wrong = new List<string>();
        foreach (var address in addresses)
        {
            var asked = endpoints.First(one => "/" + one.RoutePattern.RawText!.Trim('/') == address)
                .Metadata.GetMetadata<RightAttribute>()!;
            foreach (var (name, role) in visitors)
            {
                var (status, _, _, _, _) = await (await town.As(name)).Download(address);
                var expected = RightsTable.House.Of(asked.Right, role) == Reach.Unit ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
                if (status != expected)
                {
                    wrong.Add($"{name} {address}: {status}");
                }
            }

            using var nobody = new Officer(new(town.Server.Address));
            if ((await nobody.Download(address)).Status is not (HttpStatusCode.Found or HttpStatusCode.Unauthorized))
            {
                wrong.Add($"nobody {address}");
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task<HttpStatusCode> Sent(DeskTown town, string name, string address)
    {
        var officer = await town.As(name);
        return await officer.Forge(await officer.Get("/tai-khoan"), address, ("phien", "999"));
    }
}
