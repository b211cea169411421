namespace DiemSang.Web.Access;

/// <summary>Địa chỉ trong trang: where a visitor goes on after sign-in; never another site.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path of this site, else the start page.</summary>
    public static string Of(string? asked) => IsLocal(asked) ? asked! : "/";

    private static bool IsLocal(string? asked) =>
        asked is ['/', ..] && !(asked.Length > 1 && asked[1] is '/' or '\\')
        && !asked.Any(letter => char.IsControl(letter) || letter == '\\')
        && !asked.StartsWith("/dang-", StringComparison.OrdinalIgnoreCase);
}
