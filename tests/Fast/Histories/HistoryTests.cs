using System.Collections.Concurrent;
using System.Globalization;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Dossiers;
using Xunit;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>
/// A million generated histories, each judged by the cube and by the oracle. DIEMSANG_HISTORIES sets another number,
/// DIEMSANG_SEED another seed.
/// </summary>
public sealed class HistoryTests(ITestOutputHelper output)
{
    private const int Batch = 64;
    private const int Least = 1_000;

    private static readonly int asked = (int)Setting("DIEMSANG_HISTORIES", 1_000_000);
    private static readonly ulong seed = Setting("DIEMSANG_SEED", 766);

    [Fact]
    public void Every_counter_of_every_history_is_what_the_oracle_counts()
    {
        var branches = new BranchCounts();
        var shapes = new HistoryShapes();
        var found = new ConcurrentBag<Disagreement>();
        var batches = (asked + Batch - 1) / Batch;
        Parallel.For(0, batches, new ParallelOptions { MaxDegreeOfParallelism = 2 }, (batch, loop) =>
        {
            var counts = new BranchCounts();
            var histories = Enumerable.Range(0, Batch)
                .Select(place => Histories.Of((seed << 32) + (ulong)((batch * Batch) + place), place)).ToList();
            foreach (var disagreement in Judged.Batch(histories, counts))
            {
                found.Add(disagreement);
                loop.Stop();
            }

            lock (branches)
            {
                branches.Add(counts);
                histories.ForEach(one => shapes.Add(one.History));
            }
        });

        Assert.True(found.IsEmpty, found.IsEmpty ? "" : Smallest(found).ToText());
        Report(branches, shapes);
        shapes.AssertShares();
        var least = Math.Max(1, (long)Least * batches * Batch / 1_000_000);
        Assert.All(Enum.GetValues<Branch>(), branch =>
            Assert.True(branches[branch] >= least, $"{branch}: taken {branches[branch]} times, not {least}"));
    }

    [Fact]
    public void The_oracle_answers_every_counter_that_is_computed_from_bookings()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 200; i++)
        {
            var (history, questions, _) = Histories.Of((ulong)i, 0);
            foreach (var question in questions)
            {
                var oracle = Oracle.Of(question);
                oracle.Judge(new OracleSubject(history, null));
                names.UnionWith(oracle.Count.Names);
            }
        }

        Assert.Equal(Counters.OfBookings.Keys.Concat(Counters.Monitoring.Keys).Order(), names.Order());
    }

    private static Disagreement Smallest(IEnumerable<Disagreement> found) =>
        found.Select(Judged.Shrink).MinBy(one => (one.History.Steps.Count, one.History.ToText().Length))!;

    private static ulong Setting(string name, ulong otherwise) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;

    private void Report(BranchCounts branches, HistoryShapes shapes)
    {
        output.WriteLine(shapes.ToText());
        foreach (var branch in Enum.GetValues<Branch>())
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{branches[branch],12:N0}  {branch}"));
        }
    }
}
