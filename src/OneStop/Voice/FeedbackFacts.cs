using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Voice;

/// <summary>Gives the moment n working days after a start: the n-th working day after its date, at its clock time.</summary>
public delegate DateTimeOffset WorkingDaysAfter(DateTimeOffset start, int days);

/// <summary>
/// PAKN: the facts of one feedback case after its last change, its four clocks (QĐ 31/2021/QĐ-TTg) among them.
/// </summary>
public sealed record FeedbackFacts(string Code, UnitCode Unit) : SubjectFacts
{
    public const int DaysToAnswer = 15;
    public const int DaysToAskSupplement = 5;
    public const int DaysToRefuse = 2;
    public const int DaysToPublish = 2;

    public DossierCode? Dossier { get; init; }
    public FeedbackAbout About { get; init; }
    public FeedbackStatus Status { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Refused, passed on or first supplement request, as the status says.</summary>
    public DateTimeOffset? StatusAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Moment after which the case is no longer open: refusal, passing on, or publication.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public DateTimeOffset AnswerDueAt { get; init; }
    public DateTimeOffset RefusalDueAt { get; init; }
    public DateTimeOffset SupplementDueAt { get; init; }
    public DateTimeOffset? PublicationDueAt { get; init; }

    /// <summary>More dislikes than likes, or complained again about the result.</summary>
    public bool Disliked { get; init; }

    public override string Subject => Code;

    public override string ToText() => FeedbackText.Of(this);

    public static FeedbackFacts Of(Feedback said, WorkingDaysAfter after)
    {
        var answered = said.Status switch
        {
            FeedbackStatus.Answered => said.AnsweredAt,
            FeedbackStatus.Published => said.AnsweredAt ?? said.PublishedAt,
            _ => null,
        };
        var closed = said.Status switch
        {
            FeedbackStatus.Refused or FeedbackStatus.PassedOn => said.StatusAt,
            FeedbackStatus.Published => said.PublishedAt,
            _ => null,
        };
        return new(said.Code, said.Unit)
        {
            Dossier = said.Dossier,
            About = said.About,
            Status = said.Status,
            ReceivedAt = said.ReceivedAt,
            StatusAt = said.StatusAt,
            AnsweredAt = answered,
            ClosedAt = Latest(closed, said.ReceivedAt, answered),
            AnswerDueAt = after(said.ReceivedAt, DaysToAnswer),
            RefusalDueAt = after(said.ReceivedAt, DaysToRefuse),
            SupplementDueAt = after(said.ReceivedAt, DaysToAskSupplement),
            PublicationDueAt = answered is { } moment ? after(moment, DaysToPublish) : null,
            Disliked = said.Dislike > said.Like || said.Reopened,
        };
    }

    /// <summary>A case cannot close before it came in, nor its answer be published before it was given.</summary>
    private static DateTimeOffset? Latest(DateTimeOffset? closed, DateTimeOffset received, DateTimeOffset? answered) =>
        closed is null ? null
        : closed < answered && received < answered ? answered
        : closed < received ? received
        : closed;
}
