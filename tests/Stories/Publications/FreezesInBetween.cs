using DiemSang.Tests.Stories.Access;
using DiemSang.Tests.Stories.Storage;
using DiemSang.Web.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Office = DiemSang.Tests.Stories.Access.Office;

namespace DiemSang.Tests.Stories.Publications;

/// <summary>A freeze made by hand between two weeks of the schedule: published like any, but no week.</summary>
public sealed class FreezesInBetween
{
    private static readonly DateTimeOffset friday = new(2026, 9, 25, 17, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task A_freeze_by_hand_is_no_week_of_the_streak_and_weeks_are_compared_with_weeks()
    {
        var clock = new StoryClock(friday);
        await using var office = await Office.Open(clock);
        var figures = office.Server.App.Services.GetRequiredService<Figures>();
        var weeks = new List<string>();
        foreach (var (cutOff, by) in new[] { (friday, "system"), (friday.AddDays(4), "to-vien"), (friday.AddDays(7), "system") })
        {
            clock.Now = cutOff;
            weeks.Add((await office.House.Publications.Freeze(cutOff, by, cutOff)).Slug);
        }

        var book = office.House.PublicationBook;
        Assert.Equal(3, book.Of(Office.City).Count);
        Assert.Equal(2, figures.WeeksFirst(book.Of(Office.City), Office.Province.Value));
        Assert.Equal(weeks[0], figures.Before(book.Find(weeks[2])!)!.Slug);
        Assert.Equal(weeks[0], figures.Before(book.Find(weeks[1])!)!.Slug);
        Assert.Null(figures.Before(book.Find(weeks[0])!));
    }
}
