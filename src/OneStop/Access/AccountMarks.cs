using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>Dấu mù của tài khoản: by what an account is found, none of it readable in the database.</summary>
public static class AccountMarks
{
    public static string Name(Vault vault, string signInName) => vault.Blind("account name", Account.Normal(signInName));

    public static string Identity(Vault vault, string identityNumber) =>
        vault.Blind("account identity", identityNumber);

    public static string Login(Vault vault, string provider, string key) =>
        vault.Blind("account login", $"{provider}\n{key}");

    public static string Key(Vault vault, byte[] credentialId) =>
        vault.Blind("account passkey", Convert.ToHexString(credentialId));

    public static IEnumerable<string> Of(Vault vault, Account account) =>
    [
        Name(vault, account.SignInName),
        .. account.IdentityNumber is { } number ? [Identity(vault, number)] : Array.Empty<string>(),
        .. account.Logins.Select(login => Login(vault, login.Provider, login.Key)),
        .. account.Passkeys.Select(passkey => Key(vault, passkey.CredentialId)),
    ];
}
