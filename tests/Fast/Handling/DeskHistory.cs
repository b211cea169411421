using CsCheck;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;

namespace DiemSang.Tests.Fast.Handling;

/// <summary>
/// A history of a desk as dice make it: a filing and then actions at growing moments; what the rules refuse is left
/// out, so that every history is one that can happen.
/// </summary>
internal sealed class DeskHistory(
    int channel, int limit, DateTimeOffset start, IReadOnlyList<(int Action, int Minutes)> wishes)
{
    private static readonly TimeLimit?[] limits =
    [
        new(5, LimitUnit.WorkingDay), new(1, LimitUnit.SameDay), new(12, LimitUnit.WorkingHour), new(10, LimitUnit.Day),
        new(1, LimitUnit.Month), new(1, LimitUnit.WorkingDay),
    ];

    /// <summary>The way of a dossier to which nothing happens; half of all wishes are of it.</summary>
    private static readonly int[] straight = [0, 1, 12, 13, 14, 17];

    public static Gen<DeskHistory> Any { get; } = Gen.Select(
        Gen.Int[1, 3], Gen.Int[0, limits.Length - 1], Gen.Int[0, 300 * 24 * 60],
        Gen.Select(
            Gen.OneOf(Gen.Int[0, 24], Gen.Int[0, straight.Length - 1].Select(place => straight[place])),
            Gen.OneOf(Gen.Int[0, 90], Gen.Int[0, 4000])).List[1, 40],
        (channel, limit, minute, wishes) =>
            new DeskHistory(channel, limit, Desk.At("2023-01-02 07:00").AddMinutes(minute), wishes));

    /// <summary>The dossier after each action that the rules allowed, and when.</summary>
    public IEnumerable<(HandledDossier Dossier, DateTimeOffset At)> After(WorkCalendar calendar)
    {
        var at = start;
        var filing = Desk.Filing((Channel)channel, Desk.Terms with { Limit = limits[limit] });
        var dossier = channel == 2
            ? HandledDossier.Submit(Desk.By(ActorKind.Applicant, at), Desk.Code, filing)
            : HandledDossier.Receive(Desk.By(ActorKind.Counter, at), Desk.Code, filing);
        yield return (dossier, at);
        foreach (var (action, minutes) in wishes)
        {
            at = at.AddMinutes(minutes);
            if (Try(dossier, action, at, calendar) is { } next)
            {
                dossier = next;
                yield return (dossier, at);
            }
        }
    }

    private static HandledDossier? Try(HandledDossier dossier, int action, DateTimeOffset at, WorkCalendar calendar)
    {
        Act By(ActorKind kind) => Desk.By(kind, at, calendar: calendar);
        try
        {
            return action switch
            {
                0 => dossier.Accept(By(ActorKind.Counter)),
                1 => dossier.Forward(By(ActorKind.Counter), "Specialist", "Thẩm tra"),
                2 => dossier.TakeStep(By(ActorKind.Specialist)),
                3 or 4 => dossier.RequestSupplement(
                    By(dossier.State == DossierState.Submitted ? ActorKind.Counter : ActorKind.Specialist), "giấy tờ",
                    at.AddDays(5), evenIfLate: true),
                5 or 6 => dossier.AnswerSupplement(By(ActorKind.Counter), []),
                7 => dossier.NoticeMoney(By(ActorKind.Specialist), 1000, "thuế"),
                8 or 9 => dossier.Pay(By(ActorKind.System), 700, PaymentChannel.NationalPortal, $"{at:O}"),
                10 => dossier.AskWithdrawal(By(ActorKind.Applicant), "đổi ý"),
                11 => dossier.RefuseWithdrawal(By(ActorKind.Authority), "còn cần"),
                12 => dossier.Propose(By(ActorKind.Specialist), "dự thảo", "Authority", "Ký"),
                13 => dossier.Approve(By(ActorKind.Authority), "Clerk", step: "Phát hành"),
                14 or 15 => dossier.Finish(By(ActorKind.Clerk), "7/2023", LocalTime.DayOf(at), at.Minute % 2 == 0 ? "f" : null),
                16 => dossier.ReturnResult(By(ActorKind.Counter), "sai tên"),
                17 => dossier.HandOver(By(ActorKind.Counter), HandOverProof.Signature),
                18 => dossier.Extend(By(ActorKind.Authority), at.AddDays(9), "phức tạp"),
                19 => dossier.Reassign(By(ActorKind.Authority), "Other"),
                20 when at.Minute % 3 == 0 => dossier.Stop(By(ActorKind.Authority), "không đủ điều kiện"),
                21 => dossier.Correct(By(ActorKind.Admin), "nhầm"),
                22 => dossier.GrantWithdrawal(By(ActorKind.Counter)),
                23 => dossier.ExpireSupplement(By(ActorKind.System)),
                24 when at.Minute % 2 == 0 => dossier.Refuse(
                    By(dossier.State == DossierState.Submitted ? ActorKind.Counter : ActorKind.Authority), "sai thẩm quyền"),
                _ => null,
            };
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
