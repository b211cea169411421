namespace DiemSang.OneStop.Catalogue;

/// <summary>
/// Số định danh cá nhân: twelve digits – province of birth registration (001–096), century and sex, two digits of the
/// birth year, six of chance (Nghị định 137/2015/NĐ-CP Điều 13, Thông tư 59/2021/TT-BCA Điều 4).
/// </summary>
public static class IdentityNumber
{
    private const int Length = 12;
    private const int LastProvince = 96;

    /// <summary>True when the digits can be somebody's: a known province, born in the 1900s or later and not ahead.</summary>
    public static bool IsWellFormed(string text, DateOnly today)
    {
        if (text.Length != Length || !text.All(char.IsAsciiDigit))
        {
            return false;
        }

        var province = ((text[0] - '0') * 100) + ((text[1] - '0') * 10) + text[2] - '0';
        var century = 1900 + ((text[3] - '0') / 2 * 100);
        var born = century + ((text[4] - '0') * 10) + text[5] - '0';
        return province is >= 1 and <= LastProvince && born <= today.Year;
    }

    /// <summary>How lists show it: the province's digits and the last two, the rest covered.</summary>
    public static string Masked(string text) =>
        text.Length < 6 ? new string('*', text.Length) : $"{text[..4]}{new string('*', text.Length - 6)}{text[^2..]}";
}
