using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>Mã tra cứu: what the receipt bears beside the dossier's code; nobody can work it out without the house's key.</summary>
public static class LookUpCode
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Length = 6;

    public static string Of(Vault vault, DossierCode dossier) => Of(vault, dossier.Value);

    /// <summary>As above for whatever stands in the place of a code, so that a wrong one takes the same time.</summary>
    public static string Of(Vault vault, string code)
    {
        var mark = Convert.FromHexString(vault.Blind("look-up", code));
        return string.Concat(mark.Take(Length).Select(part => Letters[part % Letters.Length]));
    }
}
