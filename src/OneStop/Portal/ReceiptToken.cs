using System.Security.Cryptography;
using System.Text;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Portal;

/// <summary>
/// Mã QR của giấy hẹn: 128 bits that nobody can work out without the house's key, so that a receipt printed again bears
/// the same one. The database keeps a hash alone.
/// </summary>
public static class ReceiptToken
{
    /// <summary>Letters of a token: 128 bits in hex.</summary>
    public const int Length = 32;

    public static string Of(Vault vault, DossierCode dossier) => vault.Blind("receipt token", dossier.Value)[..Length];

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
