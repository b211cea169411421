using DiemSang.Exchange.Imports.ReferenceFiles;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.Exchange.Imports;

internal sealed partial class ReferenceImport
{
    /// <summary>
    /// Decisions on publication, a line per procedure. A decision that is known keeps the procedures that the file does
    /// not name, so that a mended reject file completes it.
    /// </summary>
    public async Task Decisions(ImportCount count)
    {
        var known = house.Catalogue.Current.Decisions.ToDictionary(one => (one.Publisher, one.Number));
        var taken = new Dictionary<(UnitCode, string), Decision>();
        var seen = new HashSet<(UnitCode, string, ProcedureCode)>();
        var lines = 0;
        foreach (var row in Read(count, DecisionRows.Read))
        {
            if (house.Catalogue.Current.Units.Find(row.Record!.Publisher.Value) is not { } publisher)
            {
                import.Reject(count, new(row.Line, "publisher", "import.unknown-unit", row.Record.Publisher.Value), row.Raw);
                continue;
            }

            var decision = row.Record with { Publisher = publisher };
            var (key, one) = ((publisher, decision.Number), decision.Procedures[0]);
            var head = taken.GetValueOrDefault(key);
            if (Problem(row.Line, decision, head, seen) is { } problem)
            {
                import.Reject(count, problem, row.Raw);
                continue;
            }

            if (house.Catalogue.Current.Procedures.Find(one.Code, decision.SignedOn) is null)
            {
                import.Warn(count, new(row.Line, "procedure", "decision.unknown-procedure", one.Code.Value));
            }

            var before = (head ?? known.GetValueOrDefault(key))?.Procedures ?? [];
            taken[key] = decision with { Procedures = [.. before.Where(other => other.Code != one.Code), one] };
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

        var code = decision.Procedures[0].Code;
        return seen.Add((decision.Publisher, decision.Number, code)) ? null
            : new(line, "procedure", "decision.procedure-twice", code.Value);
    }
}
