using System.Text;
using DiemSang.OneStop;
using DiemSang.OneStop.Files;
using DiemSang.Exchange;
using DiemSang.Web.Access;
using DiemSang.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DiemSang.Web.Desk;

/// <summary>
/// Cách nhận biểu mẫu của bàn: read part by part, so that a file never lies in memory; checked for its page's token
/// before the first file; refused with the page it came from, as it was typed.
/// </summary>
public static class DeskForms
{
    private const int MostField = 64 << 10;
    private const int MostFields = 200;
    private const long RoomForFields = 1 << 20;
    private const int MostFiles = 8;

    /// <param name="routes">of the host</param>
    /// <param name="pattern">the noun that the form makes or ends</param>
    /// <param name="act">changes something, then answers</param>
    /// <param name="again">the page that shows the form again</param>
    /// <param name="subject">whose files they are: a dossier's code, "" for a draft; null = the form takes no files</param>
    public static IEndpointConventionBuilder MapDeskForm(
        this IEndpointRouteBuilder routes,
        string pattern,
        Func<DeskCall, Task<IResult>> act,
        Func<DeskCall, IResult> again,
        Func<HttpContext, string>? subject = null)
    {
        var form = pattern[(pattern.LastIndexOf('/') + 1)..];
        var endpoint = routes.MapPost(pattern, context => Take(context, form, act, again, subject)).ExcludeFromDescription();
        return subject is null
            ? endpoint.WithMetadata(new RequireAntiforgeryTokenAttribute())
            : endpoint.WithMetadata(new TakesFiles());
    }

    /// <summary>A page with its frame, answered to a form instead of a redirect.</summary>
    public static IResult Page<T>(DeskCall call, object? parameters = null, int status = StatusCodes.Status200OK) =>
        new RazorComponentResult<PageAgain>(new { Page = typeof(T), Parameters = Values(parameters) }) { StatusCode = status };

    private static Dictionary<string, object> Values(object? parameters) => parameters is null ? []
        : parameters.GetType().GetProperties().ToDictionary(one => one.Name, one => one.GetValue(parameters)!);

    private static async Task Take(
        HttpContext context, string form, Func<DeskCall, Task<IResult>> act, Func<DeskCall, IResult> again,
        Func<HttpContext, string>? subject)
    {
        var call = new DeskCall(context, Array.Empty<string>().ToLookup(one => one));
        IResult answer;
        try
        {
            if (await Read(context, subject) is not { } read)
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            call = read;
            call.ThrowIfRefused();
            answer = await act(call);
        }
        catch (RefusedException refused) when (!Machines.Asks(context))
        {
            context.Items[typeof(ReturnedForm)] = new ReturnedForm(form, call.Fields, refused);
            answer = again(call);
            if (answer is RazorComponentResult<PageAgain> page)
            {
                page.StatusCode = Refusals.Status(refused);
            }
        }

        await answer.ExecuteAsync(context);
    }

    private static async Task<DeskCall?> Read(HttpContext context, Func<HttpContext, string>? subject)
    {
        if (subject is not null && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadParts(context, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), subject(context));
        }

        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>();
        // Asked first: a form that came without its token may not even be looked at.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            || !context.Request.HasFormContentType
            || !await tokens.IsRequestValidAsync(context))
        {
            return null;
        }

        var sent = await context.Request.ReadFormAsync();
        return new(context, sent.SelectMany(one => one.Value.Select(value => (one.Key, Value: value ?? "")))
            .ToLookup(one => one.Key, one => one.Value));
    }

    private static async Task<DeskCall?> ReadParts(HttpContext context, string boundary, string subject)
    {
        var house = context.RequestServices.GetRequiredService<Installation>();
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize =
            house.Files.Limits.MostBytes + RoomForFields;
        var reader = new MultipartReader(boundary, context.Request.Body);
        var fields = new List<(string Key, string Value)>();
        var files = new Dictionary<string, StoredFile>(StringComparer.Ordinal);
        var isChecked = false;
        RefusedException? refused = null;
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var said))
            {
                return null;
            }

            var name = HeaderUtilities.RemoveQuotes(said.Name).ToString();
            if (!said.IsFileDisposition())
            {
                fields.Add((name, await Text(section.Body, context.RequestAborted)));
                if (fields.Count > MostFields)
                {
                    return null;
                }

                continue;
            }

            isChecked = isChecked || await IsValid(context, fields);
            if (!isChecked || files.Count == MostFiles)
            {
                return null;
            }

            var fileName = (said.FileNameStar.HasValue ? said.FileNameStar : HeaderUtilities.RemoveQuotes(said.FileName)).ToString();
            if (fileName.Length > 0)
            {
                try
                {
                    files[name] = await house.Files.Keep(
                        section.Body, fileName, subject, context.Visitor().Account!, house.Now, context.RequestAborted);
                    fields.Add((DeskCall.KeptFiles, $"{name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..]} {files[name].Id}"));
                }
                catch (RefusedException no)
                {
                    // The rest of the form is read all the same, so that nothing that was typed is lost.
                    refused ??= no;
                }
            }
        }

        return isChecked || await IsValid(context, fields)
            ? new(context, fields.ToLookup(one => one.Key, one => one.Value)) { Files = files, Refused = refused }
            : null;
    }

    /// <summary>The token came as the first field; the check looks for it in a header when the form is not read whole.</summary>
    private static Task<bool> IsValid(HttpContext context, List<(string Key, string Value)> fields)
    {
        context.Request.Headers["RequestVerificationToken"] = fields.Find(one => one.Key == "ma-bieu-mau").Value ?? "";
        return context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
    }

    private static async Task<string> Text(Stream body, CancellationToken stop)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[4096];
        for (int read; (read = await body.ReadAsync(chunk, stop)) > 0 && buffer.Length <= MostField;)
        {
            buffer.Write(chunk, 0, read);
        }

        return buffer.Length > MostField ? "" : Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
