using System.Globalization;
using DiemSang.Evaluation.Counting;
using DiemSang.Exchange.Messages;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;

namespace DiemSang.Web.Api;

/// <summary>Lời hỏi: the texts with which somebody asks for numbers, as command line and HTTP hand them over.</summary>
public sealed record Asked(string? From, string? To, string? At = null, string? KnownOn = null, string? Ruleset = null);

/// <summary>Câu hỏi: the period, what was known, and the ruleset – understood.</summary>
/// <param name="KnownOn">null = all that is known now</param>
public sealed record Question(Period Period, DateTimeOffset? KnownOn, Ruleset Ruleset)
{
    private const int LengthOfDay = 10;

    /// <exception cref="UnansweredException">a text is missing, cannot be read, or names what is not there</exception>
    public static Question Read(Asked asked, DateTimeOffset now)
    {
        var (from, to) = (Day("from", asked.From), Day("to", asked.To));
        if (to < from)
        {
            throw UnansweredException.Bad("question.to-before-from", Text(from), Text(to));
        }

        var period = Period.Of(from, to, Moment("at", asked.At), now);
        return new(period, Moment("knownOn", asked.KnownOn), RulesetOf(asked.Ruleset, period));
    }

    /// <summary>The unit that is called so by any of its codes.</summary>
    public static UnitCode UnitOf(string name, string? code, UnitDirectory units)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            throw UnansweredException.Bad("question.missing", name, "H09.24.02");
        }

        if (units.Find(code.Trim()) is { } found)
        {
            return found;
        }

        var known = units.Codes.Order().Take(3).ToList();
        throw known.Count == 0
            ? UnansweredException.NotFound("question.no-units", code)
            : UnansweredException.NotFound("question.unknown-unit", code, string.Join(", ", known));
    }

    public static UnitLevel LevelOf(string? text) =>
        Levels.Find(text ?? "") is { } level
            ? Enum.Parse<UnitLevel>(level.ToString())
            : throw UnansweredException.Bad(
                "question.unknown-level", text, string.Join(", ", Levels.All.Select(known => known.Code())));

    private static Ruleset RulesetOf(string? name, Period period) =>
        string.IsNullOrEmpty(name) ? Rulesets.InForceOn(period.Day)
        : Rulesets.Find(name) ?? throw UnansweredException.NotFound(
            "ruleset.not-found", name, string.Join(", ", Rulesets.All.Select(known => known.Id)));

    private static DateOnly Day(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw UnansweredException.Bad("question.missing", name, "2026-08-01");
        }

        return MomentText.ReadDay(text, out var day) is { } problem
            ? throw UnansweredException.BadValue(name, problem, text)
            : day;
    }

    /// <summary>A moment, or a day, which then means its end.</summary>
    private static DateTimeOffset? Moment(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Trim().Length == LengthOfDay)
        {
            return LocalTime.End(Day(name, text));
        }

        return MomentText.Read(WithPlus(text), out var moment) is { } problem
            ? throw UnansweredException.BadValue(name, problem, text)
            : moment;
    }

    /// <summary>An address turns the plus of an offset into a blank.</summary>
    private static string WithPlus(string text) =>
        text.Length > LengthOfDay + 6 && text[^6] == ' ' ? $"{text[..^6]}+{text[^5..]}" : text;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
