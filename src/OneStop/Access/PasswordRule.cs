using System.Globalization;
using System.Reflection;
using System.Text;

namespace DiemSang.OneStop.Access;

/// <summary>
/// Quy tắc mật khẩu: long enough and not one that everybody tries; any letters, marks and blanks. NIST SP 800-63B and
/// ASVS 5.0 6.2: no rule of composition.
/// </summary>
public static class PasswordRule
{
    public const int Shortest = 12;

    /// <summary>In UTF-16 letters; whatever is longer is not read, let alone hashed.</summary>
    public const int Longest = 128;

    private static readonly Lazy<HashSet<string>> common = new(Load);

    public static int CommonCount => common.Value.Count;

    /// <summary>The code of the sentence that says what is wrong; null when the password may be used.</summary>
    /// <param name="about">sign-in name, e-mail …: what everyone knows of the person</param>
    public static string? Problem(string password, params ReadOnlySpan<string?> about)
    {
        if (password.Length < Shortest)
        {
            return "password.too-short";
        }

        if (password.Length > Longest)
        {
            return "password.too-long";
        }

        var plain = Plain(password);
        if (common.Value.Contains(plain) || plain.Distinct().Count() < 5 || IsRun(plain))
        {
            return "password.common";
        }

        foreach (var word in about)
        {
            if (word is { Length: >= 4 } && plain.Replace(Plain(word), "", StringComparison.Ordinal).Length < 6)
            {
                return "password.about-you";
            }
        }

        return null;
    }

    /// <summary>Small letters without marks and blanks: "Mật khẩu 123" and "matkhau123" are one guess.</summary>
    private static string Plain(string text) => string.Concat(
        text.ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                && !char.IsWhiteSpace(letter)));

    /// <summary>123456789012, abcdefghijkl: each sign is the next one of the last.</summary>
    private static bool IsRun(string text) =>
        text.Zip(text.Skip(1)).Count(pair => Math.Abs(pair.Second - pair.First) is 1 or 9) > text.Length * 3 / 4;

    private static HashSet<string> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }
}
