using System.Runtime.InteropServices;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Counting;

public sealed partial class CounterBook
{
    /// <summary>
    /// Phần của từng đơn vị trong số thủ tục: each procedure that the counters count at a unit is shared equally by the
    /// parts that have it – to which it is assigned, or which handled a dossier of it.
    /// </summary>
    /// <returns>one share for each part; together the number, but for procedures that no part has</returns>
    public decimal[] SharesOf(
        IReadOnlyList<string> counters, UnitCode unit, IReadOnlyList<UnitCode> parts, Period period)
    {
        var shares = new decimal[parts.Count];
        foreach (var counter in counters)
        {
            if (Condition(counter) is { } condition && ProceduresBehind(counter, unit, period) is { Count: > 0 } counted)
            {
                Share(counted, condition.Cell, parts, period, shares);
            }
        }

        return shares;
    }

    /// <summary>The same for procedures by name: each shared by the parts to which it is assigned.</summary>
    public decimal[] SharesOf(IReadOnlyList<Procedure> procedures, IReadOnlyList<UnitCode> parts, Period period)
    {
        var shares = new decimal[parts.Count];
        Share(procedures, null, parts, period, shares);
        return shares;
    }

    private void Share(
        IReadOnlyList<Procedure> counted, Cell? cell, IReadOnlyList<UnitCode> parts, Period period, decimal[] shares)
    {
        var places = new Dictionary<ProcedureCode, int>(counted.Count);
        foreach (var one in counted)
        {
            places.TryAdd(one.Code, places.Count);
        }

        var holders = new int[places.Count];
        var has = new List<int>[parts.Count];
        for (var part = 0; part < parts.Count; part++)
        {
            has[part] = [];
            foreach (var code in CodesIn(parts[part], cell, period))
            {
                if (places.TryGetValue(code, out var place))
                {
                    has[part].Add(place);
                    holders[place]++;
                }
            }
        }

        var share = Array.ConvertAll(holders, count => count == 0 ? 0m : 1m / count);
        for (var part = 0; part < parts.Count; part++)
        {
            foreach (var place in CollectionsMarshal.AsSpan(has[part]))
            {
                shares[part] += share[place];
            }
        }
    }

    private IEnumerable<ProcedureCode> CodesIn(UnitCode part, Cell? cell, Period period)
    {
        var subtree = catalogue.Units.Subtree(part, period.Day);
        return cell is { } kept
            ? cube.ProceduresIn(subtree, kept, StartOf(period), period.End)
            : catalogue.Procedures.AssignedTo(subtree, period.Day).Select(one => one.Code);
    }
}
