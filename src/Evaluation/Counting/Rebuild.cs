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
        var stale = all ? null : (long?)Marks.Version;
        long done = 0;
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
        foreach (var batch in pending.Chunk(BatchSize))
        {
            session.Begin();
            foreach (var (position, marks) in batch)
            {
                EntryStore.Rebook(session, position, Marks.Version, marks);
            }

            session.Commit();
            done += batch.Length;
            progress?.Invoke(done);
        }

        return done;
    }

    private static SubjectFacts? Read(SubjectKind kind, string text) => kind switch
    {
        SubjectKind.Dossier => DossierText.ReadFacts(text),
        SubjectKind.Feedback => FeedbackText.ReadFacts(text),
        _ => null,
    };
}
