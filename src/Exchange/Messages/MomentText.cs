using DiemSang.OneStop.Catalogue;

namespace DiemSang.Exchange.Messages;

/// <summary>
/// Thời điểm: reads moments and days as senders write them. Each reading gives null when the text is right, else the
/// code of the sentence that says what is wrong with it. Nothing is allocated.
/// </summary>
public static class MomentText
{
    private const int Longest = 64;

    /// <summary>yyyyMMddHHmmss in Vietnamese time, or ISO 8601 with an offset; whole seconds, +07:00.</summary>
    public static string? Read(ReadOnlySpan<char> text, out DateTimeOffset moment)
    {
        moment = default;
        text = text.Trim();
        if (text.IsEmpty)
        {
            return "moment.empty";
        }

        return text.Length == 14 && Digits(text, 0, 14) >= 0 ? Compact(text, out moment) : Iso(text, out moment);
    }

    /// <summary>The same from the UTF-8 of a message.</summary>
    public static string? Read(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        Span<char> wide = stackalloc char[Longest];
        if (text.Length > Longest)
        {
            moment = default;
            return "moment.shape";
        }

        for (var i = 0; i < text.Length; i++)
        {
            wide[i] = (char)text[i];
        }

        return Read(wide[..text.Length], out moment);
    }

    /// <summary>yyyy-MM-dd or dd/MM/yyyy.</summary>
    public static string? ReadDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        text = text.Trim();
        if (text.IsEmpty)
        {
            return "day.empty";
        }

        if (text.Length != 10)
        {
            return "day.shape";
        }

        if (text[4] == '-' && text[7] == '-')
        {
            return Day(Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2), "day.shape", out day);
        }

        return text[2] == '/' && text[5] == '/'
            ? Day(Digits(text, 6, 4), Digits(text, 3, 2), Digits(text, 0, 2), "day.shape", out day)
            : "day.shape";
    }

    private static string? Compact(ReadOnlySpan<char> text, out DateTimeOffset moment)
    {
        moment = default;
        var problem = Day(Digits(text, 0, 4), Digits(text, 4, 2), Digits(text, 6, 2), "moment.shape", out var day);
        return problem
            ?? At(day, Digits(text, 8, 2), Digits(text, 10, 2), Digits(text, 12, 2), LocalTime.Offset, out moment);
    }

    /// <summary>yyyy-MM-ddTHH:mm[:ss[.fraction]] and an offset Z, ±HH, ±HHmm or ±HH:mm.</summary>
    private static string? Iso(ReadOnlySpan<char> text, out DateTimeOffset moment)
    {
        moment = default;
        if (text.Length is < 16 or > Longest || text[4] != '-' || text[7] != '-' || text[13] != ':'
            || text[10] is not ('T' or 't' or ' '))
        {
            return "moment.shape";
        }

        if (Day(Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2), "moment.shape", out var day, beside: 1) is { } problem)
        {
            return problem;
        }

        var rest = text[16..];
        var second = 0;
        if (rest is [':', _, _, ..])
        {
            second = Digits(rest, 1, 2);
            rest = rest[3..];
        }

        rest = WithoutFraction(rest);
        if (rest.IsEmpty)
        {
            return second < 0 ? "moment.shape" : "moment.no-offset";
        }

        return Offset(rest, out var offset)
            ?? At(day, Digits(text, 11, 2), Digits(text, 14, 2), second, offset, out moment);
    }

    private static ReadOnlySpan<char> WithoutFraction(ReadOnlySpan<char> rest)
    {
        if (rest is not ['.' or ',', >= '0' and <= '9', ..])
        {
            return rest;
        }

        var end = 1;
        while (end < rest.Length && char.IsAsciiDigit(rest[end]))
        {
            end++;
        }

        return rest[end..];
    }

    private static string? Offset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is "Z" or "z")
        {
            return null;
        }

        if (text[0] is not ('+' or '-') || text.Length is not (3 or 5 or 6) || (text.Length == 6 && text[3] != ':'))
        {
            return "moment.shape";
        }

        var hours = Digits(text, 1, 2);
        var minutes = text.Length == 3 ? 0 : Digits(text, text.Length - 2, 2);
        if (hours < 0 || minutes < 0)
        {
            return "moment.shape";
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return minutes > 59 || offset.Duration() > TimeSpan.FromHours(14) ? "moment.no-such-offset" : null;
    }

    /// <param name="beside">years more on both sides: elsewhere the first and last hours of the century are of another year</param>
    private static string? Day(int year, int month, int day, string shape, out DateOnly result, int beside = 0)
    {
        result = default;
        if (year < 0 || month < 0 || day < 0)
        {
            return shape;
        }

        if (year < 2000 - beside || year > 2099 + beside)
        {
            return "moment.year";
        }

        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return "moment.no-such-day";
        }

        result = new(year, month, day);
        return null;
    }

    private static string? At(
        DateOnly day, int hour, int minute, int second, TimeSpan offset, out DateTimeOffset moment)
    {
        moment = default;
        if (hour < 0 || minute < 0 || second < 0)
        {
            return "moment.shape";
        }

        if (hour > 23 || minute > 59 || second > 59)
        {
            return "moment.no-such-time";
        }

        var there = new DateTimeOffset(day.ToDateTime(new(hour, minute, second)), offset);
        moment = there.ToOffset(LocalTime.Offset);
        return moment.Year is < 2000 or > 2099 ? "moment.year" : null;
    }

    /// <summary>The number that so many digits write, or −1 when one of them is no ASCII digit.</summary>
    private static int Digits(ReadOnlySpan<char> text, int from, int length)
    {
        var number = 0;
        foreach (var character in text.Slice(from, length))
        {
            if (!char.IsAsciiDigit(character))
            {
                return -1;
            }

            number = unchecked((number * 10) + (character - '0'));
        }

        return length > 9 ? 0 : number;
    }
}
