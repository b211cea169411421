using System.Globalization;
using DiemSang.Exchange.Imports;

namespace DiemSang.Exchange.Verbs;

/// <summary>Lệnh import: files into the data folder; 0 every row taken, 2 some rejected, 1 nothing done.</summary>
internal static class ImportVerb
{

    /// <param name="run">where it runs</param>
    /// <param name="arguments">the reject file ("" = in the data folder), then the files by full path</param>
    public static async Task<int> Run(VerbRun run, IReadOnlyList<string> arguments)
    {
        var (rejectsAt, files) = (arguments[0], arguments.Skip(1).ToList());
        if (files.Find(file => !File.Exists(file)) is { } missing)
        {
            return run.Fail(Words.Say("import.no-file", missing));
        }

        var house = run.House;
        var stamp = house.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        using RejectFile rejects = new(
            rejectsAt.Length > 0 ? rejectsAt : Path.Combine(house.Folder.Rejects, $"{stamp}.csv"),
            keepsOthers: rejectsAt.Length == 0);
        var complaints = new Complaints(run.Complained);
        Import import = new(
            house, rejects,
            (count, rows) => run.Progress(Words.Say("import.progress", count.Source.Name, rows)),
            complaints.Tell);
        var counts = await import.Run([.. files.Select(ImportSource.Open)]);
        complaints.TellTheRest();
        return Report(run, counts, import, rejects);
    }

    private static int Report(
        VerbRun run, IReadOnlyList<ImportCount> counts, Import import, RejectFile rejects)
    {
        foreach (var count in counts)
        {
            run.Said.WriteLine(count.WasTakenBefore
                ? Words.Say("import.taken-before", count.Source.Name)
                : Words.Say("import.done", count.Source.Name, count.Accepted, count.Rejected, count.Warnings));
        }

        if (import.Replayed > 0)
        {
            run.Said.WriteLine(Words.Say("import.replayed", import.Replayed));
        }

        if (rejects.Path is { } path)
        {
            run.Complained.WriteLine(Words.Say("import.rejects-at", path));
        }

        return counts.Sum(count => count.Rejected) == 0 ? 0
            : counts.Any(count => count.Accepted + count.Held > 0) ? 2
            : run.Fail(Words.Say("import.nothing"));
    }
}
