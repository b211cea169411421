using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Publications;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange.Messages;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Files;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Portal;
using DiemSang.OneStop.Telling;
using DiemSang.OneStop.Voice;

namespace DiemSang.Exchange;

/// <summary>
/// Bản cài đặt: one data folder opened – database, key, journal, ledger, catalogue – and the doors to all of them.
/// One writer per folder; readers may stand beside it and write nothing.
/// </summary>
public sealed partial class Installation : IDisposable
{
    private readonly FolderLock? folderLock;
    private readonly Journal? journal;
    private readonly CommitEar? ear;
    private GivenTallies given;
    private bool disposed;

    private Installation(DataFolder folder, Database database, TimeProvider clock, FolderLock? folderLock)
    {
        (Folder, Database, Clock, this.folderLock) = (folder, database, clock, folderLock);
        using (var session = folderLock is null ? database.OpenReader() : database.Open())
        {
            // The whole file is looked at while the rest is read; nothing is changed or served before it was found sound.
            var check = Task.Run(() => Schema.Check(database));
            try
            {
                Prepare(session, check);
                Catalogue = new(CatalogueStore.Load(session));
                given = new(TallyStore.All(session));
                Ledger = Ledger.Open(database, folder.Snapshot);
            }
            finally
            {
                // Damage is told before whatever it has led to.
                check.GetAwaiter().GetResult();
            }
        }

        (Dossiers, PublicationBook) = (new(Catalogue), new(database));
        Feedback = new(Dossiers, Catalogue);
        if (folderLock is not null)
        {
            Vault = Vault.Open(folder.Key);
            journal = new(database, Bookings.Of, Marks.Version, Ledger.Now.Position);
            journal.Committed += KeepCatalogue;
            Ledger.Follow(journal);
            journal.Start();
            ear = database.IsPostgres ? new(database, journal) : null;
            Access = new(journal, database, Vault, Catalogue, clock);
            (Publications, Notices, Received, Followups) =
                (new(journal, database, Book), new(journal, database), new(journal, database), new(journal, database));
            (Causes, Events, Ratings) = (new(journal, database), new(journal), new(journal, database));
            SubstituteOf = Access.Delegations.SubstituteOf;
            Files = new(folder.Files, database, journal, Vault, new(), FileScan.Of(folder.Scan));
            Handling = new(journal, database, Dossiers, Catalogue, Vault, (account, day) => SubstituteOf(account, day));
            var open = (Sealed secret) => SentPeople.Open(Vault, secret);
            (LookUps, Drafts) = (new(journal, database, Vault, open), new(journal, database, Vault));
            Outbox = new(journal, database, Vault, open);
            var desk = new HandlingCalendar(Dossiers, Catalogue, Vault);
            CatalogueChanges = new(journal, Catalogue, Dossiers, (work, arrivedAt, cause) =>
                Feedback.Derive(work, arrivedAt, cause) + desk.Follow(work, arrivedAt, cause));
            Resumed = CatalogueChanges.Rebook();
        }
    }

    public DataFolder Folder { get; }

    public Database Database { get; }

    public TimeProvider Clock { get; }

    public Ledger Ledger { get; }

    public CatalogueBook Catalogue { get; }

    public DossierRegister Dossiers { get; }

    public FeedbackRegister Feedback { get; }

    /// <summary>What lists behind numbers have read, for the next question about the same unit.</summary>
    public SubjectShelf Shelf { get; } = new();

    /// <summary>The given tallies that are known now.</summary>
    public GivenTallies Given => Volatile.Read(ref given);

    /// <summary>The fault by which nothing can be written now; null while all is well, and for a reader.</summary>
    public Exception? Fault => journal?.Broken ?? journal?.Lost;

    public Journal Journal => journal ?? throw new InvalidOperationException("opened for reading");

    /// <summary>Who stands in for an absent officer on a day.</summary>
    public Func<string, DateOnly, string?> SubstituteOf { get; set; } = (_, _) => null;

    /// <summary>What an earlier run left to be booked again after a change of catalogue or calendar.</summary>
    public Task Resumed { get; } = Task.CompletedTask;

    /// <summary>Now, in whole seconds of the country's clock.</summary>
    public DateTimeOffset Now => LocalTime.WholeSecond(Clock.GetUtcNow());

    /// <summary>Takes the folder for itself, brings the schema up to date and follows the journal.</summary>
    /// <param name="taken">the folder's lock, when it was taken before; it is freed with the installation</param>
    /// <exception cref="FolderInUseException">another program writes to the folder</exception>
    /// <exception cref="StoreDamagedException">the database is damaged or newer than this program</exception>
    public static Installation OpenForWriting(DataFolder folder, TimeProvider clock, FolderLock? taken = null)
    {
        folder.Create();
        return Open(folder, clock, taken ?? FolderLock.Take(folder));
    }

    /// <summary>Reads beside whoever writes: the last snapshot plus the journal; nothing is written.</summary>
    public static Installation OpenForReading(DataFolder folder, TimeProvider clock) =>
        Open(folder, clock, folderLock: null);

    /// <summary>
    /// Writes the bookings of all entries again under today's definitions; the snapshot made of the old ones goes.
    /// </summary>
    /// <exception cref="FolderInUseException">another program writes to the folder</exception>
    public static long BookAgain(DataFolder folder, Action<long>? progress = null)
    {
        using var taken = FolderLock.Take(folder);
        using var database = folder.OpenDatabase();
        using var session = database.Open();
        Schema.Migrate(session);
        File.Delete(folder.Snapshot);
        return Rebuild.Run(session, all: true, progress);
    }

    /// <summary>The same while the folder is in use by this installation, whose numbers follow.</summary>
    public async Task<long> BookAgain(Action<long> progress)
    {
        var booked = await Rebuild.Beside(Journal, Database, progress);
        await Journal.Alone(Ledger.Restart);
        SaveSnapshot();
        return booked;
    }

    /// <summary>Takes given tallies; each row stays with its arrival, nothing is booked.</summary>
    public async Task Give(IReadOnlyList<GivenTally> tallies, DateTimeOffset arrivedAt)
    {
        await Journal.Write(work =>
        {
            TallyStore.Save(work.Session, tallies, arrivedAt);
            return work.AppendCatalogue("tallies", arrivedAt, "given tallies");
        });
    }

    /// <summary>New rules for single days; dossiers without a promised date and PAKN are booked again.</summary>
    public Task ChangeCalendar(IReadOnlyList<DayRule> days, DateTimeOffset arrivedAt) =>
        CatalogueChanges.Receive(days, arrivedAt);

    /// <summary>The counters of a period, ready to be read: as known on K, under today's catalogue.</summary>
    public async Task<CounterBook> Book(Period period, DateTimeOffset? knownOn = null)
    {
        var cube = await Ledger.KnownOn(knownOn, period.Before, period.End);
        return new(cube, Catalogue.Current, Given, knownOn);
    }

    /// <summary>Keeps the cube for the next start.</summary>
    public void SaveSnapshot() => Ledger.Save(Folder.Snapshot);

    /// <summary>Ends what waits, keeps the cube, frees the folder; a second call does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, true))
        {
            return;
        }

        ear?.Dispose();
        Database.CloseIdle();
        journal?.Dispose();
        if (folderLock is not null && journal?.Broken is null)
        {
            SaveSnapshot();
        }

        Ledger.Dispose();
        Database.Dispose();
        folderLock?.Dispose();
    }

    /// <summary>A reader needs the schema of this program; a writer makes it, and bookings of its definitions.</summary>
    private void Prepare(Session session, Task check)
    {
        if (folderLock is null)
        {
            Schema.Require(session);
            return;
        }

        Schema.Migrate(session, () => check.GetAwaiter().GetResult());
        if (Rebuild.IsNeeded(session))
        {
            check.GetAwaiter().GetResult();
            Rebuild.Run(session, all: false);
            File.Delete(Folder.Snapshot);
        }
    }

    private static Installation Open(DataFolder folder, TimeProvider clock, FolderLock? folderLock)
    {
        var database = folder.OpenDatabase();
        try
        {
            return new(folder, database, clock, folderLock);
        }
        catch
        {
            database.Dispose();
            folderLock?.Dispose();
            throw;
        }
    }

    /// <summary>Puts new catalogue and given tallies in force before later work, whichever node changed them.</summary>
    private void KeepCatalogue(IReadOnlyList<PostedEntry> entries)
    {
        if (entries.Any(entry => entry.Kind == SubjectKind.Catalogue))
        {
            using var session = Database.OpenReader();
            Catalogue.Current = CatalogueStore.Load(session);
            Volatile.Write(ref given, new(TallyStore.All(session)));
        }
    }
}
