using DiemSang.Exchange.Erasing;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.Web.Access;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Erasing;

/// <summary>POST /quan-tri/xoa-nguoi/…: looks where a person stands, then erases; each look stands in the audit trail.</summary>
internal static class ErasePerson
{
    public static readonly object Found = new(), Erased = new();

    public static void MapErasePerson(this IEndpointRouteBuilder routes)
    {
        routes.MapDeskForm("/quan-tri/xoa-nguoi/tim", Find, Again).RequireRight("person.erase");
        routes.MapDeskForm("/quan-tri/xoa-nguoi/xoa", Erase, Again).RequireRight("person.erase");
    }

    private static async Task<IResult> Find(DeskCall call)
    {
        var number = call.Text("so");
        await call.House.Access.Audit(call.Account, "person.sought", "erasure");
        call.Context.Items[Found] = new PersonErasure(call.House).Find(number);
        return Again(call);
    }

    private static async Task<IResult> Erase(DeskCall call)
    {
        Refused.If(!call.Has("chac"), "person.not-sure");
        call.Context.Items[Erased] = await new PersonErasure(call.House).Erase(
            call.Text("so"), call.Text("can-cu"), call.Account,
            unit => call.Visitor.May("person.erase", unit.Length == 0 ? Grant.Everywhere : new(unit)));
        return Again(call);
    }

    private static IResult Again(DeskCall call) => DeskForms.Page<ErasePersonPage>(call);
}
