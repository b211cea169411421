using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Voice;

/// <summary>Trạng thái của phản ánh, kiến nghị.</summary>
public enum FeedbackStatus
{
    Open,
    Supplement,
    Refused,
    PassedOn,
    Answered,
    Published,
}

/// <summary>Nội dung phản ánh: about rules, an officer, the handling of a dossier, or something else.</summary>
public enum FeedbackAbout
{
    Rules,
    Staff,
    Handling,
    Other,
}

/// <summary>Phản ánh, kiến nghị (PAKN): what the sender last said of one case, without anyone's name.</summary>
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

/// <summary>Đánh giá: one rating of one dossier; a later row replaces it.</summary>
public sealed record Rating(DossierCode Dossier, DateTimeOffset? RatedAt, bool Satisfied);
