using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>Phòng tài khoản và quyền: all registers of access over one installation.</summary>
public sealed class AccessRoom
{
    private readonly Journal.Journal journal;
    private readonly Database database;
    private readonly TimeProvider clock;

    public AccessRoom(Journal.Journal journal, Database database, Vault vault, CatalogueBook catalogue, TimeProvider clock)
    {
        (this.journal, this.database, Vault, Catalogue, this.clock) = (journal, database, vault, catalogue, clock);
        (Accounts, Grants, Delegations) = (new(this), new(this), new(this));
        (Sessions, Attempts, Codes, Book) = (new(this), new(this), new(this), new(this));
    }

    public AccountRegister Accounts { get; }

    public GrantRegister Grants { get; }

    public DelegationRegister Delegations { get; }

    public SessionRegister Sessions { get; }

    public Attempts Attempts { get; }

    public SetupCodes Codes { get; }

    public AccessBook Book { get; }

    /// <summary>Officers need a passkey or an authenticator beside their password.</summary>
    public bool RequiresSecondFactor { get; set; } = true;

    internal Vault Vault { get; }

    internal CatalogueBook Catalogue { get; }

    public DateTimeOffset Now => LocalTime.WholeSecond(clock.GetUtcNow());

    public DateOnly Today => LocalTime.DayOf(Now);

    /// <summary>Appends a line that goes with no other change: a refusal, a read of personal data, a sign-in.</summary>
    public Task Audit(string actor, string action, string target, string unit = "", string details = "") =>
        journal.Write(work =>
        {
            AuditTrail.Add(work.Session, new(Now, actor, action, target, unit, details));
            return true;
        });

    /// <summary>A page of the audit trail as a visitor may see it: lines of the units in which audit.read holds.</summary>
    public IReadOnlyList<AuditEntry> AuditPage(Visitor visitor, AuditQuestion asked, long before, int most) =>
        Read(session => AuditStore.Latest(session, asked, before, most, line => IsSeen(visitor, line.Unit)));

    /// <summary>Position and hash of the last line, as notices print it.</summary>
    public (long Position, string Hash) AuditHead() => Read(session =>
    {
        var (position, hash) = AuditStore.Head(session);
        return (position, Convert.ToHexStringLower(hash));
    });

    /// <summary>The position of the first line that does not hold; null while the chain is whole.</summary>
    public long? FirstBrokenAuditLine() => Read(AuditTrail.FirstBroken);

    public T Read<T>(Func<Session, T> read)
    {
        using var session = database.OpenReader();
        return read(session);
    }

    /// <summary>The web server's keys, which every node shares.</summary>
    public IReadOnlyList<byte[]> WebKeys() => Read(session => WebKeyStore.All(session, Vault));

    public Task KeepWebKey(string id, byte[] key) => Change(session =>
    {
        WebKeyStore.Add(session, Vault, id, key);
        return true;
    });

    /// <summary>Accounts that nobody had to approve: of the demo, of stories. Never reached from a screen.</summary>
    public Task Install(Account account, params IReadOnlyList<Grant> grants) => Change(session =>
    {
        Accounts.Save(session, null, account, "system");
        foreach (var grant in grants)
        {
            Grants.Install(session, grant, "system");
        }

        return true;
    });

    private static bool IsSeen(Visitor visitor, string unit) =>
        visitor.May("audit.read", unit.Length == 0 ? Grant.Everywhere : new(unit));

    /// <summary>Writes; what was remembered of accounts is forgotten on this node at once.</summary>
    internal async Task<T> Change<T>(Func<Session, T> change)
    {
        try
        {
            return await journal.Write(work => change(work.Session));
        }
        finally
        {
            Book.Forget();
        }
    }
}
