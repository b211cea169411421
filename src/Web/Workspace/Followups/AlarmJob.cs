using DiemSang.Evaluation.Followups;
using DiemSang.Exchange;
using DiemSang.OneStop.Jobs;

namespace DiemSang.Web.Workspace.Followups;

/// <summary>Trực cảnh báo: judges as often as the rules say, on one node at a time, and puts its letters in the outbox.</summary>
public static class AlarmJob
{
    public static Job Of(Installation house)
    {
        var letters = new AlarmLetters(house);
        var watch = new AlarmWatch(house.Followups.Alarms, house.Database, house.Catalogue, house.Book, AlarmRules.Delivered)
        {
            Tell = letters.Tell,
            Send = letters.Send,
        };
        return new("alarms", TimeSpan.FromMinutes(AlarmRules.Delivered.EveryMinutes), async _ =>
        {
            await watch.Judge(house.Now);
            return null;
        });
    }
}
