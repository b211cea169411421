using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;
using Xunit;

namespace DiemSang.Tests.Fast.Handling;

public sealed class LifeTests
{
    private static readonly DateTimeOffset later = Desk.Monday.AddHours(2);

    [Fact]
    public void An_online_dossier_is_to_be_accepted_within_eight_working_hours()
    {
        var dossier = Desk.Submitted(Desk.At("2023-03-10 16:00"));
        Assert.Equal(Desk.At("2023-03-13 16:00"), dossier.AcceptanceDueAt(WorkCalendar.Official));
        Assert.Null(dossier.ToldDueAt);
        Assert.Equal((NextTask.Accept, HandledDossier.CounterDesk), (NextStep.Of(dossier), dossier.Holder));
    }

    [Fact]
    public void Where_a_fee_comes_first_the_eight_hours_run_from_its_payment()
    {
        var filing = Desk.Filing(Channel.Online) with { Fees = [new("Lệ phí", 8000, FeeMoment.AtReception)] };
        var dossier = HandledDossier.Submit(Desk.By(ActorKind.Applicant, Desk.Monday), Desk.Code, filing)
            .Pay(Desk.By(ActorKind.System, Desk.At("2023-03-07 10:00")), 8000, PaymentChannel.NationalPortal, "T1");
        Assert.Equal(Desk.At("2023-03-08 10:00"), dossier.AcceptanceDueAt(WorkCalendar.Official));
    }

    [Theory]
    [InlineData("2023-03-06 15:00", "2023-03-06 17:00")]
    [InlineData("2023-03-06 15:01", "2023-03-07 07:00")]
    [InlineData("2023-03-10 16:00", "2023-03-13 07:00")]
    public void A_dossier_goes_to_the_section_the_same_day_unless_received_after_three(string received, string due) =>
        Assert.Equal(Desk.At(due), Desk.Received(Desk.At(received)).ForwardDueAt(WorkCalendar.Official));

    [Fact]
    public void Papers_that_are_missing_keep_a_dossier_from_being_received()
    {
        var filing = Desk.Filing() with { Papers = [new("G1", "Tờ khai", true), new("G2", "Giấy tờ khác", false)] };
        var no = Says("papers.incomplete", () => HandledDossier.Receive(Desk.By(ActorKind.Counter, later), Desk.Code, filing));
        Assert.Equal([1, "Tờ khai"], no.Blanks);
    }

    [Fact]
    public void An_earlier_paper_is_used_again_with_the_owners_consent_only()
    {
        var paper = new Paper("G2", "Giấy chứng sinh", false) { IsGiven = true, ReusedFrom = "H09.24.02-230101-0001" };
        Says("papers.reuse-without-consent", () => Desk.Received().GivePapers(Desk.By(ActorKind.Counter, later), [paper]));
        var given = Desk.Received().GivePapers(Desk.By(ActorKind.Counter, later), [paper with { ConsentAt = later }]);
        Assert.True((ItemOfDossier.Of(given).Signs & ItemSigns.Reused) != 0);
    }

    [Fact]
    public void Papers_that_the_applicant_sent_wait_for_the_counter_and_keep_the_dossier_from_being_stopped()
    {
        var asked = Desk.InProcess().RequestSupplement(
            Desk.By(ActorKind.Specialist, later), "Giấy chứng sinh", Desk.Monday.AddDays(3));
        Assert.Equal((NextTask.AwaitPapers, "Specialist"), (NextStep.Of(asked), asked.Holder));
        var byOfficer = asked.GivePapers(Desk.By(ActorKind.Counter, later.AddHours(1)), []);
        Assert.Equal(NextTask.AwaitPapers, NextStep.Of(byOfficer));
        var sent = asked.GivePapers(
            Desk.By(ActorKind.Applicant, Desk.At("2023-03-06 16:00")), [new("G2", "Giấy chứng sinh", false) { IsGiven = true }]);
        Assert.Equal((NextTask.ConfirmPapers, HandledDossier.CounterDesk, Desk.Ward), (NextStep.Of(sent), sent.Holder, sent.Place));
        Assert.Equal(Desk.At("2023-03-07 16:00"), NextStep.DueAt(sent, WorkCalendar.Official));
        Says("supplement.answer-sent", () => sent.ExpireSupplement(Desk.By(ActorKind.System, Desk.Monday.AddDays(4))));
        Assert.Equal("Specialist", sent.AnswerSupplement(Desk.By(ActorKind.Counter, Desk.Monday.AddDays(4)), []).Holder);
    }

    [Theory]
    [InlineData(Matter.Complaint, "filing.complaint")]
    [InlineData(Matter.Denunciation, "filing.denunciation")]
    [InlineData(Matter.Feedback, "filing.feedback")]
    public void Complaints_and_denunciations_are_no_dossiers(Matter matter, string code) => Says(
        code,
        () => HandledDossier.Receive(Desk.By(ActorKind.Counter, later), Desk.Code, Desk.Filing() with { Matter = matter }));

    [Fact]
    public void A_dossier_received_for_another_unit_is_forwarded_only_after_that_unit_took_it()
    {
        var filing = Desk.Filing() with { ReceivingUnit = Desk.OtherWard };
        var dossier = HandledDossier.Receive(Desk.By(ActorKind.Counter, Desk.Monday), Desk.Code, filing);
        Assert.Equal((Desk.OtherWard, NextTask.SendToUnit), (dossier.Place, NextStep.Of(dossier)));
        Says("transfer.not-accepted", () => dossier.Forward(Desk.By(ActorKind.Counter, later), "C", "Thẩm tra"));
        var sent = dossier.SendToUnit(Desk.By(ActorKind.Counter, later));
        Assert.Equal((Desk.Ward, HandledDossier.CounterDesk), (sent.Place, sent.Holder));
        var taken = sent.AcceptAtUnit(Desk.By(ActorKind.Counter, later.AddHours(1), "other"));
        Assert.Equal("other", taken.Holder);
        Assert.Equal(DossierState.InProcess, taken.Forward(Desk.By(ActorKind.Counter, later.AddHours(2)), "C", "x").State);
        Assert.Equal(Desk.Monday, taken.AcceptedAt);
        var item = ItemOfDossier.Of(taken);
        Assert.Equal((Desk.Ward, (UnitCode?)Desk.OtherWard), (item.Unit, item.ReceivingUnit));
    }

    [Fact]
    public void A_second_request_for_papers_needs_an_officer_who_knows_that_it_counts_as_late()
    {
        var once = Desk.In(DossierState.AwaitingPapers);
        var back = once.AnswerSupplement(Desk.By(ActorKind.Counter, Desk.Monday.AddDays(1)), []);
        Assert.True(back.NextRequestCountsAsLate);
        var act = Desk.By(ActorKind.Specialist, Desk.Monday.AddDays(1).AddHours(1));
        Says("supplement.second-counts-late", () => back.RequestSupplement(act, "thêm", act.At.AddDays(2)));
        var twice = back.RequestSupplement(act, "thêm", act.At.AddDays(2), evenIfLate: true);
        Assert.True(DeadlineLedger.Of(twice, WorkCalendar.Official, act.At).CountsAsLateByRequests);
    }

    [Fact]
    public void Waiting_for_papers_ends_when_their_time_is_over_and_not_before()
    {
        var dossier = Desk.In(DossierState.AwaitingPapers);
        var until = dossier.OpenSupplement!.AnswerBy;
        Says("supplement.time-left", () => dossier.ExpireSupplement(Desk.By(ActorKind.System, until)));
        var stopped = dossier.ExpireSupplement(Desk.By(ActorKind.System, until.AddSeconds(1)));
        Assert.Equal((DossierState.Stopped, SupplementEnd.Expired), (stopped.State, stopped.Supplements[0].End));
    }

    [Fact]
    public void Money_in_parts_leads_back_only_when_all_is_paid_and_a_receipt_counts_once()
    {
        var dossier = Desk.In(DossierState.AwaitingPayment);
        var part = dossier.Pay(Desk.By(ActorKind.Cashier, later), 400, PaymentChannel.Counter, "R1");
        Assert.Equal((DossierState.AwaitingPayment, 600L), (part.State, part.NoticeOutstanding));
        Assert.Same(part, part.Pay(Desk.By(ActorKind.Cashier, later), 400, PaymentChannel.Counter, "R1"));
        var whole = part.Pay(Desk.By(ActorKind.System, later), 600, PaymentChannel.NationalPortal, "T2");
        Assert.Equal(DossierState.InProcess, whole.State);
    }

    [Fact]
    public void A_fee_of_reception_is_paid_before_the_dossier_leaves_it()
    {
        var filing = Desk.Filing() with { Fees = [new("Lệ phí", 8000, FeeMoment.AtReception)] };
        var dossier = HandledDossier.Receive(Desk.By(ActorKind.Counter, Desk.Monday), Desk.Code, filing);
        Says("fees.first", () => dossier.Forward(Desk.By(ActorKind.Counter, later), "C", "Thẩm tra"));
        var paid = dossier.Pay(Desk.By(ActorKind.Cashier, later), 8000, PaymentChannel.Counter, "R1");
        Assert.Equal(DossierState.InProcess, paid.Forward(Desk.By(ActorKind.Counter, later), "C", "Thẩm tra").State);
    }

    [Fact]
    public void An_online_payment_counts_when_it_is_reconciled()
    {
        var dossier = Desk.Received().Pay(Desk.By(ActorKind.System, later), 5000, PaymentChannel.ProvinceGateway, "T1");
        Assert.False(PaidOnline(dossier));
        Assert.True(PaidOnline(dossier.Reconcile(Desk.By(ActorKind.System, later), "T1")));

        static bool PaidOnline(HandledDossier one) =>
            (ItemOfDossier.Of(one).Signs & ItemSigns.PaidOnline) != 0;
    }

    [Fact]
    public void An_apology_comes_before_the_date_and_once()
    {
        var dossier = Desk.InProcess();
        var due = dossier.ToldDueAt!.Value;
        Says("extension.date-passed", () => Extend(dossier, due.AddSeconds(1), due.AddDays(7)));
        Says("extension.not-later", () => Extend(dossier, later, due));
        var extended = Extend(dossier, due, due.AddDays(7));
        Assert.Equal((due.AddDays(7), due), (extended.ToldDueAt, extended.FirstDueAt));
        Says("extension.once", () => Extend(extended, due, due.AddDays(14)));

        static HandledDossier Extend(HandledDossier one, DateTimeOffset at, DateTimeOffset to) =>
            one.Extend(Desk.By(ActorKind.Authority, at), to, "hồ sơ phức tạp");
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    [InlineData(0, false)]
    public void A_refusal_gives_its_reason_in_at_most_500_characters(int length, bool good)
    {
        var refuse = () => Desk.Submitted().Refuse(Desk.By(ActorKind.Counter, later), new('x', length));
        Assert.Equal(good, Record.Exception(refuse) is null);
    }

    [Fact]
    public void A_step_stays_with_its_giver_until_the_other_takes_it()
    {
        var given = Desk.InProcess().GiveStep(Desk.By(ActorKind.Specialist, later), "B", "Thẩm tra");
        Assert.Equal(("Specialist", "B", NextTask.TakeStep), (given.OpenHolding!.Account, given.Holder, NextStep.Of(given)));
        Says("step.offered-to-other", () => given.TakeStep(Desk.By(ActorKind.Specialist, later, "C")));
        var taken = given.TakeStep(Desk.By(ActorKind.Specialist, later.AddHours(1), "B"));
        Assert.Equal((later.AddHours(1), "B"), (taken.Holdings[^2].To, taken.OpenHolding!.Account));
    }

    [Fact]
    public void A_result_is_signed_first_and_signed_again_after_it_was_sent_back()
    {
        var act = Desk.By(ActorKind.Clerk, later);
        Says("result.not-signed", () => Desk.InProcess().Finish(act, "1", new(2023, 3, 6), null));
        var back = Desk.Finished().ReturnResult(Desk.By(ActorKind.Counter, later), "sai năm sinh");
        Assert.Equal((DossierState.InProcess, null, "Specialist"), (back.State, back.EndedAt, back.Holder));
        Says("result.not-signed", () => back.Finish(act, "1", new(2023, 3, 6), null));
        Assert.Equal("12/2023", Assert.Single(back.ReturnedResults).Result.Number);
    }

    [Fact]
    public void The_program_hands_over_only_what_is_electronic()
    {
        var act = Desk.By(ActorKind.System, later);
        Assert.Equal(DossierState.HandedOver, Desk.Finished().HandOver(act, HandOverProof.Electronic).State);
        var onPaper = Desk.Signed().Finish(Desk.By(ActorKind.Clerk, later), "1", new(2023, 3, 6), null);
        Says("hand-over.no-file", () => onPaper.HandOver(act, HandOverProof.Electronic));
        Says("hand-over.electronic-only", () => Desk.Finished().HandOver(act, HandOverProof.Signature));
    }

    [Fact]
    public void No_open_dossier_is_silent()
    {
        List<HandledDossier> open =
        [
            .. Enum.GetValues<DossierState>().Where(state => !StateTable.IsEnd(state)).Select(Desk.In),
            Desk.Submitted().RequestSupplement(Desk.By(ActorKind.Counter, later), "Giấy chứng sinh", later.AddDays(3)),
            Desk.Submitted().AskWithdrawal(Desk.By(ActorKind.Applicant, later), "đổi ý"),
        ];
        Assert.All(open, dossier =>
        {
            Assert.NotEqual("", dossier.Holder);
            Assert.NotEqual(NextTask.Nothing, NextStep.Of(dossier));
            Assert.NotNull(NextStep.DueAt(dossier, WorkCalendar.Official));
        });
    }

    [Fact]
    public void What_has_no_limit_is_silent() =>
        Assert.Null(NextStep.DueAt(Desk.InProcess(terms: new(0, null)), WorkCalendar.Official));

    private static RefusedException Says(string code, Func<object> action)
    {
        var no = Assert.Throws<RefusedException>(() => { action(); });
        Assert.Equal(code, no.Code);
        return no;
    }
}
