using System.Globalization;
using DiemSang.Exchange.Messages;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Workspace.Asking;

/// <summary>
/// Ngày giờ trong địa chỉ: reads what an address or a person says, and writes it back for the next address.
/// </summary>
internal static class Moments
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private static readonly string[] withDay =
        ["H:mm d/M/yyyy", "d/M/yyyy H:mm", "yyyy-MM-dd'T'H:mm", "yyyy-MM-dd H:mm"];

    public static DateOnly? FindDay(string text) =>
        Format.FindDay(text) is { Year: >= FirstYear and <= LastYear } day ? day : null;

    /// <summary>07:00 (of the day), 07:00 13/11/2023, 13/11/2023 (its end) or ISO 8601 with an offset.</summary>
    public static DateTimeOffset? Find(string text, DateOnly day)
    {
        text = text.Trim();
        if (TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return LocalTime.At(day, clock);
        }

        if (DateTime.TryParseExact(text, withDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return Kept(new DateTimeOffset(local, LocalTime.Offset));
        }

        if (FindDay(text) is { } whole)
        {
            return LocalTime.End(whole);
        }

        // An address turns the plus of an offset into a blank.
        var iso = text.Length > 16 && text[^6] == ' ' ? $"{text[..^6]}+{text[^5..]}" : text;
        return MomentText.Read(iso, out var moment) is null ? Kept(moment) : null;
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset moment) =>
        moment.ToOffset(LocalTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Kept(DateTimeOffset moment) =>
        moment.Year is >= FirstYear and <= LastYear ? moment : null;
}
