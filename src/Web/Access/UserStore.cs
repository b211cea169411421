using DiemSang.OneStop.Access;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Web.Access;

/// <summary>
/// Cầu nối tới ASP.NET Core Identity: finds accounts and their passkeys for the framework's WebAuthn code. Changes go
/// through the account register alone, so that each stands in the audit trail.
/// </summary>
internal sealed class UserStore(AccessRoom room) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.SignInName);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(Account.Normal(user.SignInName));

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(room.Accounts.Find(userId));

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(room.Accounts.FindByName(normalizedUserName));

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(room.Accounts.FindByPasskey(credentialId));

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Passkeys.Select(Info)]);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(user.Passkeys.Where(one => one.CredentialId.AsSpan().SequenceEqual(credentialId))
            .Select(Info).FirstOrDefault());

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Closed();

    public Task SetNormalizedUserNameAsync(
        Account user, string? normalizedName, CancellationToken cancellationToken) => throw Closed();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Closed();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Closed();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Closed();

    public Task AddOrUpdatePasskeyAsync(
        Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Closed();

    public Task RemovePasskeyAsync(
        Account user, byte[] credentialId, CancellationToken cancellationToken) => throw Closed();

    public void Dispose()
    {
    }

    /// <summary>The passkey as the register keeps it.</summary>
    public static Passkey Kept(UserPasskeyInfo info) => new(
        info.CredentialId, info.PublicKey, info.CreatedAt, info.SignCount, info.Transports, info.IsUserVerified,
        info.IsBackupEligible, info.IsBackedUp, info.AttestationObject, info.ClientDataJson)
    {
        Name = info.Name,
    };

    private static UserPasskeyInfo Info(Passkey one) => new(
        one.CredentialId, one.PublicKey, one.CreatedAt, one.SignCount, one.Transports, one.IsUserVerified,
        one.IsBackupEligible, one.IsBackedUp, one.AttestationObject, one.ClientDataJson)
    {
        Name = one.Name,
    };

    private static NotSupportedException Closed() => new("accounts change through AccountRegister");
}
