namespace DiemSang.Web.Shell;

/// <summary>Không tìm thấy: what a page says on "404" in place of the general words.</summary>
public sealed record Missing(string Title, string Advice, string LinkText, string Href)
{
    /// <summary>Ends the page as not found; these words stand on the page that is shown instead.</summary>
    public static void Answer(HttpContext context, Missing missing)
    {
        context.Items[typeof(Missing)] = missing;
        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    internal static Missing? Of(HttpContext context) => context.Items[typeof(Missing)] as Missing;
}
