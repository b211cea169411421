using System.Collections.Concurrent;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Publications;

/// <summary>
/// Tủ công bố: reads publications; those read are kept, since none ever changes. What stands for a cut-off is its last
/// correction, else the first.
/// </summary>
public sealed class PublicationBook(Database database)
{
    private const int Kept = 16;

    private readonly ConcurrentDictionary<long, PublishedWeek> weeks = [];

    /// <summary>All, in the order of freezing.</summary>
    public IReadOnlyList<Publication> All() => Read(PublicationStore.All);

    public Publication? Find(string slug) => Read(session => PublicationStore.Find(session, slug));

    /// <summary>One for each cut-off, oldest first: the last correction where there is one.</summary>
    public IReadOnlyList<Publication> InForce() => InForce(All());

    public static IReadOnlyList<Publication> InForce(IEnumerable<Publication> all) =>
        [.. all.GroupBy(one => one.CutOff).Select(group => group.MaxBy(one => one.Edition)!).OrderBy(one => one.CutOff)];

    public PublishedWeek Open(Publication publication)
    {
        if (weeks.TryGetValue(publication.Number, out var kept))
        {
            return kept;
        }

        if (weeks.Count >= Kept)
        {
            weeks.Clear();
        }

        return weeks[publication.Number] = new(
            publication, Read(session => PublicationStore.Rows(session, publication.Number)));
    }

    /// <summary>What stands for the cut-off before it; null for the first one.</summary>
    public Publication? Before(Publication publication) =>
        InForce().LastOrDefault(one => one.CutOff < publication.CutOff);

    /// <summary>A unit through all publications in force, oldest first.</summary>
    public IReadOnlyList<PublishedPoint> Of(UnitCode unit)
    {
        var (all, rows) = Read(session => (PublicationStore.All(session), PublicationStore.OfUnit(session, unit.Value)));
        var texts = rows.ToDictionary(one => one.Number, one => one.Row);
        return
        [
            .. InForce(all).Where(one => texts.ContainsKey(one.Number)).Select(one => new PublishedPoint(
                one, PublishedText.Read(texts[one.Number], Rulesets.Get(one.Ruleset)))),
        ];
    }

    /// <summary>
    /// Tuần liên tiếp: in how many publications in a row, up to the last point, the unit was first below the parent. A
    /// new year does not end it.
    /// </summary>
    public static int WeeksFirst(IReadOnlyList<PublishedPoint> points, string parent) =>
        points.Reverse().TakeWhile(point => point.Card.RankBelow(parent) is { Rank: 1 }).Count();

    private T Read<T>(Func<Session, T> read)
    {
        using var session = database.OpenReader();
        session.Begin();
        return read(session);
    }
}
