using DiemSang.OneStop;

namespace DiemSang.Web.Access;

/// <summary>Biểu mẫu bị trả lại: stands on the page that is shown again, with the words and with what was typed.</summary>
public sealed record ReturnedForm(string Form, ILookup<string, string> Fields, RefusedException? Refused)
{
    public static ReturnedForm? Of(HttpContext context) => context.Items[typeof(ReturnedForm)] as ReturnedForm;

    public string Text(string name) => Fields[name].FirstOrDefault() ?? "";

    /// <summary>Null when the form had no such field.</summary>
    public string? TextOrNull(string name) => Fields[name].FirstOrDefault();
}
