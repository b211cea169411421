using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Portal;

/// <summary>Addresses of the citizens' own pages.</summary>
internal static class OwnPaths
{
    public const string Dossiers = "/ho-so-cua-toi";
    public const string Filing = "/nop-ho-so";

    public static string Dossier(DossierCode code) => $"{Dossiers}/{code}";

    public static string Draft(string id, string step) => $"{Filing}/{id}/{step}";
}
