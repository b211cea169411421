using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace DiemSang.Web.Shell;

/// <summary>The style sheets, script and logo, carried in the assembly so that every host can serve them.</summary>
internal static class WebFiles
{
    private static readonly Dictionary<string, WebFile> files = Load();

    /// <summary>The address of a file with the mark of its content: it may be kept for ever.</summary>
    public static string Href(string name) => $"/{name}?v={files[name].Mark}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var file in files.Values)
        {
            routes.MapGet("/" + file.Name, (HttpContext context) => Serve(context, file)).AllowAnonymous()
                .ExcludeFromDescription();
        }
    }

    private static IResult Serve(HttpContext context, WebFile file)
    {
        context.Response.Headers.CacheControl =
            context.Request.Query["v"] == file.Mark ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(file.Content, file.Type, entityTag: new EntityTagHeaderValue($"\"{file.Mark}\""));
    }

    private static Dictionary<string, WebFile> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("wwwroot/", StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .ToDictionary(file => file.Name);
    }

    private static WebFile Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var mark = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        return new(resource["wwwroot/".Length..], TypeOf(resource), content, mark);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new NotSupportedException($"No media type is known for {other}"),
    };

    private sealed record WebFile(string Name, string Type, byte[] Content, string Mark);
}
