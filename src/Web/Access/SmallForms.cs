namespace DiemSang.Web.Access;

/// <summary>Marks an endpoint whose forms carry files, and which sets its own limit.</summary>
public sealed class TakesFiles;

/// <summary>
/// Biểu mẫu nhỏ: a form without files is short; a longer one is refused before a byte of it is read or hashed.
/// </summary>
internal static class SmallForms
{
    private const long Longest = 64 << 10;

    public static Task Check(HttpContext context, RequestDelegate next)
    {
        var isForm = context.Request.HasFormContentType && context.GetEndpoint()?.Metadata.GetMetadata<TakesFiles>() is null;
        if (isForm && context.Request.ContentLength is null or > Longest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
