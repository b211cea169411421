using Xunit;

namespace DiemSang.Tests.Stories.Pages;

public sealed class SamePageTests
{
    private const string Ranking = "/xep-hang?cha=H09.24&cap=xa";

    [Fact]
    public async Task A_ranking_is_made_once_until_something_changes_and_never_kept_for_who_brings_a_cookie()
    {
        await using var town = await PagesTown.Open(await Town.Build());
        Assert.False(await town.IsKept(Ranking));
        Assert.True(await town.IsKept(Ranking));
        Assert.False(await town.IsKept($"{Ranking}&het=1"));
        Assert.False(await town.IsKept(Ranking, "a=1"));

        await town.Town.Tell(
            town.Town.Installation.Now, Town.PerfectBirth with { Status = 8, EndedAt = town.Town.Installation.Now });
        Assert.False(await town.IsKept(Ranking));
        Assert.True(await town.IsKept(Ranking));

        town.Town.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.False(await town.IsKept(Ranking));
    }
}
