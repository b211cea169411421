using System.Globalization;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Voice;
using DiemSang.Scoring;
using DiemSang.Web.Api.Json;

namespace DiemSang.Web.Api;

/// <summary>Danh sách theo trang: the list behind a component, whole or its met or missed part, page by page.</summary>
internal sealed class SubjectPages(Reading reading)
{
    private const int MostOnPage = 500;
    private const int UsualOnPage = 100;

    public async Task<SubjectsAnswer> Page(
        string unitText, string indicatorId, Question question, string? verdict, string? cursorText, string? limitText)
    {
        var unit = Question.UnitOf("code", unitText, reading.Units);
        var indicator = question.Ruleset.Find(indicatorId) ?? throw UnansweredException.NotFound(
            "question.unknown-indicator", question.Ruleset.Id, indicatorId,
            string.Join(", ", question.Ruleset.Indicators.Select(one => one.Id)));
        if (verdict is not (null or "met" or "missed"))
        {
            throw UnansweredException.Bad("question.unknown-verdict", verdict);
        }

        var limit = Limit(limitText);
        var fingerprint = Fingerprint(unit, indicator, question, verdict);
        var cursor = string.IsNullOrEmpty(cursorText) ? null
            : PageCursor.Open(reading.Installation.Vault, fingerprint, cursorText);
        if (cursor is not null)
        {
            var pinned = LocalTime.WholeSecond(DateTimeOffset.FromUnixTimeSeconds(cursor.EvaluatedAt));
            question = question with { Period = question.Period with { EvaluatedAt = pinned } };
        }

        var board = await reading.Board(question);
        using var session = reading.Installation.Database.OpenReader();
        var all = new Subjects(session, board, reading.Installation.Shelf).Of(unit, indicator)
            .Where(one => verdict is null || one.IsMet == (verdict == "met"))
            .Select(one => (Key: KeyOf(one), Subject: one))
            .OrderByDescending(one => one.Key.ReceivedAt).ThenBy(one => one.Key.Code, StringComparer.Ordinal).ToList();
        var rest = cursor is null ? all : all.FindAll(one => IsAfter(one.Key, cursor));
        var page = rest.Take(limit).ToList();
        var next = rest.Count <= limit ? null
            : new PageCursor(question.Period.End, page[^1].Key.ReceivedAt, page[^1].Key.Code)
                .Seal(reading.Installation.Vault, fingerprint);
        return new(
            unit.Value, indicator.Id, Subjects.KindOf(indicator).ToString().ToLowerInvariant(), question.Period.From,
            question.Period.To, question.Period.EvaluatedAt, question.KnownOn, question.Ruleset.Id, verdict, all.Count,
            [.. page.Select(one => Answer(one.Key.Code, one.Subject))], next);
    }

    private static int Limit(string? text) =>
        string.IsNullOrEmpty(text) ? UsualOnPage
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is >= 1 and <= MostOnPage ? limit
            : throw UnansweredException.Bad("question.bad-limit", text, MostOnPage);

    /// <summary>What a cursor is bound to; E stands in the cursor, for "now" goes on between two pages.</summary>
    private static string Fingerprint(UnitCode unit, Indicator indicator, Question question, string? verdict) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{unit}|{indicator.Id}|{question.Period.From:O}|{question.Period.To:O}|{question.KnownOn:O}|"
            + $"{question.Ruleset.Id}|{verdict}");

    private static (long ReceivedAt, string Code) KeyOf(CountedSubject subject) => subject switch
    {
        { Facts: DossierFacts dossier } => (dossier.ReceivedAt?.ToUnixTimeSeconds() ?? 0, dossier.Code.Value),
        { Facts: FeedbackFacts feedback } => (feedback.ReceivedAt.ToUnixTimeSeconds(), feedback.Code),
        _ => (0, subject.Procedure!.Code.Value),
    };

    private static bool IsAfter((long ReceivedAt, string Code) key, PageCursor cursor) =>
        key.ReceivedAt < cursor.ReceivedAt
        || (key.ReceivedAt == cursor.ReceivedAt && string.CompareOrdinal(key.Code, cursor.Subject) > 0);

    private static SubjectAnswer Answer(string code, CountedSubject subject)
    {
        var answer = new SubjectAnswer(code, subject.IsMet ? "met" : "missed");
        return subject.Facts switch
        {
            DossierFacts one => answer with
            {
                Unit = one.Unit.Value,
                Procedure = one.Procedure.Value,
                Status = one.Status,
                ReceivedAt = one.ReceivedAt,
                DueAt = one.DueAt,
                FinishedAt = one.FinishedAt,
            },
            FeedbackFacts one => answer with
            {
                Unit = one.Unit.Value,
                Dossier = one.Dossier?.Value,
                ReceivedAt = one.ReceivedAt,
                DueAt = one.AnswerDueAt,
                FinishedAt = one.ClosedAt,
            },
            _ => answer,
        };
    }
}
