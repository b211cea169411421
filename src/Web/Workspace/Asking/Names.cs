using System.Globalization;
using System.Text;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Workspace.Asking;

/// <summary>
/// Cách gọi: how units, levels and components are called in a table, in a sentence and in an address.
/// </summary>
internal static class Names
{
    private static readonly (string Long, string Short)[] prefixes =
        [.. Words.Say("unit.prefixes").Split(';').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]))];

    private static readonly string[] inProse = Words.Say("unit.prefixes-in-prose").Split(';');

    private static readonly (UnitLevel Level, string Code)[] levels =
    [
        (UnitLevel.Province, "tinh"), (UnitLevel.Department, "so"), (UnitLevel.District, "huyen"),
        (UnitLevel.Commune, "xa"),
    ];

    /// <summary>Thành phố Dĩ An → TP. Dĩ An</summary>
    public static string Short(string name)
    {
        foreach (var (full, brief) in prefixes)
        {
            if (name.StartsWith(full, StringComparison.OrdinalIgnoreCase))
            {
                return brief + name[full.Length..];
            }
        }

        return name;
    }

    /// <summary>The unit as it is called on a day; its code when it is not known.</summary>
    public static string ShortOf(UnitCode unit, UnitDirectory units, DateOnly day) => Short(units.Row(unit, day)?.Name ?? unit.Value);

    /// <summary>UBND tỉnh Bình Dương → tỉnh Bình Dương, within a sentence.</summary>
    public static string InSentence(string name)
    {
        var brief = Short(name);
        return brief.IndexOf('\u00a0', StringComparison.Ordinal) < 0 && brief != name
            ? Format.Lower(brief)
            : brief;
    }

    /// <summary>P. Dĩ An as one word that no line breaks.</summary>
    public static string Unbroken(string name) => Short(name).Replace(' ', '\u00a0');

    /// <summary>Thành phố Dĩ An → Dĩ An; a ward keeps its word, since a ward and its city may share a name.</summary>
    public static string Plain(string name)
    {
        foreach (var prefix in inProse)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                name = name[prefix.Length..];
            }
        }

        return name;
    }

    /// <summary>Tỷ lệ hồ sơ nộp trực tuyến → hồ sơ nộp trực tuyến</summary>
    public static string Short(Indicator indicator)
    {
        var prefix = Words.Say("indicator.prefix");
        return indicator.Name.StartsWith(prefix, StringComparison.Ordinal)
            ? indicator.Name[prefix.Length..]
            : indicator.Name;
    }

    public static string Of(UnitLevel level) => Words.Say($"level.{level.ToString().ToLowerInvariant()}");

    public static string CodeOf(UnitLevel level) => levels.First(one => one.Level == level).Code;

    public static UnitLevel? FindLevel(string code) =>
        levels.Where(one => one.Code == code).Select(one => (UnitLevel?)one.Level).FirstOrDefault();

    /// <summary>Khá; 1 (lowest) to 5.</summary>
    public static (int Level, string Name) Of(Ruleset ruleset, Band band)
    {
        var above = ruleset.Bands.Count(other => other.From > band.From);
        return (Math.Clamp(5 - above, 1, 5), Format.Capital(band.Name));
    }

    /// <summary>Without case and accents, for searching: "Tân Bình" → "tan binh".</summary>
    public static string Folded(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                bare.Append(letter == '\u0111' ? 'd' : letter);
            }
        }

        return bare.ToString();
    }
}
