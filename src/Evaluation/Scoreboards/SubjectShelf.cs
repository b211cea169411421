using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Scoreboards;

/// <summary>
/// Giá hồ sơ: the subjects last read for a unit and period, so that its 21 components and their pages read them once.
/// They stand while no change has touched the unit; what was known on K stands while nothing arrives late.
/// </summary>
public sealed class SubjectShelf
{
    private const int MostSubjects = 400_000;

    private readonly Lock gate = new();
    private readonly LinkedList<(Key Key, long Version, IReadOnlyList<SubjectFacts> Subjects)> shelf = new();

    /// <param name="version">journal position of the last change that touched the unit</param>
    internal IReadOnlyList<SubjectFacts> Take(Key key, long version, Func<IReadOnlyList<SubjectFacts>> read)
    {
        lock (gate)
        {
            for (var kept = shelf.First; kept is not null; kept = kept.Next)
            {
                if (kept.Value.Key == key)
                {
                    shelf.Remove(kept);
                    if (kept.Value.Version == version)
                    {
                        shelf.AddFirst(kept);
                        return kept.Value.Subjects;
                    }

                    break;
                }
            }
        }

        var subjects = read();
        lock (gate)
        {
            shelf.AddFirst((key, version, subjects));
            while (shelf.Count > 1 && shelf.Sum(one => (long)one.Subjects.Count) > MostSubjects)
            {
                shelf.RemoveLast();
            }
        }

        return subjects;
    }

    /// <param name="Unit">null: of all units, as known on K</param>
    /// <param name="To">Unix seconds: the end of E's day, or K</param>
    internal sealed record Key(SubjectKind Kind, UnitCode? Unit, long From, long To, CatalogueState Catalogue);
}
