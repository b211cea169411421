using DiemSang.Exchange;

namespace DiemSang.Web.Api;

/// <summary>Câu hỏi không trả lời được: the asker is told why, in words, and what would be right.</summary>
/// <param name="code">stable, for machines; also the code of the sentence</param>
/// <param name="status">the HTTP status that says the same</param>
public sealed class UnansweredException(string code, int status, string sentence) : Exception(sentence)
{
    public string Code => code;

    public int Status => status;

    public static UnansweredException Bad(string code, params ReadOnlySpan<object?> blanks) =>
        new(code, StatusCodes.Status400BadRequest, Words.Say(code, blanks));

    public static UnansweredException NotFound(string code, params ReadOnlySpan<object?> blanks) =>
        new(code, StatusCodes.Status404NotFound, Words.Say(code, blanks));

    /// <summary>A value that could not be read: which one, and the sentence of its reader.</summary>
    public static UnansweredException BadValue(string name, string code, string text) =>
        new(code, StatusCodes.Status400BadRequest, $"{name}: {Words.Say(code, text)}");
}
