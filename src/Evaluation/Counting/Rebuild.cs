using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Ghi sổ lại toàn bộ: writes the bookings of every entry again under today's definitions. Entries are never
/// touched; an interrupted run is taken up where it stopped, by the counter version beside each booking.
/// </summary>
public static class Rebuild
{
    private const int BatchSize = 2_000;

    public static bool IsNeeded(Session session) => EntryStore.HasOtherVersion(session, Marks.Version);

    /// <summary>Books all entries again; tells how many are done after each batch.</summary>
    /// <param name="all">also those of the present version</param>
    public static long Run(Session session, bool all, Action<long>? progress = null)
    {
        long done = 0;
        foreach (var batch in Pending(session, all).Chunk(BatchSize))
        {
            session.Begin();
            Write(session, batch);
            session.Commit();
            done += batch.Length;
            progress?.Invoke(done);
        }

        return done;
    }

    /// <summary>Books all entries again while the journal goes on, in small works between its own.</summary>
    public static async Task<long> Beside(Journal journal, Database database, Action<long> progress)
    {
        List<(long Position, byte[] Marks)> pending;
        using (var session = database.OpenReader())
        {
            pending = Pending(session, all: true);
        }

        long done = 0;
        foreach (var batch in pending.Chunk(BatchSize))
        {
            done += await journal.Write(work =>
            {
                Write(work.Session, batch);
                return batch.Length;
            });
            progress(done);
        }

        return done;
    }

    private static List<(long Position, byte[] Marks)> Pending(Session session, bool all)
    {
        var stale = all ? null : (long?)Marks.Version;
        var pending = new List<(long Position, byte[] Marks)>(BatchSize);
        (SubjectKind Kind, string Subject, SubjectFacts? Facts) last = default;
        EntryStore.EachBySubject(session, (kind, subject, position, version, text) =>
        {
            var before = last.Kind == kind && last.Subject == subject ? last.Facts : null;
            var after = Read(kind, text);
            last = (kind, subject, after);
            if (version != stale)
            {
                pending.Add((position, after is null ? [] : Bookings.Of(before, after)));
            }
        });
        return pending;
    }

    private static void Write(Session session, (long Position, byte[] Marks)[] batch)
    {
        foreach (var (position, marks) in batch)
        {
            EntryStore.Rebook(session, position, Marks.Version, marks);
        }
    }

    private static SubjectFacts? Read(SubjectKind kind, string text) => kind switch
    {
        SubjectKind.Dossier => DossierText.ReadFacts(text),
        SubjectKind.Feedback => FeedbackText.ReadFacts(text),
        _ => null,
    };
}
