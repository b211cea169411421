using System.Globalization;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;

namespace DiemSang.Tests.Fast.Handling;

/// <summary>
/// A desk of invented officers and one invented applicant; dossiers brought into any state by lawful steps.
/// </summary>
internal static class Desk
{
    public static readonly UnitCode Ward = new("H09.24.02");
    public static readonly UnitCode OtherWard = new("H09.24.05");
    public static readonly DossierCode Code = new("H09.24.02-230306-0001");
    public static readonly DateTimeOffset Monday = At("2023-03-06 08:00");

    /// <summary>Five working days in three steps.</summary>
    public static readonly Terms Terms = new(1, new(5, LimitUnit.WorkingDay))
    {
        Steps = [new("Thẩm tra", "Specialist", 60), new("Ký", "UnitHead", 20), new("Phát hành", "Clerk", 20)],
    };

    public static DateTimeOffset At(string text) =>
        new(DateTime.Parse(text, CultureInfo.InvariantCulture), LocalTime.Offset);

    public static Act By(ActorKind kind, DateTimeOffset at, string? account = null, WorkCalendar? calendar = null) =>
        new(new(account ?? kind.ToString(), kind), at, calendar ?? WorkCalendar.Official);

    public static Filing Filing(Channel channel = Channel.Direct, Terms? terms = null) =>
        new(Ward, new("1.001193"), channel, terms ?? Terms)
        {
            Owner = new("Người thử nghiệm", "000000000001"),
            Papers = [new("G1", "Tờ khai", true) { IsGiven = true, File = "f1" }, new("G2", "Giấy chứng sinh", false)],
        };

    public static HandledDossier Received(DateTimeOffset? at = null, Terms? terms = null) =>
        HandledDossier.Receive(By(ActorKind.Counter, at ?? Monday), Code, Filing(terms: terms));

    public static HandledDossier Submitted(DateTimeOffset? at = null) =>
        HandledDossier.Submit(By(ActorKind.Applicant, at ?? Monday), Code, Filing(Channel.Online));

    /// <summary>In the specialist's hands.</summary>
    public static HandledDossier InProcess(DateTimeOffset? at = null, Terms? terms = null)
    {
        var start = at ?? Monday;
        return Received(start, terms)
            .Forward(By(ActorKind.Counter, start.AddMinutes(10)), "Specialist", "Thẩm tra")
            .TakeStep(By(ActorKind.Specialist, start.AddMinutes(20)));
    }

    /// <summary>Proposed, signed, waiting for the clerk.</summary>
    public static HandledDossier Signed(DateTimeOffset? at = null)
    {
        var start = at ?? Monday;
        return InProcess(start)
            .Propose(By(ActorKind.Specialist, start.AddMinutes(30)), "Dự thảo", "Authority", "Ký")
            .Approve(By(ActorKind.Authority, start.AddMinutes(40)), "Clerk", step: "Phát hành");
    }

    public static HandledDossier Finished(DateTimeOffset? at = null)
    {
        var start = at ?? Monday;
        return Signed(start).Finish(
            By(ActorKind.Clerk, start.AddMinutes(50)), "12/2023", LocalTime.DayOf(start), "result-file");
    }

    /// <summary>A dossier in a state, so complete that only the table can refuse the next step.</summary>
    public static HandledDossier In(DossierState state) => state switch
    {
        DossierState.Submitted => Submitted(),
        DossierState.Received => Received(),
        DossierState.Refused => Submitted().Refuse(By(ActorKind.Counter, Monday.AddHours(1)), "không thuộc thẩm quyền"),
        DossierState.InProcess => Signed(),
        DossierState.AwaitingPapers => Signed().RequestSupplement(
            By(ActorKind.Specialist, Monday.AddHours(1)), "Giấy chứng sinh", Monday.AddDays(3)),
        DossierState.AwaitingPayment => Signed().NoticeMoney(By(ActorKind.Specialist, Monday.AddHours(1)), 1000, "Thuế"),
        DossierState.WithdrawalAsked => Signed().AskWithdrawal(By(ActorKind.Applicant, Monday.AddHours(1)), "đổi ý"),
        DossierState.Stopped => Signed().Stop(By(ActorKind.Authority, Monday.AddHours(1)), "không đủ điều kiện"),
        DossierState.Finished => Finished(),
        _ => Finished().HandOver(By(ActorKind.Counter, Monday.AddHours(2)), HandOverProof.Signature),
    };
}
