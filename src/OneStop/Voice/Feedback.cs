using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Voice;

/// <summary>Trạng thái PAKN: open, asked for more, refused, passed on, answered, answer made public.</summary>
public enum FeedbackStatus
{
    Open,
    Supplement,
    Refused,
    PassedOn,
    Answered,
    Published,
}

/// <summary>Nội dung PAKN: about rules, about an officer, about how a dossier was handled, or other.</summary>
public enum FeedbackAbout
{
    Rules,
    Staff,
    Handling,
    Other,
}

/// <summary>
/// PAKN: a complaint or proposal of people, sent to a unit. StatusAt is the moment of the refusal, the passing-on or
/// the first request for more; FirstReplyAt is information only.
/// </summary>
public sealed record Feedback(
    string Code,
    UnitCode Unit,
    DossierCode? Dossier,
    FeedbackAbout About,
    DateTimeOffset ReceivedAt,
    FeedbackStatus Status,
    DateTimeOffset? StatusAt,
    DateTimeOffset? FirstReplyAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? PublishedAt,
    int Like,
    int Dislike,
    bool Reopened);

/// <summary>Đánh giá: what the person thought of the handling of one dossier; a later one replaces it.</summary>
public sealed record Rating(DossierCode Dossier, DateTimeOffset? RatedAt, bool Satisfied);
