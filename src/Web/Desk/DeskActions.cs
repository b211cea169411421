using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;

namespace DiemSang.Web.Desk;

/// <summary>Bảng thao tác: everything an officer may do to a dossier, in the order in which a dossier meets it.</summary>
public static class DeskActions
{
    private static readonly Asked reason = new("ly-do", AskAs.LongText);
    private static readonly Asked remark = new("noi-dung", AskAs.LongText, IsRequired: false);

    private static readonly Role[] anyone =
        [Role.CounterOfficer, Role.Specialist, Role.SectionHead, Role.UnitHead, Role.Clerk];

    public static IReadOnlyList<DeskAction> All { get; } =
    [
        new("tiep-nhan", [HandlingAction.Acceptance], "dossier.receive", "dossier.accepted", (_, one, act) =>
            one.Accept(act)),
        new("chuyen-don-vi", [HandlingAction.Transfer], "dossier.forward", "dossier.sent-to-unit", (_, one, act) =>
            one.SendToUnit(act))
        {
            When = one => one is { WasTransferred: true, Transfer: null },
        },
        new("nhan-ve", [HandlingAction.TransferAcceptance], "dossier.receive", "dossier.taken-by-unit", (_, one, act) =>
            one.AcceptAtUnit(act))
        {
            When = one => one.Transfer is { AcceptedAt: null },
        },
        new("chuyen-phong", [HandlingAction.Forwarding], "dossier.forward", "dossier.forwarded", (call, one, act) =>
            one.Forward(act, Officer(call, one, Role.Specialist, Role.SectionHead), StepOf(one, Role.Specialist)))
        {
            Asks = [Whom(Role.Specialist, Role.SectionHead)],
        },
        new("nhan-buoc", [HandlingAction.StepAcceptance], "dossier.forward", "dossier.step-taken", (_, one, act) =>
            one.TakeStep(act))
        {
            When = one => one.Offer is not null,
        },
        new("trinh", [HandlingAction.Proposal], "dossier.decide", "dossier.proposed", (call, one, act) =>
            one.Propose(act, call.Text("noi-dung"), Officer(call, one, Role.UnitHead), StepOf(one, Role.UnitHead)))
        {
            Asks = [remark, Whom(Role.UnitHead)],
            When = one => one is { Proposal: null, Offer: null },
        },
        new("phe-duyet", [HandlingAction.Approval], "dossier.approve", "dossier.approved", (call, one, act) =>
            one.Approve(act, Officer(call, one, Role.Clerk), call.Text("noi-dung"), StepOf(one, Role.Clerk)))
        {
            Asks = [remark, Whom(Role.Clerk)],
            When = one => one is { Proposal: not null, Approval: null },
        },
        new("tra-ban-trinh", [HandlingAction.ProposalReturn], "dossier.approve", "dossier.proposal-returned", (call, one, act) =>
            one.ReturnProposal(act, call.Text("ly-do")))
        {
            Asks = [reason],
            When = one => one.Proposal is not null,
        },
        new("ket-qua", [HandlingAction.Result], "dossier.result", "dossier.finished", (call, one, act) =>
            one.Finish(act, call.Text("so"), call.Day("ngay"), call.Files.GetValueOrDefault("tep")?.Id))
        {
            Asks = [new("so", AskAs.Text), new("ngay", AskAs.Day), new("tep", AskAs.File, IsRequired: false)],
            When = one => one.Approval is not null,
        },
        new("trao", [HandlingAction.HandOver], "dossier.hand-over", "dossier.handed-over", (call, one, act) =>
            one.HandOver(act, ProofOf(call.Text("cach")), call.Text("ma")))
        {
            Asks = [new("cach", AskAs.Proof), new("ma", AskAs.Text, IsRequired: false)],
        },
        new("tra-lai-ket-qua", [HandlingAction.ResultReturn], "dossier.correct", "dossier.result-returned", (call, one, act) =>
            one.ReturnResult(act, call.Text("ly-do")))
        {
            Asks = [reason],
        },
        new("da-bo-sung", [HandlingAction.SupplementAnswer], "dossier.supplement", "dossier.supplement-answered", (call, one, act) =>
            one.AnswerSupplement(act, Given(call, one)))
        {
            Asks = [new("giay", AskAs.Papers, IsRequired: false)],
        },
        new("nop-tien", [HandlingAction.Payment, HandlingAction.FeePayment], "fee.collect", "fee.collected", (call, one, act) =>
            one.Pay(act, call.Number("so-tien"), PaymentChannel.Counter, ReceiptNumber(call)))
        {
            Asks = [new("so-tien", AskAs.Money), new("bien-lai", AskAs.Text)],
            When = one => one.OpenNotice is not null || one.FeesOutstanding(FeeMoment.AtReturn) > 0,
        },
        new("cho-rut", [HandlingAction.WithdrawalGrant], "dossier.withdraw", "dossier.withdrawal-granted", (_, one, act) =>
            one.GrantWithdrawal(act)),
        new("khong-cho-rut", [HandlingAction.WithdrawalRefusal], "dossier.withdraw", "dossier.withdrawal-refused", (call, one, act) =>
            one.RefuseWithdrawal(act, call.Text("ly-do")))
        {
            Asks = [reason],
            When = one => one.AcceptedAt is not null,
        },
        new("bo-sung", [HandlingAction.SupplementRequest], "dossier.supplement", "dossier.supplement-requested", (call, one, act) =>
            one.RequestSupplement(act, call.Text("danh-sach"), call.Moment("han"), call.Has("biet-tre")))
        {
            Asks =
            [
                new("danh-sach", AskAs.LongText), new("han", AskAs.Day),
                new("biet-tre", AskAs.Check, IsRequired: false) { When = one => one.NextRequestCountsAsLate },
            ],
            IsGrave = true,
        },
        new("giay-to", [HandlingAction.PapersGiven], "dossier.papers", "dossier.papers-given", (call, one, act) =>
            one.GivePapers(act, Given(call, one)))
        {
            Asks = [new("giay", AskAs.Papers), new("tep", AskAs.File, IsRequired: false)],
            IsGrave = true,
            When = one => one.Papers.Count > 0,
        },
        new("giao-buoc", [HandlingAction.StepGiving], "dossier.forward", "dossier.step-given", (call, one, act) =>
            one.GiveStep(act, Officer(call, one, anyone), one.Offer?.Step ?? one.OpenHolding?.Step ?? ""))
        {
            Asks = [Whom(anyone)],
            IsGrave = true,
            When = one => one.State == DossierState.InProcess && one.Offer is null,
        },
        new("giao-lai", [HandlingAction.Reassignment], "dossier.assign", "dossier.reassigned", (call, one, act) =>
            one.Reassign(act, Officer(call, one, anyone)))
        {
            Asks = [Whom(anyone)],
            IsGrave = true,
        },
        new("nghia-vu-tien", [HandlingAction.MoneyNotice], "fee.notice", "fee.notice-sent", (call, one, act) =>
            one.NoticeMoney(act, call.Number("so-tien"), call.Text("ly-do"), call.Has("han") ? call.Moment("han") : null))
        {
            Asks = [new("so-tien", AskAs.Money), reason, new("han", AskAs.Day, IsRequired: false)],
            IsGrave = true,
        },
        new("hen-lai", [HandlingAction.Extension], "dossier.extend", "dossier.extended", (call, one, act) =>
            one.Extend(act, call.Moment("ngay-moi"), call.Text("ly-do"), call.House.Handling.ExtensionMovesDue))
        {
            Asks = [new("ngay-moi", AskAs.Day), reason],
            IsGrave = true,
            When = one => one is { Extension: null, ToldDueAt: not null },
        },
        new("xin-rut", [HandlingAction.WithdrawalRequest], "dossier.withdraw", "dossier.withdrawal-asked", (call, one, act) =>
            one.AskWithdrawal(act, call.Text("ly-do")))
        {
            Asks = [reason],
            IsGrave = true,
        },
        new("tu-choi", [HandlingAction.Refusal], "dossier.refuse", "dossier.refused", (call, one, act) =>
            one.Refuse(act, call.Text("ly-do")))
        {
            Asks = [reason],
            IsGrave = true,
        },
        new("het-han-bo-sung", [HandlingAction.SupplementExpiry], "dossier.supplement", "dossier.supplement-expired", (_, one, act) =>
            one.ExpireSupplement(act))
        {
            IsGrave = true,
            IsTime = (one, now) => one.OpenSupplement?.AnswerBy < now,
        },
        new("dung", [HandlingAction.Stop], "dossier.stop", "dossier.stopped", (call, one, act) =>
            one.Stop(act, call.Text("ly-do")))
        {
            Asks = [reason],
            IsGrave = true,
        },
        new("sua-sai", [HandlingAction.Correction], "dossier.undo", "dossier.corrected", (call, one, act) =>
            one.Correct(act, call.Text("ly-do")))
        {
            Asks = [reason],
            IsGrave = true,
        },
    ];

    /// <summary>The action that does the next thing; null when nobody here has to do anything.</summary>
    public static DeskAction? For(NextTask task) => task switch
    {
        NextTask.Accept => Find("tiep-nhan"),
        NextTask.SendToUnit => Find("chuyen-don-vi"),
        NextTask.AcceptAtUnit => Find("nhan-ve"),
        NextTask.Forward => Find("chuyen-phong"),
        NextTask.TakeStep => Find("nhan-buoc"),
        NextTask.Propose => Find("trinh"),
        NextTask.Approve => Find("phe-duyet"),
        NextTask.Issue => Find("ket-qua"),
        NextTask.AwaitPapers or NextTask.ConfirmPapers => Find("da-bo-sung"),
        NextTask.AwaitPayment => Find("nop-tien"),
        NextTask.DecideWithdrawal => Find("cho-rut"),
        NextTask.HandOver => Find("trao"),
        _ => null,
    };

    public static DeskAction Find(string noun) => All.First(one => one.Noun == noun);

    private static Asked Whom(params Role[] roles) => new("nguoi", AskAs.Officer) { Roles = roles };

    private static string Officer(DeskCall call, HandledDossier dossier, params Role[] roles)
    {
        var named = call.Text("nguoi");
        Refused.If(!Officers.Of(call.House).WorksFor(named, dossier.Unit, roles), "desk.no-such-officer");
        return named;
    }

    private static string StepOf(HandledDossier dossier, Role role) =>
        dossier.Terms.Steps.FirstOrDefault(step => step.Doer == role.ToString())?.Name ?? "";

    private static HandOverProof ProofOf(string text)
    {
        Refused.If(!Enum.TryParse<HandOverProof>(text, out var proof) || !Enum.IsDefined(proof), "desk.no-proof");
        return proof;
    }

    private static string ReceiptNumber(DeskCall call)
    {
        Refused.If(!call.Has("bien-lai"), "desk.no-receipt-number");
        return call.Text("bien-lai");
    }

    /// <summary>The ticked papers as given; a file that came along is the one ticked paper's.</summary>
    private static IReadOnlyList<Paper> Given(DeskCall call, HandledDossier dossier)
    {
        var ticked = call.Fields["giay"].ToHashSet(StringComparer.Ordinal);
        var file = call.Files.GetValueOrDefault("tep")?.Id;
        Refused.If(file is not null && ticked.Count != 1, "desk.file-for-one-paper");
        return
        [
            .. dossier.Papers.Where(paper => ticked.Contains(paper.Code)).Select(paper => paper with
            {
                IsGiven = true,
                File = file ?? paper.File,
                Form = file is not null ? PaperForm.Electronic : paper.Form,
                ReusedFrom = file is not null ? null : paper.ReusedFrom,
            }),
        ];
    }
}
