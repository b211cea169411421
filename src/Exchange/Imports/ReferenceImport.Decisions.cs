using DiemSang.Exchange.Imports.MessageFiles;
using DiemSang.Exchange.Imports.ReferenceFiles;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.Exchange.Imports;

internal sealed partial class ReferenceImport
{
    /// <summary>
    /// Decisions on publication: a table's line per procedure, or JSON items with one or many. A decision that is known
    /// keeps the procedures that the file does not name, so that a mended reject file completes it.
    /// </summary>
    public async Task Decisions(ImportCount count)
    {
        var known = house.Catalogue.Current.Decisions.ToDictionary(one => (one.Publisher, one.Number));
        var taken = new Dictionary<(UnitCode, string), Decision>();
        var seen = new HashSet<(UnitCode, string, ProcedureCode)>();
        var lines = 0;
        foreach (var row in count.Source.Header is null ? DecisionsOfJson(count) : Read(count, DecisionRows.Read))
        {
            if (house.Catalogue.Current.Units.Find(row.Record!.Publisher.Value) is not { } publisher)
            {
                import.Reject(count, new(row.Line, "publisher", "import.unknown-unit", row.Record.Publisher.Value), row.Raw);
                continue;
            }

            var decision = row.Record with { Publisher = publisher };
            var key = (publisher, decision.Number);
            var head = taken.GetValueOrDefault(key);
            if (Problem(row.Line, decision, head, seen) is { } problem)
            {
                import.Reject(count, problem, row.Raw);
                continue;
            }

            foreach (var stranger in decision.Procedures.Where(one =>
                house.Catalogue.Current.Procedures.Find(one.Code, decision.SignedOn) is null))
            {
                import.Warn(count, new(row.Line, "procedure", "decision.unknown-procedure", stranger.Code.Value));
            }

            var before = (head ?? known.GetValueOrDefault(key))?.Procedures ?? [];
            var named = decision.Procedures.Select(one => one.Code).ToHashSet();
            taken[key] = decision with { Procedures = [.. before.Where(other => !named.Contains(other.Code)), .. decision.Procedures] };
            lines++;
        }

        await house.CatalogueChanges.Receive([.. taken.Values], arrivedAt);
        count.Accepted += lines;
    }

    private RowProblem? Problem(
        int line, Decision decision, Decision? head, HashSet<(UnitCode, string, ProcedureCode)> seen)
    {
        if (DecisionCheck.Of(decision, house.Catalogue.Current, LocalTime.DayOf(arrivedAt)) is [var wrong, ..])
        {
            return new(line, wrong.Field, wrong.Code, [.. wrong.Blanks.Select(blank => $"{blank}")]);
        }

        if (head is not null && (head.SignedOn, head.BasisEffectiveOn) != (decision.SignedOn, decision.BasisEffectiveOn))
        {
            var field = head.SignedOn == decision.SignedOn ? "basis_effective_on" : "signed_on";
            return new(line, field, "decision.contradicts", decision.Number);
        }

        if (decision.Procedures.FirstOrDefault(one => seen.Contains((decision.Publisher, decision.Number, one.Code))) is { } twice)
        {
            return new(line, "procedure", "decision.procedure-twice", twice.Code.Value);
        }

        seen.UnionWith(decision.Procedures.Select(one => (decision.Publisher, decision.Number, one.Code)));
        return null;
    }

    private IEnumerable<FileRow<Decision>> DecisionsOfJson(ImportCount count)
    {
        using var stream = File.OpenRead(count.Source.Path);
        foreach (var row in DecisionItems.Rows(MessageFile.Open(stream), problem => import.Warn(count, problem)))
        {
            if (row.Record is not null)
            {
                yield return row;
            }
            else
            {
                import.Reject(count, row.Problem!, row.Raw);
            }
        }
    }
}
