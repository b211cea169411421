using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Dossiers;
using DiemSang.Tests.Fast.Histories;
using Xunit;

namespace DiemSang.Tests.Fast.Counting;

public sealed class RecountTests
{
    /// <summary>More rows than are put in order at once, units in no order, some dossiers not received.</summary>
    [Fact]
    public void Dossiers_counted_from_columns_stand_as_if_each_was_posted()
    {
        using var unused = new Cube();
        var facts = Enumerable.Range(0, 6_000)
            .Select(i => Facts((ulong)i, i % 40, unused)).OfType<DossierFacts>().ToList();
        using var posted = new Cube();
        using var counted = new Cube();
        var columns = new DossierColumns(facts.Count * 20);
        var position = 0;
        for (var turn = 0; turn < 20; turn++)
        {
            foreach (var one in facts)
            {
                posted.Post(++position, Bookings.Of(null, one));
                columns.Add(one.Unit.Value, one.Procedure.Value, DossierNumbers.Of(one));
            }
        }

        counted.Count(columns);
        Assert.InRange(columns.Count, 70_000, 120_000);
        Assert.Contains(facts, one => one.ReceivedAt is null);
        Assert.Empty(Digest.Differences(posted, counted));
    }

    private static DossierFacts? Facts(ulong seed, int place, Cube cube)
    {
        var replay = new Replay(Histories.Histories.Of(seed, place).History, cube);
        replay.Until(DateTimeOffset.MaxValue);
        return replay.Facts as DossierFacts;
    }
}
