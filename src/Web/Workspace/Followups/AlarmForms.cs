using DiemSang.Web.Access;

namespace DiemSang.Web.Workspace.Followups;

/// <summary>POST /canh-bao/{alarm}/da-xem and …/dong: a receipt, and the end.</summary>
internal static class AlarmForms
{
    public const string Read = "alarm.read", Close = "alarm.close";

    public static void MapAlarms(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/canh-bao/{alarm}/da-xem", MarkRead).RequireRight(Read, Target.Alarm);
        routes.MapForm("/canh-bao/{alarm}/dong", End, keepsTyped: true).RequireRight(Close, Target.Alarm);
    }

    private static async Task<IResult> MarkRead(FormCall call)
    {
        var house = call.Context.RequestServices.GetRequiredService<Figures>().Installation;
        var alarm = house.Followups.Alarms.Find(call.Route("alarm"))!;
        await house.Followups.Alarms.MarkRead(
            alarm.Id, call.Visitor.Account!, call.Visitor.May(Close, alarm.Unit), house.Now);
        return call.Done("alarm.marked-read");
    }

    private static async Task<IResult> End(FormCall call)
    {
        var house = call.Context.RequestServices.GetRequiredService<Figures>().Installation;
        await house.Followups.Alarms.Close(
            call.Route("alarm"), call.Text("noi-dung"), call.Visitor.Account!, house.Now);
        return call.Done("alarm.done");
    }
}
