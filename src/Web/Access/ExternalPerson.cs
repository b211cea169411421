using System.Globalization;
using System.Security.Claims;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;

namespace DiemSang.Web.Access;

/// <summary>Người do hệ thống định danh xác nhận: what its answer says, and the account that follows from it.</summary>
internal sealed record ExternalPerson(
    ExternalLogin Login, bool IsBusiness, string Name, string? IdentityNumber, string? Email)
{
    private const string OfBusiness = "2";

    /// <exception cref="RefusedException">the level of assurance is too low, or the answer names nobody</exception>
    public static ExternalPerson Read(ClaimsPrincipal principal, OidcProvider provider)
    {
        string? Claim(string type) => principal.FindFirst(type)?.Value is { Length: > 0 and <= 200 } value ? value.Trim() : null;
        var level = string.Concat((Claim("loAs") ?? Claim("IAL") ?? Claim("acr") ?? "").Where(char.IsAsciiDigit));
        Refused.If(
            !int.TryParse(level, CultureInfo.InvariantCulture, out var loa) || loa < provider.Loa, "sign-in.loa");
        var isBusiness = Claim("LoaiTaiKhoan") == OfBusiness;
        var number = Claim("SoDinhDanh") is { Length: 12 } digits && digits.All(char.IsAsciiDigit) ? digits : null;
        var name = (isBusiness ? Claim("TenDoanhNghiep") : null) ?? Claim("HoVaTen");
        if (Claim("sub") is not { } subject || name is null)
        {
            throw new RefusedException(RefusalKind.Rule, "sign-in.external-refused");
        }

        // The issuer stands in the key: the same subject of another provider is another person.
        return new(
            new(principal.FindFirst("sub")!.Issuer, subject), isBusiness, name, isBusiness ? Claim("MaSoThue") : number,
            Claim("ThuDienTu"));
    }

    /// <summary>The citizen's or business's account, made at the first sign-in.</summary>
    public async Task<Account> Citizen(AccessRoom room)
    {
        Refused.If(IdentityNumber is null, "sign-in.external-refused");
        var kind = IsBusiness ? AccountKind.Business : AccountKind.Citizen;
        var known = room.Accounts.FindByLogin(Login.Provider, Login.Key) ?? room.Accounts.FindByIdentity(IdentityNumber!);
        if (known is null)
        {
            var made = new Account(Account.NewId(), kind, $"{Login.Provider} {Login.Key}", Name)
            {
                IdentityNumber = IdentityNumber, Email = Email, Logins = [Login], IsVneidVerified = true,
                CreatedAt = room.Now, Stamp = OwnAccount.NewStamp(),
            };
            return await room.Accounts.Save(made, made.Id);
        }

        // An officer's number opens no officer's account through the citizens' door.
        Refused.If(known.Kind != kind || known.DisabledAt is not null, "sign-in.external-refused");
        return await Linked(room, known);
    }

    /// <summary>The officer's account that an admin made beforehand.</summary>
    public async Task<Account> Official(AccessRoom room)
    {
        var known = room.Accounts.FindByLogin(Login.Provider, Login.Key)
            ?? (IdentityNumber is { } number ? room.Accounts.FindByIdentity(number) : null);
        return known is { Kind: AccountKind.Officer, DisabledAt: null }
            ? await Linked(room, known)
            : throw new RefusedException(RefusalKind.Rule, "sign-in.no-account");
    }

    private Task<Account> Linked(AccessRoom room, Account known) => known.Logins.Contains(Login)
        ? Task.FromResult(known)
        : room.Accounts.Change(known.Id, known.Id, one => one with
        {
            Logins = [.. one.Logins, Login], IsVneidVerified = one.IsVneidVerified || one.Kind != AccountKind.Officer,
        });
}
