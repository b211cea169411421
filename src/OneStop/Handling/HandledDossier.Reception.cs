using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.OneStop.Handling;

/// <summary>
/// Tiếp nhận: filing online, reception at the counter, acceptance, refusal, transfer to the handling unit.
/// </summary>
public sealed partial record HandledDossier
{
    /// <summary>Working time in which the counter looks at what was sent to it: a filing, an answer to a request.</summary>
    internal static readonly TimeSpan CounterTime = TimeSpan.FromHours(8);

    /// <summary>Nộp trực tuyến (1).</summary>
    public static HandledDossier Submit(Act act, DossierCode code, Filing filing)
    {
        Refused.If(filing.Channel != Channel.Online, "filing.counter-only");
        StateTable.Judge(null, DossierState.Submitted, HandlingAction.Submission, act.Actor.Kind);
        return Of(code, filing).Logged(act, DossierState.Submitted, HandlingAction.Submission) with
        {
            SubmittedAt = act.At,
        };
    }

    /// <summary>Nhận trực tiếp hoặc qua bưu chính (2): the papers must be complete.</summary>
    public static HandledDossier Receive(Act act, DossierCode code, Filing filing)
    {
        Refused.If(filing.Channel == Channel.Online, "filing.online-only");
        StateTable.Judge(null, DossierState.Received, HandlingAction.Reception, act.Actor.Kind);
        var dossier = Of(code, filing) with { SubmittedAt = act.At };
        dossier.RequirePapers();
        return dossier.Logged(act, DossierState.Received, HandlingAction.Reception).Accepted(act);
    }

    /// <summary>Ký số tiếp nhận hồ sơ trực tuyến (1 → 2).</summary>
    public HandledDossier Accept(Act act)
    {
        var next = Go(act, DossierState.Received, HandlingAction.Acceptance);
        RequirePapers();
        return next.Accepted(act);
    }

    /// <summary>Không tiếp nhận (1 → 3), từ chối giải quyết (4 → 3): Mẫu 03, with a reason.</summary>
    public HandledDossier Refuse(Act act, string reason)
    {
        var next = Go(act, DossierState.Refused, HandlingAction.Refusal);
        RequireReason(reason);
        return next.Said(reason, out var text).Released(act.At) with { Ending = new(act.At, act.Account, text) };
    }

    /// <summary>Trong 8 giờ làm việc from filing, or from payment where a fee comes first.</summary>
    public DateTimeOffset? AcceptanceDueAt(WorkCalendar calendar)
    {
        if (SubmittedAt is not { } filed || AcceptedAt is not null)
        {
            return null;
        }

        var paid = Fees.Any(fee => fee.When == FeeMoment.AtReception)
            ? Payments.Select(one => (DateTimeOffset?)one.At).Max()
            : null;
        return calendar.AddWorkingTime(paid ?? filed, CounterTime);
    }

    /// <summary>Chuyển về cơ quan giải quyết: for a dossier received for another unit.</summary>
    public HandledDossier SendToUnit(Act act)
    {
        var next = Do(act, HandlingAction.Transfer);
        Refused.If(!WasTransferred, "transfer.own-unit");
        Refused.If(Transfer is not null, "transfer.sent-already");
        return next with { Transfer = new(act.At, act.Account) };
    }

    /// <summary>Cơ quan giải quyết nhận: its counter holds the dossier from now on.</summary>
    public HandledDossier AcceptAtUnit(Act act)
    {
        var next = Do(act, HandlingAction.TransferAcceptance);
        Refused.If(Transfer is null, "transfer.not-sent");
        Refused.If(Transfer!.AcceptedAt is not null, "transfer.accepted-already");
        return next.Held(act.At, "", act.Account) with
        {
            Transfer = Transfer with { AcceptedAt = act.At, AcceptedBy = act.Account },
        };
    }

    /// <summary>Giấy tờ đã nộp, đã số hóa, dùng lại: puts papers in place of those with the same code.</summary>
    public HandledDossier GivePapers(Act act, IReadOnlyList<Paper> papers)
    {
        var next = Do(act, HandlingAction.PapersGiven);
        return next with { Papers = Merged(papers) };
    }

    private static HandledDossier Of(DossierCode code, Filing filing)
    {
        filing.RefuseOtherMatters();
        var dossier = new HandledDossier(code, filing.Unit, filing.Procedure, filing.Channel)
        {
            ReceivingUnit = filing.At,
            Terms = filing.Terms,
            Fees = filing.Fees,
            UsesCitizenData = filing.UsesCitizenData,
        };
        dossier = dossier with { Papers = dossier.Merged(filing.Papers) };
        return dossier.SaidPerhaps(filing.Summary, out _);
    }

    private IReadOnlyList<Paper> Merged(IReadOnlyList<Paper> papers)
    {
        Refused.If(papers.Any(paper => paper.IsReused && paper.ConsentAt is null), "papers.reuse-without-consent");
        return
        [
            .. Papers.Select(old => papers.LastOrDefault(paper => paper.Code == old.Code) ?? old),
            .. papers.Where(paper => Papers.All(old => old.Code != paper.Code)),
        ];
    }

    private void RequirePapers()
    {
        var missing = MissingPapers;
        var names = string.Join("; ", missing.Select(one => one.Name));
        Refused.If(missing.Count > 0, "papers.incomplete", missing.Count, names);
    }

    /// <summary>The clock starts: a date is promised, the receiving officer holds the dossier.</summary>
    private HandledDossier Accepted(Act act) =>
        (this with { AcceptedAt = act.At }).Held(act.At, "", act.Account).Promised(act, PromiseCause.Reception);
}
