using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Sổ cái: the cube that follows the journal, and the cubes of what was known on earlier days. It starts from the
/// last snapshot and posts the rest; whatever is asked of it is answered at one journal position.
/// </summary>
public sealed class Ledger : IDisposable
{
    private const int KeptPasts = 16;

    private readonly Database database;
    private readonly Lock pastsGate = new();
    private readonly List<(DateTimeOffset KnownOn, Cube Cube)> pasts = [];
    private Journal? journal;

    private Ledger(Database database, Cube cube) => (this.database, Now) = (database, cube);

    /// <summary>Raised after a commit was posted, on the writer's thread, with what was posted.</summary>
    public event Action<IReadOnlyList<PostedEntry>>? Changed;

    /// <summary>The latest arrival of all entries.</summary>
    public DateTimeOffset LastArrival { get; private set; }

    /// <summary>Grows when something arrives late, so that what "was known" on an earlier day is another.</summary>
    public long PastVersion { get; private set; }

    /// <summary>The cube of all that is known now.</summary>
    public Cube Now { get; private set; }

    /// <summary>Starts from the snapshot, if it can be trusted, and posts what came after it.</summary>
    public static Ledger Open(Database database, string? snapshotFile)
    {
        using var session = database.OpenReader();
        session.Begin();
        var cube = snapshotFile is null ? null : Cube.Load(snapshotFile);
        if (cube is null || EntryStore.Fingerprint(session, cube.Position) != cube.Fingerprint)
        {
            cube?.Dispose();
            cube = new();
        }

        var ledger = new Ledger(database, cube);
        EntryStore.EachPosted(session, cube.Position, ledger.Post);
        ledger.LastArrival = EntryStore.LastArrival(session);
        return ledger;
    }

    /// <summary>Keeps the present cube in a file, with what tells its history from another.</summary>
    public void Save(string snapshotFile)
    {
        using var session = database.OpenReader();
        Now.Save(snapshotFile, position => EntryStore.Fingerprint(session, position));
    }

    /// <summary>From now on posts what the journal commits.</summary>
    public void Follow(Journal source)
    {
        journal = source;
        source.Committed += entries =>
        {
            var known = LastArrival;
            Post(entries);
            Forget(entries.Min(entry => entry.ArrivedAt), known);
            Changed?.Invoke(entries);
        };
    }

    /// <summary>
    /// The cube of what had arrived by K (null or later than the last arrival: the present one), ready to be read at
    /// the moments given.
    /// </summary>
    public async Task<Cube> KnownOn(DateTimeOffset? knownOn, params IReadOnlyList<long> moments)
    {
        var cube = knownOn is null || knownOn >= LastArrival ? Now : Past(knownOn.Value, DaysOf(moments));
        foreach (var day in DaysOf(moments))
        {
            if (!cube.HasDetail(day))
            {
                await (journal is null ? Task.Run(() => Read(day, cube)) : journal.Alone(session => Fill(session, day, cube)));
            }
        }

        return cube;
    }

    /// <summary>Adds up all bookings again, after they were written again; between two commits.</summary>
    public long Restart(Session session)
    {
        var cube = new Cube();
        EntryStore.EachPosted(session, 0, entry => cube.Post(entry.Position, entry.Marks));
        lock (pastsGate)
        {
            PastVersion++;
            pasts.Clear();
            Now = cube;
        }

        return cube.Position;
    }

    /// <summary>Counts all subjects afresh from their rows: what the ledger must hold if it is right.</summary>
    public static Cube Recount(Session session)
    {
        const int AtOnce = 1 << 16;
        var cube = new Cube();
        var columns = new DossierColumns(AtOnce);
        DossierStore.EachInNumbers(session, (string unit, string procedure, in DossierNumbers dossier) =>
        {
            columns.Add(unit, procedure, dossier);
            if (columns.IsFull)
            {
                cube.Count(columns);
                columns.Clear();
            }
        });
        cube.Count(columns);
        foreach (var feedback in FeedbackStore.All(session))
        {
            cube.Count(feedback.Facts);
        }

        return cube;
    }

    public void Dispose()
    {
        Now.Dispose();
        pasts.ForEach(past => past.Cube.Dispose());
    }

    private static List<int> DaysOf(IReadOnlyList<long> moments) =>
        [.. moments.Where(at => at != Day.EndOf(Day.Of(at))).Select(Day.Of).Distinct()];

    private void Post(PostedEntry entry) => Post([entry]);

    private void Post(IReadOnlyList<PostedEntry> commit)
    {
        Now.Post(commit);
        foreach (var entry in commit)
        {
            LastArrival = entry.ArrivedAt > LastArrival ? entry.ArrivedAt : LastArrival;
        }
    }

    /// <summary>What arrived late changes what "was known" on every later day: those cubes are built again.</summary>
    private void Forget(DateTimeOffset arrived, DateTimeOffset known)
    {
        if (arrived < known)
        {
            lock (pastsGate)
            {
                PastVersion++;
                pasts.RemoveAll(past => past.KnownOn >= arrived);
            }
        }
    }

    /// <summary>Builds the cubes of several earlier days in one walk back through the journal, where they are not kept yet.</summary>
    public void Prepare(IReadOnlyList<(DateTimeOffset KnownOn, long Moment)> asked)
    {
        lock (pastsGate)
        {
            var missing = asked.Where(one => one.KnownOn < LastArrival && !IsKept(one.KnownOn, DaysOf([one.Moment]))).ToList();
            Build([.. missing.Select(one => (one.KnownOn, DaysOf([one.Moment])))]);
        }
    }

    private Cube Past(DateTimeOffset knownOn, List<int> days)
    {
        lock (pastsGate)
        {
            if (!IsKept(knownOn, days))
            {
                Build([(knownOn, days)]);
            }

            return pasts.Find(past => past.KnownOn == knownOn).Cube;
        }
    }

    private bool IsKept(DateTimeOffset knownOn, List<int> days) =>
        pasts.Exists(past => past.KnownOn == knownOn && days.TrueForAll(past.Cube.HasDetail));

    private void Build(List<(DateTimeOffset KnownOn, List<int> Days)> missing)
    {
        if (missing.Count == 0)
        {
            return;
        }

        var present = Now.Copy();
        using var session = database.OpenReader();
        session.Begin();
        EntryStore.EachPosted(session, present.Position, entry => present.Post(entry.Position, entry.Marks));
        foreach (var day in missing.SelectMany(one => one.Days).Distinct().Where(day => !present.HasDetail(day)))
        {
            Fill(session, day, present);
        }

        var fresh = PastCubes.Of(session, present, missing.Select(one => one.KnownOn));
        pasts.RemoveAll(past => fresh.Exists(one => one.KnownOn == past.KnownOn));
        pasts.AddRange(fresh);
        pasts.RemoveRange(0, Math.Max(pasts.Count - KeptPasts, 0));
    }

    /// <summary>Beside a writer: first posts what has been committed since, so that cube and rows agree.</summary>
    private void Read(int day, Cube cube)
    {
        lock (pastsGate)
        {
            using var session = database.OpenReader();
            session.Begin();
            EntryStore.EachPosted(session, cube.Position, Post);
            Fill(session, day, cube);
        }
    }

    /// <summary>Reads the single bookings of a day from the subjects that have a step on it.</summary>
    private static bool Fill(Session session, int day, Cube cube)
    {
        var found = new List<(string Unit, string Procedure, Mark Mark)>();
        DossierStore.EachTouching(
            session, Day.StartOf(day), Day.EndOf(day), facts => Collect(facts, facts.Unit, facts.Procedure.Value));
        foreach (var feedback in FeedbackStore.All(session))
        {
            Collect(feedback.Facts, feedback.Facts.Unit, "");
        }

        cube.SetDetail(day, found);
        return true;

        void Collect(SubjectFacts facts, UnitCode unit, string procedure)
        {
            var marks = new MarkList(stackalloc Mark[MarkList.Most]);
            Marks.Of(facts, ref marks);
            foreach (var mark in marks.Marks)
            {
                if (Day.Of(mark.At) == day)
                {
                    found.Add((unit.Value, procedure, mark));
                }
            }
        }
    }
}
