using System.Globalization;
using System.Text;

namespace DiemSang.OneStop.Files;

/// <summary>Tên tệp an toàn: what a sender called a file, without anything that a disk, header or reader obeys.</summary>
public static class SafeName
{
    private const int MostLetters = 100;
    private static readonly string[] devices = ["CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "LPT1", "LPT2", "LPT3"];

    /// <summary>Letters, digits, blanks and a few marks, with the ending of what the content is.</summary>
    public static string Of(string name, FileKind kind)
    {
        var last = name.Normalize(NormalizationForm.FormC).Split('/', '\\')[^1];
        var dot = last.LastIndexOf('.');
        var stem = new StringBuilder();
        foreach (var rune in (dot > 0 ? last[..dot] : last).EnumerateRunes())
        {
            var isKept = Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '_' or '(' or ')'
                || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;
            stem.Append(isKept ? rune.ToString() : rune.Value == '.' ? "-" : "");
            if (stem.Length >= MostLetters)
            {
                break;
            }
        }

        var text = stem.ToString().Trim(' ', '-');
        var isDevice = devices.Contains(text, StringComparer.OrdinalIgnoreCase);
        return (text.Length == 0 || isDevice ? "tep" : text) + FileKinds.Extension(kind);
    }
}
