using DiemSang.Exchange.Imports.ReferenceFiles;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Access;

namespace DiemSang.Exchange.Imports;

/// <summary>What became of one file.</summary>
public sealed class ImportCount(ImportSource source)
{
    public ImportSource Source => source;

    public bool WasTakenBefore { get; internal set; }

    public long Accepted { get; internal set; }

    public long Rejected { get; internal set; }

    /// <summary>Of the rejected, those that are kept apart until what they lack is known.</summary>
    public long Held { get; internal set; }

    public long Warnings { get; internal set; }
}

/// <summary>
/// Nhập tệp: takes files in any order and applies them in the order in which one needs the other: units, procedures,
/// decisions on publication, dossiers, events, PAKN, ratings, given tallies. Good rows are kept, bad ones told; a file taken before changes
/// nothing.
/// </summary>
/// <param name="tell">called as rows pass, with the file and the rows so far</param>
/// <param name="complain">called for every bad row (true) and every warning (false) of a file</param>
public sealed class Import(
    Installation house, RejectFile rejects, Action<ImportCount, long> tell,
    Action<ImportCount, RowProblem, bool> complain)
{
    private readonly Intake intake = new(house);

    /// <summary>Items that waited in quarantine and were taken thanks to new units.</summary>
    public int Replayed { get; private set; }

    public async Task<IReadOnlyList<ImportCount>> Run(IReadOnlyList<ImportSource> sources)
    {
        var arrivedAt = house.Now;
        var counts = sources.Select(source => new ImportCount(source)).ToList();
        var open = new List<ImportCount>();
        foreach (var count in counts)
        {
            if (await IsNew(count, open))
            {
                open.Add(count);
            }
        }

        var reference = new ReferenceImport(house, arrivedAt, this);
        await Each(open, FileKind.Units, reference.Units);
        if (open.Any(count => count.Source.Kind == FileKind.Units && count.Accepted > 0))
        {
            Replayed = await intake.Replay(arrivedAt);
        }

        await Each(open, FileKind.Procedures, reference.Procedures);
        await Each(open, FileKind.Decisions, reference.Decisions);
        var messages = new MessageImport(intake, arrivedAt, this);
        await Each(open, null, messages.Dossiers);
        await Each(open, null, messages.Events);
        await Each(open, FileKind.Feedback, reference.Feedback);
        await Each(open, FileKind.Ratings, reference.Ratings);
        await Each(open, FileKind.GivenTallies, reference.Tallies);
        foreach (var count in open.Where(count => count.Accepted + count.Held > 0 || count.Rejected == 0))
        {
            await house.Journal.Write(work =>
            {
                CallStore.Remember(work.Session, CallStore.Files, count.Source.Digest, [], arrivedAt);
                AuditTrail.Add(work.Session, new(
                    house.Now, "console", "file.imported", count.Source.Name, "", FormattableString.Invariant(
                        $"{count.Accepted} rows, sha256 {Convert.ToHexStringLower(count.Source.Digest)[..16]}")));
                return true;
            });
        }

        return counts;
    }

    internal void Passed(ImportCount count, long rows) => tell(count, rows);

    internal void Warn(ImportCount count, RowProblem problem)
    {
        count.Warnings++;
        complain(count, problem, false);
    }

    internal void Reject(ImportCount count, RowProblem problem, string row)
    {
        count.Rejected++;
        rejects.Add(count.Source.Name, problem, row);
        complain(count, problem, true);
    }

    /// <summary>A file that cannot be read at all is told and not remembered.</summary>
    private async Task<bool> IsNew(ImportCount count, List<ImportCount> others)
    {
        var digest = count.Source.Digest;
        if (count.Source.Refusal is { } refusal)
        {
            Reject(count, refusal, count.Source.Header ?? "");
            return false;
        }

        count.WasTakenBefore = others.Any(other => other.Source.Digest.AsSpan().SequenceEqual(digest))
            || await house.Journal.Write(work => CallStore.Find(work.Session, CallStore.Files, digest)) is not null;
        return !count.WasTakenBefore;
    }

    private static async Task Each(List<ImportCount> counts, FileKind? kind, Func<ImportCount, Task> take)
    {
        foreach (var count in counts.Where(count => count.Source.Kind == kind))
        {
            await take(count);
        }
    }
}
