namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>Bảng mã cũ: which of the old Vietnamese encodings a line that is not UTF-8 most likely has.</summary>
internal static class OldEncoding
{
    public static string ProblemOf(ReadOnlySpan<byte> bytes)
    {
        var (tcvn, vni) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is (>= 0xA8 and <= 0xAE) or (>= 0xB5 and <= 0xB9))
            {
                tcvn++;
            }
            else if (i > 0 && IsVowel(bytes[i - 1]) && bytes[i] is 0xF8 or 0xF9 or 0xFB or 0xE0 or 0xE1 or 0xE4 or 0xEF)
            {
                vni++;
            }
        }

        return tcvn > 0 ? "file.tcvn3" : vni > 0 ? "file.vni" : "file.not-utf8";
    }

    private static bool IsVowel(byte character) => "aeiouyAEIOUY"u8.Contains(character);
}
