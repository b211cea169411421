using System.Text;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Publications;

/// <summary>A fact that came after a freeze and speaks of the time before its cut-off.</summary>
public sealed record LaterFact(SubjectKind Kind, string Subject, string Unit, DateTimeOffset ArrivedAt, string Cause);

/// <summary>Dữ kiện đến sau: newest first; each subject once.</summary>
/// <param name="IsCut">there were more entries than are looked through</param>
public sealed record LaterFacts(IReadOnlyList<LaterFact> Facts, bool IsCut)
{
    private const int Most = 5000;

    public static LaterFacts Of(Session session, Publication publication)
    {
        var end = publication.CutOff.ToUnixTimeSeconds();
        var entries = ArrivalStore.After(session, publication.Position, Most);
        var facts = entries.Where(entry => UnitBefore(entry.Marks, end) is not null)
            .Select(entry => new LaterFact(
                entry.Kind, entry.Subject, UnitBefore(entry.Marks, end)!, entry.ArrivedAt, entry.Cause))
            .DistinctBy(fact => (fact.Kind, fact.Subject)).ToList();
        return new(facts, entries.Count == Most);
    }

    /// <summary>The unit of the first booking at or before a moment; null when none moves that time.</summary>
    private static string? UnitBefore(byte[] marks, long end)
    {
        var bookings = Bookings.Read(marks);
        while (bookings.NextPlace())
        {
            while (bookings.NextMark(out var mark))
            {
                if (mark.At <= end)
                {
                    return Encoding.ASCII.GetString(bookings.Unit);
                }
            }
        }

        return null;
    }
}
