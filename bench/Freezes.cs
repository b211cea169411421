using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.Web.Hosting;
using DiemSang.Web.Workspace;
using DiemSang.Web.Workspace.Notices;

namespace DiemSang.Bench;

/// <summary>A freeze of 3,434 units with all that belongs to it, and a notice with an annex for each of 100 communes.</summary>
public static class Freezes
{
    private const int Rounds = 5;
    private static readonly DateTimeOffset arrivedAt = LocalTime.At(new(2026, 11, 1), new(8, 0));

    public static async Task Run(int size)
    {
        var dossiers = size == 0 ? 100_000 : size;
        var folder = Directory.CreateTempSubdirectory("diemsang-bench-freeze-");
        using (var house = Installation.OpenForWriting(new DataFolder(folder.FullName), TimeProvider.System))
        {
            await Fill(house, dossiers);
            var cutOff = arrivedAt.AddDays(1);
            var slug = "";
            var (freezes, cores) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                var (since, used) = (System.Diagnostics.Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                var made = await house.Publications.Freeze(cutOff.AddHours(round), "system", house.Now);
                freezes.Add(System.Diagnostics.Stopwatch.GetElapsedTime(since).TotalSeconds);
                cores.Add((Environment.CpuUsage.TotalTime - used).TotalSeconds);
                slug = made.Slug;
            }

            var figures = new Figures(house, new Outlook());
            var (notices, noticeCores) = (new List<double>(), new List<double>());
            var (bytes, annexes) = (0, 0);
            for (var round = 0; round < Rounds; round++)
            {
                var (since, used) = (System.Diagnostics.Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                bytes = (await NoticeFile.Draft(
                    figures, slug, Nation.Units().First().Code, "tb-ubnd", (done, _) => annexes = done)).Length;
                noticeCores.Add((Environment.CpuUsage.TotalTime - used).TotalSeconds);
                notices.Add(System.Diagnostics.Stopwatch.GetElapsedTime(since).TotalSeconds);
            }

            Timing.Say($"{dossiers:N0} dossiers, {house.PublicationBook.Find(slug)!.Units:N0} units");
            var (middle, core) = (Timing.Median(freezes), Timing.Median(cores));
            Timing.Say($"freeze: median {middle:N2} s, {core:N2} s of core time, longest {freezes.Max():N2} s");
            Timing.Say($"notice, {annexes} annexes, {bytes / 1024:N0} KB: median {Timing.Median(notices):N2} s");
            Timing.Say($"the same: {Timing.Median(noticeCores):N2} s of core time, longest {notices.Max():N2} s");
        }

        folder.Delete(recursive: true);
    }

    private static async Task Fill(Installation house, int dossiers)
    {
        await house.CatalogueChanges.Receive([.. Nation.Units()], arrivedAt);
        await house.CatalogueChanges.Receive([.. Nation.Catalogue()], arrivedAt);
        for (var from = 0; from < dossiers; from += 1000)
        {
            var first = from;
            await house.Journal.Write(work => house.Dossiers.Receive(
                work,
                [.. Enumerable.Range(first, Math.Min(1000, dossiers - first)).Select(number => Reported(house, number))],
                "", insertOnly: true, arrivedAt, "bench"));
        }
    }

    private static ReportedDossier Reported(Installation house, int number)
    {
        var facts = Nation.Dossier(number, Nation.StageOf(number));
        return new(
            new DossierItem(facts.Code, facts.Unit, facts.Procedure, facts.Status)
            {
                Channel = facts.Channel, ReceivedAt = facts.ReceivedAt, EndedAt = facts.FinishedAt, DueAt = facts.DueAt,
            },
            BitConverter.GetBytes(number), house.Vault.Seal("nobody"u8), house.Vault.Seal("raw"u8));
    }
}
