using System.Security.Cryptography;
using System.Text.Json;
using DiemSang.Exchange;
using Microsoft.AspNetCore.DataProtection;

namespace DiemSang.Web.Access;

/// <summary>
/// Lời sau biểu mẫu: the address that a form leads back to names a sentence by its code; what stands in the sentence's
/// blanks travels beside it, sealed, so that an address made by others cannot say anything.
/// </summary>
internal static class FormOutcome
{
    public const string Done = "xong", Refused = "loi";

    private const string Sealed = "chi-tiet";
    private const int LongestBlank = 200;

    /// <summary>The way back to a page of this site, with what is to be said there.</summary>
    /// <param name="typed">where what was typed is kept (<see cref="RefusedForms"/>); empty = nowhere</param>
    public static string Address(
        HttpContext context, string back, string key, string code, IReadOnlyList<object?> blanks, string typed = "")
    {
        var address = LocalAddress.With(LocalAddress.Of(back), key, code);
        if (blanks.Count > 0)
        {
            address = LocalAddress.With(address, Sealed, Keys(context, code).Protect(JsonSerializer.Serialize(blanks.Select(Short))));
        }

        return typed.Length == 0 ? address : LocalAddress.With(address, RefusedForms.Key, typed);
    }

    /// <summary>A page's address without what the last form said there, and without one more key.</summary>
    public static string Without(HttpContext context, string key) => context.Request.Path + QueryString.Create(
        context.Request.Query.Where(one => one.Key is not (Done or Refused or Sealed or RefusedForms.Key) && one.Key != key));

    /// <summary>What the last form did or why not; null when nothing that may be said here is named.</summary>
    /// <param name="context">of the page</param>
    /// <param name="key"><see cref="Done"/> or <see cref="Refused"/></param>
    /// <param name="subjects">whose sentences the page says: what stands before the first dot of their codes</param>
    public static string? Say(HttpContext context, string key, IReadOnlySet<string> subjects)
    {
        if (context.Request.Query[key] is not [{ } code] || !subjects.Contains(code.Split('.')[0]) || !Words.Knows(code))
        {
            return null;
        }

        var blanks = Blanks(context, code);
        return blanks.Length < Words.BlanksOf(code) ? null : Words.Say(code, blanks);
    }

    private static object?[] Blanks(HttpContext context, string code)
    {
        if (context.Request.Query[Sealed] is not [{ Length: > 0 } kept])
        {
            return [];
        }

        try
        {
            return
            [
                .. JsonSerializer.Deserialize<JsonElement[]>(Keys(context, code).Unprotect(kept))!.Select(one =>
                    one.ValueKind == JsonValueKind.Number ? (object?)one.GetDecimal() : one.GetString()),
            ];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static object? Short(object? blank) =>
        blank is string { Length: > LongestBlank } text ? text[..LongestBlank] + "…" : blank;

    private static IDataProtector Keys(HttpContext context, string code) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("form outcome", code);
}
