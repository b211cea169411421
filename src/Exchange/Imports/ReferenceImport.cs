using DiemSang.Evaluation.Counting;
using DiemSang.Exchange.Imports.ReferenceFiles;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Voice;

namespace DiemSang.Exchange.Imports;

/// <summary>Nhập tệp tham chiếu: units, procedures, decisions, PAKN, ratings and given tallies.</summary>
internal sealed partial class ReferenceImport(Installation house, DateTimeOffset arrivedAt, Import import)
{
    public async Task Units(ImportCount count)
    {
        var rows = Read(count, UnitRows.Read).ToList();
        List<Unit> before;
        using (var session = house.Database.OpenReader())
        {
            before = CatalogueStore.Units(session);
        }

        while (true)
        {
            var after = before.Where(old => !rows.Any(row => Key(row.Record!) == Key(old)))
                .Concat(rows.Select(row => row.Record!)).ToList();
            var problems = UnitProblem.Find(after);
            var broken = problems.FirstOrDefault(problem => problem.IsBroken);
            if (broken is null)
            {
                foreach (var problem in problems)
                {
                    var line = rows.Find(row => row.Record!.Code == problem.Unit)?.Line ?? 0;
                    import.Warn(count, new(line, "", problem.Code, string.Join(", ", problem.Chain)));
                }

                break;
            }

            // The rows that close the circle go; what stood before them stays as it was.
            var circle = rows.Where(row => broken.Chain.Contains(row.Record!.Code.Value)).ToList();
            foreach (var row in circle)
            {
                import.Reject(count, new(row.Line, "parent", broken.Code, string.Join(" → ", broken.Chain)), row.Raw);
            }

            rows = [.. rows.Except(circle)];
        }

        count.Accepted += await house.CatalogueChanges.Receive([.. rows.Select(row => row.Record!)], arrivedAt);
    }

    public async Task Procedures(ImportCount count)
    {
        var rows = Read(count, ProcedureRows.Read).Select(row => WithMainCodes(count, row)).ToList();
        count.Accepted += await house.CatalogueChanges.Receive(rows, arrivedAt);
    }

    public Task Feedback(ImportCount count) => InBatches(
        count,
        OfKnownUnits(
            count, Read(count, FeedbackRows.Read), said => said.Unit, (said, unit) => said with { Unit = unit }),
        (work, said) => house.Feedback.Receive(work, said, arrivedAt, "import"));

    public Task Ratings(ImportCount count) => InBatches(
        count, Read(count, RatingRows.Read).Select(row => row.Record!),
        (work, rating) => house.Feedback.Receive(work, rating, arrivedAt));

    public async Task Tallies(ImportCount count)
    {
        foreach (var batch in OfKnownUnits(
            count, Read(count, GivenTallyRows.Read), tally => tally.Unit, (tally, unit) => tally with { Unit = unit })
            .Chunk(Intake.MostAtOnce))
        {
            await house.Give(batch, arrivedAt);
            count.Accepted += batch.Length;
            import.Passed(count, count.Accepted);
        }
    }

    private static (UnitCode, DateOnly?) Key(Unit unit) => (unit.Code, unit.ValidFrom);

    private async Task InBatches<T>(
        ImportCount count, IEnumerable<T> records, Action<OneStop.Journal.JournalTransaction, T> take)
    {
        foreach (var batch in records.Chunk(Intake.MostAtOnce))
        {
            await house.Journal.Write(work =>
            {
                Array.ForEach(batch, one => take(work, one));
                return true;
            });
            count.Accepted += batch.Length;
            import.Passed(count, count.Accepted);
        }
    }

    private IEnumerable<FileRow<T>> Read<T>(ImportCount count, Func<RowCells, T?> read)
        where T : class
    {
        using var stream = File.OpenRead(count.Source.Path);
        var file = ReferenceFile.Open(stream);
        foreach (var warning in file.Warnings)
        {
            import.Warn(count, warning);
        }

        foreach (var row in file.Rows(read))
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

    /// <summary>Senders may name a unit by any of its codes; the product keeps the one of the catalogue.</summary>
    private IEnumerable<T> OfKnownUnits<T>(
        ImportCount count, IEnumerable<FileRow<T>> rows, Func<T, UnitCode> unitOf, Func<T, UnitCode, T> with)
        where T : class
    {
        foreach (var row in rows)
        {
            var named = unitOf(row.Record!);
            if (house.Catalogue.Current.Units.Find(named.Value) is { } unit)
            {
                yield return with(row.Record!, unit);
            }
            else
            {
                import.Reject(count, new(row.Line, "unit", "import.unknown-unit", named.Value), row.Raw);
            }
        }
    }

    private Procedure WithMainCodes(ImportCount count, FileRow<Procedure> row)
    {
        var units = house.Catalogue.Current.Units;
        var strangers = row.Record!.Units.Where(unit => units.Find(unit.Value) is null).ToList();
        if (strangers.Count > 0)
        {
            import.Warn(count, new(row.Line, "units", "procedure.unknown-units", string.Join(", ", strangers)));
        }

        return row.Record with
        {
            Units = [.. row.Record.Units.Select(unit => units.Find(unit.Value) ?? unit).Distinct()],
        };
    }
}
