using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DiemSang.Evaluation.Notices;

/// <summary>Lời văn của thông báo, as it may be edited until it is issued.</summary>
public sealed record NoticeBody(
    string Template, string Above, string Issuer, string Title, string About, IReadOnlyList<NoticeBlock> Blocks,
    IReadOnlyList<string> Sign, string Signer, IReadOnlyList<string> Recipients, string Annex, string Place, DateOnly SignedOn)
{
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Made ahead of its week: the figures are still to be filled in.</summary>
    public bool HasPlaces =>
        ((string[])[Above, Issuer, Title, About, Annex, .. Blocks.Select(block => block.Text), .. Recipients])
            .Any(NoticeTemplate.HasPlaces);

    public string ToText() => JsonSerializer.Serialize(this, json);

    public static NoticeBody Read(string text) => JsonSerializer.Deserialize<NoticeBody>(text, json)!;
}

/// <summary>Thông báo: a publication told as an official document. Once issued nothing changes it.</summary>
/// <param name="Version">grows with each edit; an edit of an older version is refused</param>
/// <param name="Publication">the slug of what it tells</param>
/// <param name="Unit">who issues it</param>
/// <param name="Number">given when it is issued; starts at 1 each year</param>
/// <param name="Corrects">the notice that this one corrects</param>
public sealed record OfficialNotice(
    string Id, long Version, string Publication, string Unit, string Series, long? Number, string? Corrects,
    DateTimeOffset MadeAt, string MadeBy, DateTimeOffset? IssuedAt, string? IssuedBy, NoticeBody Body)
{
    public bool IsIssued => IssuedAt is not null;

    /// <summary>Số, ký hiệu: "15/TB-UBND", below ten "05/TB-UBND"; without a number yet "…/TB-UBND".</summary>
    public string Sign => Number is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{number:00}/{Series}")
        : $"…/{Series}";
}
