using System.Collections.Concurrent;

namespace DiemSang.OneStop.Catalogue;

/// <summary>
/// Cây đơn vị: the tree of one stretch of days in which no unit moves. Units stand in the order of a walk from the top,
/// so that a subtree is one slice of them.
/// </summary>
internal sealed class UnitTree
{
    private readonly Dictionary<UnitCode, int> places = [];
    private readonly List<Unit> order = [];
    private readonly List<int> ends = [];
    private readonly ConcurrentDictionary<UnitCode, IReadOnlySet<UnitCode>> subtrees = new();
    private readonly ILookup<UnitCode, Unit> children;

    public UnitTree(IReadOnlyCollection<Unit> rows)
    {
        var known = rows.Select(row => row.Code).ToHashSet();
        children = rows.Where(row => IsKnown(row.Parent)).OrderBy(row => row.Code).ToLookup(row => row.Parent!.Value);
        foreach (var top in rows.Where(row => !IsKnown(row.Parent)).OrderBy(row => row.Code))
        {
            Walk(top);
        }

        bool IsKnown(UnitCode? code) => code is { } value && known.Contains(value);
    }

    public Unit? Row(UnitCode code) => places.TryGetValue(code, out var place) ? order[place] : null;

    public Unit? Parent(UnitCode code) => Row(code)?.Parent is { } parent ? Row(parent) : null;

    public IEnumerable<Unit> Children(UnitCode code) => children[code];

    public IEnumerable<Unit> Below(UnitCode code)
    {
        if (places.TryGetValue(code, out var place))
        {
            for (var i = place + 1; i < ends[place]; i++)
            {
                yield return order[i];
            }
        }
    }

    public IReadOnlySet<UnitCode> Subtree(UnitCode code) =>
        places.ContainsKey(code) ? subtrees.GetOrAdd(code, Gather) : new HashSet<UnitCode>();

    public bool IsWithin(UnitCode code, UnitCode ancestor) =>
        places.TryGetValue(code, out var place) && places.TryGetValue(ancestor, out var top)
        && place >= top && place < ends[top];

    private HashSet<UnitCode> Gather(UnitCode code) => [code, .. Below(code).Select(unit => unit.Code)];

    /// <summary>
    /// A stack of its own: a chain of ten thousand parents is a strange file, not the end of the program.
    /// </summary>
    private void Walk(Unit top)
    {
        var path = new Stack<(int Place, IEnumerator<Unit> Open)>();
        path.Push(Enter(top));
        while (path.TryPeek(out var step))
        {
            if (step.Open.MoveNext())
            {
                path.Push(Enter(step.Open.Current));
            }
            else
            {
                ends[step.Place] = order.Count;
                path.Pop().Open.Dispose();
            }
        }
    }

    private (int Place, IEnumerator<Unit> Open) Enter(Unit unit)
    {
        places[unit.Code] = order.Count;
        order.Add(unit);
        ends.Add(0);
        return (order.Count - 1, children[unit.Code].GetEnumerator());
    }
}
