namespace DiemSang.OneStop.Access;

/// <summary>Thay đổi của tài khoản: what the audit trail says of the difference between two states of an account.</summary>
internal static class AccountChanges
{
    public static IEnumerable<(string Action, string Details)> Between(Account? before, Account after)
    {
        if (before is null)
        {
            yield return ("account.created", after.Kind.ToString());
            yield break;
        }

        if (before.DisabledAt is null != after.DisabledAt is null)
        {
            yield return (after.DisabledAt is null ? "account.enabled" : "account.disabled", "");
        }

        if (before.PasswordHash != after.PasswordHash)
        {
            yield return (after.PasswordEndsAt is null ? "account.password-changed" : "account.password-reset", "");
        }

        if (before.HasTwoFactor != after.HasTwoFactor)
        {
            yield return (after.HasTwoFactor ? "account.totp-added" : "account.totp-removed", "");
        }

        if (before.RecoveryCodes.Count != after.RecoveryCodes.Count)
        {
            yield return (
                after.RecoveryCodes.Count < before.RecoveryCodes.Count ? "account.recovery-code-used" : "account.recovery-codes-made",
                $"{after.RecoveryCodes.Count} left");
        }

        if (before.Passkeys.Count != after.Passkeys.Count)
        {
            yield return (
                after.Passkeys.Count > before.Passkeys.Count ? "account.passkey-added" : "account.passkey-removed", "");
        }

        if (before.Logins.Count != after.Logins.Count)
        {
            yield return ("account.login-linked", string.Join(' ', after.Logins.Select(login => login.Provider)));
        }

        if ((before.Name, before.Email, before.Unit, before.IdentityNumber, before.SignInName)
            != (after.Name, after.Email, after.Unit, after.IdentityNumber, after.SignInName))
        {
            yield return ("account.details-changed", "");
        }
    }
}
