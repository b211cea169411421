using DiemSang.Exchange;
using DiemSang.Web.Hosting;

namespace DiemSang.Tests.Stories.Hosting;

/// <summary>A verb that reads beside a server counts the same weeks as the server.</summary>
public sealed class OutlookStories
{
    [Fact]
    public void A_folder_of_the_demo_closes_its_weeks_as_the_demo_does_and_another_as_its_settings_say()
    {
        var place = Directory.CreateTempSubdirectory("diemsang-outlook-");
        var folder = new DataFolder(place.FullName);
        Assert.Equal((DayOfWeek.Friday, new TimeOnly(17, 0)), Closes(Outlook.Of(folder)));
        File.WriteAllText(folder.DemoStarted, "");
        Assert.Equal((DayOfWeek.Monday, new TimeOnly(7, 0)), Closes(Outlook.Of(folder)));
        place.Delete(recursive: true);
    }

    private static (DayOfWeek, TimeOnly) Closes(Outlook outlook) => (outlook.WeekClosesOn, outlook.WeekClosesAt);
}
