using System.Text;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Publications;

/// <summary>A fact that came after a freeze and speaks of the time before its cut-off.</summary>
public sealed record LaterFact(SubjectKind Kind, string Subject, string Unit, DateTimeOffset ArrivedAt, string Cause);

/// <summary>
/// Dữ kiện đến sau: newest first; each subject once. What comes late comes soon after the cut-off, so the first entries
/// after it are looked through.
/// </summary>
/// <param name="IsCut">there were more entries than <see cref="Most"/></param>
public sealed record LaterFacts(IReadOnlyList<LaterFact> Facts, bool IsCut)
{
    public const int Most = 50_000;

    public static LaterFacts Of(Session session, Publication publication)
    {
        var end = publication.CutOff.ToUnixTimeSeconds();
        var facts = new Dictionary<(SubjectKind, string), LaterFact>();
        var read = ArrivalStore.EachAfter(session, publication.Position, Most, entry =>
        {
            if (UnitBefore(entry.Marks, end) is { } unit)
            {
                facts[(entry.Kind, entry.Subject)] = new(entry.Kind, entry.Subject, unit, entry.ArrivedAt, entry.Cause);
            }
        });
        return new([.. facts.Values.OrderByDescending(fact => fact.ArrivedAt)], read == Most);
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
