namespace DiemSang.Web.Shell.Parts;

/// <summary>Đường dẫn: a step of the trail above a heading; the last one has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>Con số: a term with its value, a small word after it and where it comes from.</summary>
public sealed record Stat(string Term, string Value, string? Small = null, string? Href = null);

/// <summary>Bước hồ sơ: a line of a ledger of time.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Time">When, in words.</param>
/// <param name="At">When, for machines; null for what has not happened.</param>
/// <param name="Note">What explains it.</param>
/// <param name="Now">The one bright point of the ledger.</param>
public sealed record LedgerStep(
    string Title, string Time, DateTimeOffset? At = null, string? Note = null, bool Now = false);

/// <summary>Lựa chọn: an entry of a list, value and words.</summary>
public sealed record Choice(string Value, string Text);

/// <summary>Nút đoạn: one of a few views of the same list.</summary>
public sealed record Segment(string Text, string Href, bool Current = false);

/// <summary>Cột: a heading of a table; hidden ones are read aloud only, a title spells an abbreviation out.</summary>
public sealed record Column(
    string Text, bool Number = false, bool Hidden = false, string? Below = null, string? Title = null, bool Middle = false);

/// <summary>Giọng: how an alert or a tag speaks.</summary>
public enum Tone
{
    Info,
    Good,
    Warn,
    Bad,
}

internal static class Tones
{
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Good => "ok",
        Tone.Warn => "at",
        Tone.Bad => "no",
        _ => "in",
    };
}
