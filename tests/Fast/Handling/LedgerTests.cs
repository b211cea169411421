using CsCheck;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using Xunit;

namespace DiemSang.Tests.Fast.Handling;

public sealed class LedgerTests
{
    private static readonly WorkCalendar calendar = WorkCalendar.Official;

    /// <summary>The worked examples of the law, through a dossier.</summary>
    [Theory]
    [InlineData("2023-03-06 10:00", 2, LimitUnit.WorkingDay, "2023-03-08 10:00")]
    [InlineData("2023-03-10 16:30", 3, LimitUnit.WorkingDay, "2023-03-15 16:30")]
    [InlineData("2023-03-10 17:20", 1, LimitUnit.WorkingDay, "2023-03-14 07:00")]
    [InlineData("2023-01-19 09:00", 5, LimitUnit.WorkingDay, "2023-02-02 09:00")]
    [InlineData("2023-04-27 09:00", 3, LimitUnit.WorkingDay, "2023-05-05 09:00")]
    [InlineData("2023-08-29 15:30", 1, LimitUnit.SameDay, "2023-08-30 17:00")]
    [InlineData("2024-04-26 08:00", 3, LimitUnit.WorkingDay, "2024-05-04 08:00")]
    [InlineData("2023-06-05 09:00", 15, LimitUnit.Day, "2023-06-20 09:00")]
    [InlineData("2023-06-01 09:00", 30, LimitUnit.Day, "2023-07-03 09:00")]
    public void The_date_told_at_reception_is_that_of_the_law(string received, int amount, LimitUnit unit, string due)
    {
        var dossier = Desk.Received(Desk.At(received), new(0, new(amount, unit)));
        Assert.Equal(Desk.At(due), dossier.ToldDueAt);
        Assert.Equal(Desk.At(due), dossier.IndexDueAt);
    }

    [Fact]
    public void A_supplement_keeps_the_working_time_that_was_left_and_the_index_adds_the_plain_pause()
    {
        var dossier = Desk.InProcess(Desk.At("2023-03-06 08:00"))
            .RequestSupplement(Desk.By(ActorKind.Specialist, Desk.At("2023-03-07 08:00")), "bổ sung", Desk.At("2023-03-20 17:00"))
            .AnswerSupplement(Desk.By(ActorKind.Counter, Desk.At("2023-03-10 08:00")), []);

        var ledger = DeadlineLedger.Of(dossier, calendar, Desk.At("2023-03-10 08:00"));
        Assert.Equal(Desk.At("2023-03-16 08:00"), ledger.ToldDueAt);
        Assert.Equal(Desk.At("2023-03-13 08:00").AddDays(3), ledger.IndexDueAt);
        Assert.Equal(TimeSpan.FromHours(40), ledger.Budget);
        Assert.Equal(TimeSpan.FromHours(8), ledger.Consumed);
        Assert.Equal(TimeSpan.FromHours(32), ledger.Left);
        Assert.Equal((Desk.At("2023-03-13 08:00"), Desk.At("2023-03-16 08:00")),
            (dossier.Supplements[0].DueBefore, dossier.Supplements[0].DueAfter));
    }

    [Fact]
    public void While_papers_are_awaited_the_time_left_stands_still_and_nobody_is_charged()
    {
        var asked = Desk.In(DossierState.AwaitingPapers);
        var soon = DeadlineLedger.Of(asked, calendar, Desk.Monday.AddHours(2));
        var late = DeadlineLedger.Of(asked, calendar, Desk.Monday.AddDays(3));
        Assert.True(soon.IsPaused);
        Assert.Equal(TimeSpan.FromHours(39), soon.Left);
        Assert.Equal((soon.Left, soon.Consumed), (late.Left, late.Consumed));
    }

    [Fact]
    public void Waiting_for_money_moves_the_told_date_and_not_the_index()
    {
        var dossier = Desk.In(DossierState.AwaitingPayment)
            .Pay(Desk.By(ActorKind.System, Desk.Monday.AddHours(1).AddDays(2)), 1000, PaymentChannel.NationalPortal, "T1");
        Assert.Equal(Desk.Monday.AddDays(7).AddDays(2), dossier.ToldDueAt);
        Assert.Equal(Desk.Monday.AddDays(7), dossier.IndexDueAt);
        Assert.Equal(["due.differs-money"], DueReasons.WhyTheyDiffer(dossier).Select(part => part.Code));
    }

    [Fact]
    public void The_working_time_of_each_step_is_charged_to_who_held_it()
    {
        var dossier = Desk.Finished();
        var ledger = DeadlineLedger.Of(dossier, calendar, Desk.Monday.AddDays(30));
        Assert.Equal(
            [("Counter", 20), ("Specialist", 10), ("Authority", 10), ("Clerk", 10)],
            ledger.Consumption.GroupBy(one => one.Holding.Account)
                .Select(one => (one.Key, (int)one.Sum(line => line.Worked.TotalMinutes))));
        Assert.Equal(TimeSpan.FromMinutes(50), ledger.Consumed);
    }

    [Fact]
    public void A_step_is_due_at_its_share_of_the_limit()
    {
        var dossier = Desk.InProcess();
        Assert.Equal(Desk.Monday.AddDays(3), DeadlineLedger.StepDueAt(dossier, "Thẩm tra", calendar));
        Assert.Equal(Desk.Monday.AddDays(4), DeadlineLedger.StepDueAt(dossier, "Ký", calendar));
        Assert.Equal(dossier.ToldDueAt, DeadlineLedger.StepDueAt(dossier, "Phát hành", calendar));
        Assert.Null(DeadlineLedger.StepDueAt(dossier, "bước khác", calendar));
    }

    [Fact]
    public void In_any_history_of_a_desk_the_dates_and_times_add_up() => DeskHistory.Any.Sample(
        history =>
        {
            foreach (var (dossier, at) in history.After(calendar).Where(step => step.Dossier.AcceptedAt is not null))
            {
                var ledger = DeadlineLedger.Of(dossier, calendar, at);
                var closed = dossier.Supplements.Where(one => one is { BeforeAcceptance: false, ClosedAt: not null })
                    .Sum(one => (one.ClosedAt!.Value - one.AskedAt).TotalSeconds);
                Assert.Equal(dossier.Promises[0].DueAt.AddSeconds(closed), ledger.IndexDueAt);
                Assert.True(dossier.IsEnded || dossier.DueBy(calendar) == ledger.ToldDueAt);
                AssertConsumption(dossier, ledger, at);
                AssertTimeLeft(dossier, ledger);
            }
        },
        iter: 3_000);

    [Fact]
    public void Told_dates_only_ever_move_forward_and_only_for_a_reason() => DeskHistory.Any.Sample(
        history =>
        {
            HandledDossier? before = null;
            foreach (var (dossier, _) in history.After(calendar))
            {
                if (before?.ToldDueAt is { } told)
                {
                    Assert.True(dossier.ToldDueAt >= told, $"{before.LastStep.Action} → {dossier.LastStep.Action}");
                    Assert.Equal(before.FirstDueAt, dossier.FirstDueAt);
                    var mayMove = dossier.LastStep.Action is HandlingAction.SupplementAnswer or HandlingAction.Payment
                        or HandlingAction.WithdrawalRequest or HandlingAction.Extension;
                    Assert.True(mayMove || dossier.ToldDueAt == told, dossier.LastStep.Action.ToString());
                }

                before = dossier;
            }
        },
        iter: 3_000);

    /// <summary>
    /// Counted another way: the working time spent in states in which the office has the dossier (2, 4, 7).
    /// </summary>
    private static void AssertConsumption(HandledDossier dossier, DeadlineLedger ledger, DateTimeOffset at)
    {
        var expected = TimeSpan.Zero;
        var moves = dossier.Steps.Where(step => step.From != step.To && step.At >= dossier.AcceptedAt).ToList();
        for (var i = 0; i < moves.Count; i++)
        {
            if (moves[i].To is DossierState.Received or DossierState.InProcess or DossierState.WithdrawalAsked)
            {
                expected += calendar.WorkingTimeBetween(moves[i].At, i + 1 < moves.Count ? moves[i + 1].At : at);
            }
        }

        Assert.True(expected == ledger.Consumed, $"{expected} is not {ledger.Consumed}: {string.Join("; ", dossier.Steps)}");
        Assert.Equal(ledger.Consumed, TimeSpan.FromTicks(ledger.Consumption.Sum(one => one.Worked.Ticks)));
    }

    /// <summary>While the promise holds, what was used and what is left are what was given.</summary>
    private static void AssertTimeLeft(HandledDossier dossier, DeadlineLedger ledger)
    {
        var kept = dossier.Pauses.All(pause => pause.From < dossier.FirstDueAt);
        var undone = dossier.Steps.Any(step => step.Action is HandlingAction.ResultReturn or HandlingAction.Correction);
        if (kept && !undone && dossier.Extension is null)
        {
            Assert.Equal(ledger.Budget, ledger.Consumed + ledger.Left);
        }
    }
}
