using System.Net;
using DiemSang.Exchange;
using Microsoft.OpenApi;

namespace DiemSang.Web.Api;

/// <summary>Mô tả API (OpenAPI 3.1): for this machine only.</summary>
internal static class ApiDescription
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = Words.Say("cli.description");
                document.Servers?.Clear();
                return Task.CompletedTask;
            });
        });

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        var description = routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        description.Add(endpoint =>
        {
            var answer = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http => IsThisMachine(http) ? answer(http) : NotFound(http);
        });
    }

    /// <summary>A request without an address came over a local socket.</summary>
    private static bool IsThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
