using System.Text.Json;
using System.Text.RegularExpressions;
using DiemSang.OneStop;

namespace DiemSang.Evaluation.Notices;

/// <summary>Một đoạn của thông báo.</summary>
/// <param name="Kind">heading, ground, paragraph, or table, whose text names the table</param>
public sealed record NoticeBlock(string Kind, string Text)
{
    public const string Heading = "heading", Ground = "ground", Paragraph = "paragraph", Table = "table";

    public static IReadOnlySet<string> Kinds { get; } = new HashSet<string>([Heading, Ground, Paragraph, Table]);
}

/// <summary>
/// Mẫu thông báo: data alone – texts with placeholders in braces. It can neither run anything nor fetch anything; a
/// template that tries is refused.
/// </summary>
public sealed partial record NoticeTemplate(
    string Id, string Name, string Series, string Above, string Issuer, string Title, string About,
    IReadOnlyList<NoticeBlock> Blocks, IReadOnlyList<string> Sign, IReadOnlyList<string> Recipients, string Annex)
{
    private const int Longest = 32_000;

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly JsonSerializerOptions written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Tables that a notice can show.</summary>
    public static IReadOnlySet<string> Tables { get; } = new HashSet<string>(["nhom", "don-vi"]);

    /// <summary>Reads a template and checks all of it.</summary>
    /// <exception cref="RefusedException">not a template, an unknown placeholder or table, code or a remote file in it</exception>
    public static NoticeTemplate Parse(string text)
    {
        Refused.If(text.Length > Longest, "notice.template-too-long");
        NoticeTemplate read;
        try
        {
            read = JsonSerializer.Deserialize<NoticeTemplate>(text, json)!;
        }
        catch (JsonException fault)
        {
            throw new RefusedException(RefusalKind.Rule, "notice.template-unreadable", fault.LineNumber + 1);
        }

        read.Check();
        return read;
    }

    /// <summary>The template as it is edited.</summary>
    public string ToText() => JsonSerializer.Serialize(this, written);

    /// <summary>Every text of the template, from top to bottom.</summary>
    internal IEnumerable<string> Texts =>
    [
        Id, Name, Series, Above, Issuer, Title, About, .. Blocks.Select(block => block.Text), .. Sign, .. Recipients, Annex,
    ];

    private void Check()
    {
        Refused.If(!Code().IsMatch(Id), "notice.template-bad-id", Id);
        Refused.If(!SeriesForm().IsMatch(Series), "notice.template-bad-series", Series);
        Refused.If(Blocks.Count == 0 || Sign.Count == 0, "notice.template-empty");
        foreach (var text in Texts)
        {
            Refused.If(RemoteFile().IsMatch(text), "notice.template-remote", Shown(RemoteFile(), text));
            Refused.If(RunsCode().IsMatch(text), "notice.template-code", Shown(RunsCode(), text));
            CheckPlaces(text);
        }

        foreach (var block in Blocks)
        {
            Refused.If(!NoticeBlock.Kinds.Contains(block.Kind), "notice.unknown-kind", block.Kind);
            Refused.If(block.Kind == NoticeBlock.Table && !Tables.Contains(block.Text), "notice.unknown-table", block.Text);
        }
    }

    /// <summary>Puts values into the places; a place without a value stays.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, match.Value));

    /// <summary>Has a place that a publication fills.</summary>
    public static bool HasPlaces(string text) =>
        Placeholder().Matches(text).Any(match => NoticePlaceholders.OfPublication.Contains(match.Groups[1].Value));

    /// <exception cref="RefusedException">a place that nothing fills</exception>
    public static void CheckPlaces(string text)
    {
        foreach (Match match in Placeholder().Matches(text))
        {
            Refused.If(!NoticePlaceholders.All.Contains(match.Groups[1].Value), "notice.unknown-placeholder", match.Value);
        }
    }

    /// <summary>What another version of the template leaves out of this one.</summary>
    public IReadOnlyList<string> Without(NoticeTemplate other) => [.. Texts.Except(other.Texts).Where(text => text.Length > 0)];

    private static string Shown(Regex found, string text) => found.Match(text).Value;

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[a-z0-9-]{2,40}$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[\p{Lu}0-9-]{2,20}$")]
    private static partial Regex SeriesForm();

    [GeneratedRegex(@"\b(?:https?|ftp|file|smb|data):|\\\\[^\s\\]+\\", RegexOptions.IgnoreCase)]
    private static partial Regex RemoteFile();

    [GeneratedRegex(
        @"<\s*/?\s*[a-z!?%]|\{\{|\}\}|\{%|%\}|\$\{|<%|javascript:"
        + @"|\b(?:INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|MACROBUTTON|HYPERLINK|IMPORT)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex RunsCode();
}

/// <summary>Chỗ điền: every placeholder that a template may use.</summary>
public static class NoticePlaceholders
{
    /// <summary>Filled once, with the figures of the week.</summary>
    public static IReadOnlySet<string> OfPublication { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "don-vi", "don-vi-hoa", "tu-ngay", "den-ngay", "chot-luc", "ma-kiem", "ma-nhat-ky", "quyet-dinh", "dinh-chinh",
        "ket-qua-chung", "ket-qua-don-vi", "nguyen-nhan-tang", "nguyen-nhan-giam", "ho-so-tre", "viec-phai-lam",
        "han-bao-cao", "tong-diem", "xep-loai", "hang", "doi", "ky-lien-tiep", "giai-phap", "nguyen-nhan-don-vi",
        "nguyen-nhan-thanh-vien",
    };

    /// <summary>With those that are filled anew in each annex.</summary>
    public static IReadOnlySet<string> All { get; } =
        new HashSet<string>([.. OfPublication, "so-phu-luc", "don-vi-phu-luc"], StringComparer.Ordinal);
}
