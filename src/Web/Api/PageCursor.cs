using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DiemSang.OneStop.Journal;

namespace DiemSang.Web.Api;

/// <summary>
/// Con trỏ trang: where the next page begins, in a list evaluated at one moment. Sealed by the installation's key, so
/// that nobody can make one or turn it to another question.
/// </summary>
internal sealed record PageCursor(long EvaluatedAt, long ReceivedAt, string Subject)
{
    private const int WrappedKeySize = 60;
    private const int OverheadOfSeal = 28;

    public string Seal(Vault vault, string question)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{question}\n{EvaluatedAt}\n{ReceivedAt}\n{Subject}");
        var secret = vault.Seal(Encoding.UTF8.GetBytes(text));
        return Base64Url.EncodeToString([.. secret.WrappedKey, .. secret.Body]);
    }

    /// <exception cref="UnansweredException">it is not ours, was changed, or belongs to another question</exception>
    public static PageCursor Open(Vault vault, string question, string text)
    {
        if (Base64Url.IsValid(text) && Unseal(vault, Base64Url.DecodeFromChars(text)) is { } plain
            && plain.Split('\n') is [var asked, var evaluated, var received, var subject] && asked == question)
        {
            return new(
                long.Parse(evaluated, CultureInfo.InvariantCulture),
                long.Parse(received, CultureInfo.InvariantCulture), subject);
        }

        throw UnansweredException.Bad("question.bad-cursor");
    }

    private static string? Unseal(Vault vault, byte[] bytes)
    {
        if (bytes.Length < WrappedKeySize + OverheadOfSeal)
        {
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(vault.Unseal(new(bytes[..WrappedKeySize], bytes[WrappedKeySize..])));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
