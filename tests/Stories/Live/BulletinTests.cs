using System.Text;
using System.Text.RegularExpressions;
using DiemSang.Web.Live;

namespace DiemSang.Tests.Stories.Live;

/// <summary>The live numbers of open pages: the newest of each unit reaches everyone, however slow.</summary>
public sealed class BulletinTests
{
    private readonly Bulletin bulletin = new();

    [Fact]
    public async Task A_page_that_fell_behind_still_gets_the_newest_number_of_each_unit()
    {
        using var ended = new CancellationTokenSource();
        var (may, seen) = (new SemaphoreSlim(0), new List<string>());
        var reading = Read(async text =>
        {
            await may.WaitAsync(ended.Token);
            seen.Add(text);
        }, ended.Token);
        Tell(1, "A", "B");
        for (var turn = 2; turn <= 1000; turn++)
        {
            Tell(turn, "B");
        }

        Tell(1001, "C");
        may.Release(2);
        await Until(() => seen.Count == 2);
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        var last = new Dictionary<string, string>();
        foreach (Match number in Regex.Matches(string.Concat(seen), "\"unit\":\"(.)\".*?\"version\":(\\d+)"))
        {
            last[number.Groups[1].Value] = number.Groups[2].Value;
        }

        Assert.Equal(("1", "1000", "1001"), (last["A"], last["B"], last["C"]));
        Assert.True(seen[1].Length < 3 * seen[0].Length, "what it missed comes once, not a thousand times");
    }

    [Fact]
    public async Task A_page_that_has_seen_a_turn_is_not_told_it_again_and_nothing_older_than_itself()
    {
        using var ended = new CancellationTokenSource();
        var seen = new List<string>();
        Tell(1, "A");
        var reading = Read(text =>
        {
            seen.Add(text);
            return Task.CompletedTask;
        }, ended.Token);
        for (var turn = 2; turn <= 5; turn++)
        {
            Tell(turn, "A");
            await Until(() => seen.Count == turn - 1);
        }

        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(["2", "3", "4", "5"], seen.Select(text => Regex.Match(text, "id: (\\d+)\n\n$").Groups[1].Value));
        Assert.False(bulletin.IsRead);
    }

    private Task Read(Func<string, Task> write, CancellationToken ended) =>
        bulletin.Read(text => write(Encoding.UTF8.GetString(text.Span)), ended);

    private void Tell(long version, params string[] units) => bulletin.Tell(
        units.Select(unit => new LiveNumber(unit, 77.84m, DateTimeOffset.UnixEpoch, version)));

    private static async Task Until(Func<bool> holds)
    {
        for (var turn = 0; !holds() && turn < 1000; turn++)
        {
            await Task.Delay(5);
        }

        Assert.True(holds());
    }
}
