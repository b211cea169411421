using DiemSang.Exchange;
using DiemSang.Web.Api;
using DiemSang.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DiemSang.Tests.Stories.House;

/// <summary>Every address of the real server says who may enter.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task Every_endpoint_says_who_may_enter()
    {
        var folder = Directory.CreateTempSubdirectory("diemsang-endpoints-");
        await using (var server = new Server(new(new DataFolder(folder.FullName), Port: 0, IsDemo: false)))
        {
            await server.Start(_ => { });
            var endpoints = server.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).ToList();
            Assert.True(endpoints.Count > 20, "the server has lost its addresses");
            Assert.Empty(endpoints.Where(one => !one.Metadata.OfType<IAllowAnonymous>().Any()
                && !one.Metadata.OfType<IAuthorizeData>().Any()).Select(one => one.DisplayName));
            Assert.Equal(
                ["/SynsTTHCC/CapNhatTienDoHoSoMC", "/SynsTTHCC/DongBoHoSoMC", "/api/v1/sync"],
                endpoints.OfType<RouteEndpoint>().Where(one => one.Metadata.GetMetadata<SyncKeyRequired>() is not null)
                    .Select(one => "/" + one.RoutePattern.RawText!.TrimStart('/')).Order(StringComparer.Ordinal));
        }

        folder.Delete(recursive: true);
    }
}
