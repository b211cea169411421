namespace DiemSang.Web.Access;

/// <summary>Địa chỉ trong trang: where a visitor goes on after sign-in; never another site.</summary>
public static class LocalAddress
{
    /// <summary>Sends a visitor on to the start page of the highest role.</summary>
    public const string StartOfDay = "/hom-nay";

    /// <summary>The address when it is a path of this site, else the start page.</summary>
    public static string Of(string? asked) => Of(asked, "/");

    /// <summary>Where a sign-in leads: the address asked for, else the start page of the visitor's role.</summary>
    public static string AfterSignIn(string? asked) => Of(asked, StartOfDay);

    /// <summary>An address with one more thing asked.</summary>
    public static string With(string address, string key, string value) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{key}={value}";

    private static string Of(string? asked, string otherwise) => IsLocal(asked) ? asked! : otherwise;

    private static bool IsLocal(string? asked) =>
        asked is ['/', ..] && !(asked.Length > 1 && asked[1] is '/' or '\\')
        && !asked.Any(letter => char.IsControl(letter) || letter == '\\')
        && !asked.StartsWith("/dang-", StringComparison.OrdinalIgnoreCase);
}
