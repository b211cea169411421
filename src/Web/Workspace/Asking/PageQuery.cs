using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using Microsoft.AspNetCore.Http.Extensions;

namespace DiemSang.Web.Workspace.Asking;

/// <summary>Kỳ chọn sẵn: how the first day of a period follows from its last.</summary>
public enum Preset
{
    Year,
    Quarter,
    Month,
    Custom,
}

/// <summary>
/// Điều kiện xem: what the address of a page asks for. What cannot be read is named by its field, with a sentence,
/// and then nothing is computed.
/// </summary>
public sealed class PageQuery
{
    public const string CustomMoment = "khac";

    private readonly IQueryCollection query;
    private readonly Dictionary<string, string> problems = new(StringComparer.Ordinal);
    private string? plain;

    public PageQuery(IQueryCollection query, DateTimeOffset now)
    {
        this.query = query;
        Preset = ReadPreset();
        Ruleset = ReadRuleset();
        KnownOn = ReadKnownOn(LocalTime.DayOf(now));
        var day = ReadDay("den");
        At = ReadMoment("luc", day ?? LocalTime.DayOf(KnownOn ?? now)) ?? (day is null ? KnownOn : null);
        var last = day ?? LocalTime.DayOf(At ?? now);
        To = day ?? (At is null ? null : last);
        From = ReadFrom(last);
        if (From > last)
        {
            problems["tu"] = Words.Say("page.to-before-from", Format.Day(From.Value), Format.Day(last));
        }
    }

    public Preset Preset { get; }

    /// <summary>null = 1 January of the last day's year.</summary>
    public DateOnly? From { get; }

    public DateOnly? To { get; }

    public DateTimeOffset? At { get; }

    public DateTimeOffset? KnownOn { get; }

    public string? Ruleset { get; }

    /// <summary>Sentences by the field they belong to; empty when all was understood.</summary>
    public IReadOnlyDictionary<string, string> Problems => problems;

    /// <summary>The figures of now, year to date: those that the live feed keeps true.</summary>
    public bool IsNow => Preset == Preset.Year && To is null && At is null && KnownOn is null && Ruleset is null;

    public Asked Asked => new(From, To, At, KnownOn, Ruleset);

    /// <summary>The trimmed text of a field; null when it is empty.</summary>
    public string? Text(string field) => query[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    public void Refuse(string field, string code, params ReadOnlySpan<object?> blanks) =>
        problems[field] = Words.Say(code, blanks);

    /// <summary>
    /// An address that asks the same of another page; what differs from the plain question is carried.
    /// </summary>
    public string Link(string path, params IReadOnlyList<(string Field, string? Value)> more)
    {
        plain ??= Carried().ToQueryString().Value;
        if (more.Count == 0)
        {
            return path + plain;
        }

        var carried = Carried();
        foreach (var (field, value) in more)
        {
            Add(carried, field, value);
        }

        return path + carried.ToQueryString();
    }

    /// <summary>The address of the figure that was published when a week closed.</summary>
    public static string LinkToClosed(string path, DateTimeOffset closedAt)
    {
        var carried = new QueryBuilder
        {
            { "den", Moments.Text(LocalTime.DayOf(closedAt)) },
            { "luc", Moments.Text(closedAt) },
            { "biet", Moments.Text(closedAt) },
        };
        return path + carried.ToQueryString();
    }

    private QueryBuilder Carried()
    {
        var carried = new QueryBuilder();
        Add(carried, "tu", From is { } from ? Moments.Text(from) : null);
        Add(carried, "den", To is { } to ? Moments.Text(to) : null);
        Add(carried, "luc", At is { } at ? Moments.Text(at) : null);
        Add(carried, "biet", KnownOn is { } known ? Moments.Text(known) : null);
        Add(carried, "quy-tac", Ruleset);
        return carried;
    }

    private static void Add(QueryBuilder carried, string field, string? value)
    {
        if (value is not null)
        {
            carried.Add(field, value);
        }
    }

    private Preset ReadPreset()
    {
        switch (Text("ky"))
        {
            case null: return Text("tu") is null ? Preset.Year : Preset.Custom;
            case "nam": return Preset.Year;
            case "quy": return Preset.Quarter;
            case "thang": return Preset.Month;
            case "khac": return Preset.Custom;
            case var other:
                Refuse("ky", "page.unknown-preset", other);
                return Preset.Year;
        }
    }

    private string? ReadRuleset()
    {
        if (Text("quy-tac") is not { } name || Rulesets.Find(name) is not null)
        {
            return Text("quy-tac");
        }

        Refuse("quy-tac", "page.unknown-ruleset", name, string.Join(", ", Rulesets.All.Select(known => known.Id)));
        return null;
    }

    private DateTimeOffset? ReadKnownOn(DateOnly today) =>
        Text("biet") == CustomMoment ? ReadMoment("biet-luc", today) : ReadMoment("biet", today);

    private DateOnly? ReadFrom(DateOnly last) => Preset switch
    {
        Preset.Quarter => new(last.Year, ((last.Month - 1) / 3 * 3) + 1, 1),
        Preset.Month => new(last.Year, last.Month, 1),
        Preset.Custom => ReadFirstDay(),
        _ => null,
    };

    private DateOnly? ReadFirstDay()
    {
        if (Text("tu") is null)
        {
            Refuse("tu", "page.no-from");
        }

        return ReadDay("tu");
    }

    private DateOnly? ReadDay(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (Moments.FindDay(text) is { } day)
        {
            return day;
        }

        Refuse(field, "page.bad-day", text);
        return null;
    }

    private DateTimeOffset? ReadMoment(string field, DateOnly day)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (Moments.Find(text, day) is { } moment)
        {
            return moment;
        }

        Refuse(field, "page.bad-moment", text);
        return null;
    }
}
