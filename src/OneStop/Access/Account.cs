using System.Text;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Access;

/// <summary>Loại tài khoản. The names are stored: add, never rename.</summary>
public enum AccountKind
{
    Officer,
    Citizen,
    Business,
}

/// <summary>Khóa truy cập (passkey): what the account's device signed at its making.</summary>
public sealed record Passkey(
    byte[] CredentialId, byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports,
    bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp, byte[] AttestationObject, byte[] ClientDataJson)
{
    public string? Name { get; init; }
}

/// <summary>Đăng nhập từ nơi khác: the subject by which an identity provider knows the person.</summary>
public sealed record ExternalLogin(string Provider, string Key);

/// <summary>Tài khoản: someone who may sign in. All of it lies sealed; it is found by blind marks.</summary>
public sealed record Account(string Id, AccountKind Kind, string SignInName, string Name)
{
    /// <summary>The unit in which an officer works; null for citizens and businesses.</summary>
    public UnitCode? Unit { get; init; }

    public string? Email { get; init; }

    public string? IdentityNumber { get; init; }

    public string? PasswordHash { get; init; }

    /// <summary>The first password was made by someone else: it opens the door once, until this moment.</summary>
    public DateTimeOffset? PasswordEndsAt { get; init; }

    /// <summary>Changes with everything that must end other sessions.</summary>
    public string Stamp { get; init; } = "";

    public string? AuthenticatorKey { get; init; }

    public bool HasTwoFactor { get; init; }

    /// <summary>The time step of the last code taken: no code is taken twice.</summary>
    public long LastCodeStep { get; init; }

    /// <summary>SHA-256 of each recovery code that is left.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    public IReadOnlyList<Passkey> Passkeys { get; init; } = [];

    public IReadOnlyList<ExternalLogin> Logins { get; init; } = [];

    public bool IsVneidVerified { get; init; }

    /// <summary>Tài khoản minh họa: of the demo, an invented person, without a second factor.</summary>
    public bool IsDemo { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>0 for an account that is not kept yet, then one more with each change.</summary>
    public long Version { get; init; }

    public static string NewId() => Guid.CreateVersion7().ToString("N");

    /// <summary>Sign-in names ignore case, blanks at the ends and the way marks are composed.</summary>
    public static string Normal(string signInName) =>
        signInName.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
}
