using System.Globalization;
using DiemSang.Exchange;
using DiemSang.Exchange.Messages;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Workspace;

/// <summary>Chỗ chưa đúng trong địa chỉ: which field, and what would be right, in words.</summary>
public sealed record QueryProblem(string Field, string Text);

/// <summary>
/// Tham số của trang: tu, den (days), luc (moment of evaluation), biet (known on) and quy-tac (ruleset), read from an
/// address and carried along in links. Nothing asked = the year to date, now.
/// </summary>
public sealed class AskedQuery
{
    public const string From = "tu", To = "den", At = "luc", KnownOn = "biet", Rules = "quy-tac";

    private const int LengthOfDay = 10;
    private static readonly string[] fields = [From, To, At, KnownOn, Rules];
    private static readonly string[] clocks = ["H:mm d/M/yyyy", "H:mm:ss d/M/yyyy", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss"];

    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);
    private readonly List<QueryProblem> problems = [];

    private AskedQuery(IQueryCollection query)
    {
        foreach (var field in fields)
        {
            if (query[field].ToString().Trim() is { Length: > 0 } text)
            {
                typed[field] = text;
            }
        }

        var (from, to) = (Day(From), Day(To));
        if (from > to)
        {
            problems.Add(new(To, Words.Say("query.days-order", Format.Day(from.Value), Format.Day(to.Value))));
        }

        Asked = new(from, to, Moment(At), Moment(KnownOn), Ruleset());
    }

    public Asked Asked { get; }

    public IReadOnlyList<QueryProblem> Problems => problems;

    /// <summary>Nothing was asked: the page is the live one.</summary>
    public bool IsLive => typed.Count == 0;

    public static AskedQuery Of(HttpContext context) => new(context.Request.Query);

    /// <summary>The field as it was typed, to be mended in place.</summary>
    public string? Typed(string field) => typed.GetValueOrDefault(field);

    /// <summary>What is wrong with a field; null when it is right.</summary>
    public string? ProblemOf(string field) => problems.Find(one => one.Field == field)?.Text;

    /// <summary>An address of another page, or of this one, that asks the same; further values may follow.</summary>
    public string Link(string path, params ReadOnlySpan<(string Name, string? Value)> more) => Link(path, Asked, more);

    /// <summary>The address that asks for a period, a moment, a knowledge and a ruleset.</summary>
    public static string Link(string path, Asked asked, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var (base_, place) = path.IndexOf('#', StringComparison.Ordinal) is > 0 and var cut
            ? (path[..cut], path[cut..]) : (path, "");
        var query = QueryString.Empty;
        Add(From, Text(asked.From));
        Add(To, Text(asked.To));
        Add(At, Text(asked.At));
        Add(KnownOn, Text(asked.KnownOn));
        Add(Rules, asked.Ruleset);
        foreach (var (name, value) in more)
        {
            Add(name, value);
        }

        return base_ + query.ToUriComponent() + place;

        void Add(string name, string? value) =>
            query = string.IsNullOrEmpty(value) ? query : query.Add(name, value);
    }

    /// <summary>2023-11-13</summary>
    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>20231113070000: no sign that an address would have to spell out.</summary>
    public static string? Text(DateTimeOffset? moment) =>
        moment?.ToOffset(LocalTime.Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private DateOnly? Day(string field)
    {
        if (!typed.TryGetValue(field, out var text))
        {
            return null;
        }

        if (Format.FindDay(text) is { } day)
        {
            return day;
        }

        Wrong(field, MomentText.ReadDay(text, out var read) ?? "", text);
        return read == default ? null : read;
    }

    /// <summary>A moment as people or machines write it; a day alone means its end.</summary>
    private DateTimeOffset? Moment(string field)
    {
        if (!typed.TryGetValue(field, out var text))
        {
            return null;
        }

        if (text.Length <= LengthOfDay && Format.FindDay(text) is { } day)
        {
            return LocalTime.End(day);
        }

        if (DateTime.TryParseExact(text, clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return new(clock, LocalTime.Offset);
        }

        // An address turns the plus of an offset into a blank.
        var iso = text.Length > 16 && text[^6] == ' ' ? $"{text[..^6]}+{text[^5..]}" : text;
        if (MomentText.Read(iso, out var moment) is null)
        {
            return moment;
        }

        problems.Add(new(field, Words.Say("query.moment", text)));
        return null;
    }

    private string? Ruleset()
    {
        if (!typed.TryGetValue(Rules, out var name) || Rulesets.Find(name) is not null)
        {
            return name;
        }

        problems.Add(new(Rules, Words.Say(
            "ruleset.not-found", name, string.Join(", ", Rulesets.All.Select(known => known.Id)))));
        return null;
    }

    private void Wrong(string field, string code, string text)
    {
        if (code.Length > 0)
        {
            problems.Add(new(field, Words.Say(code, text)));
        }
    }
}
