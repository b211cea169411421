using CsCheck;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Fast.Histories;
using Xunit;

namespace DiemSang.Tests.Fast.Handling;

/// <summary>What the desk does, told as items and events, counts as the oracle counts those items.</summary>
public sealed class DeskAndOracle
{
    private static readonly UnitCode[] units = [Desk.Ward];

    [Fact]
    public void Every_counter_of_a_desk_history_is_what_the_oracle_counts()
    {
        var seen = new Dictionary<int, int>();
        DeskHistory.Any.Sample(
            desk =>
            {
                var history = Told(desk, out var last);
                lock (seen)
                {
                    seen[last] = seen.GetValueOrDefault(last) + 1;
                }

                var steps = history.Steps.Select(step => step.ArrivedAt).Distinct().ToList();
                var questions = steps.Take(12).Select(at => new Question(
                    LocalTime.DayOf(steps[0]), LocalTime.DayOf(at).AddDays(3), at.AddMinutes(30), units)).ToList();
                questions.Add(new(LocalTime.DayOf(steps[^1]), LocalTime.DayOf(steps[^1]).AddDays(40), null, units));
                Assert.Empty(Judged.Batch([(history, questions, steps[steps.Count / 2])], new BranchCounts())
                    .Select(one => one.ToText()));
            },
            iter: 2_000);
        Assert.All(Enumerable.Range(1, 10), state => Assert.True(seen.GetValueOrDefault(state) > 0, $"no history ends in {state}"));
    }

    /// <summary>The state that the desk says is the state that item and events say together.</summary>
    [Fact]
    public void The_register_sees_the_state_in_which_the_desk_has_the_dossier() => DeskHistory.Any.Sample(
        desk =>
        {
            HandledDossier? before = null;
            var events = new List<ProgressEvent>();
            foreach (var (dossier, at) in desk.After(WorkCalendar.Official))
            {
                events.AddRange(ItemOfDossier.Events(before, dossier, at));
                var facts = FactsOfDossier.Of(
                    ItemOfDossier.Of(dossier), events, null, WorkCalendar.Official.DueAt, disliked: false);
                Assert.Equal((int)dossier.State, facts.Status);
                Assert.Equal(dossier.AcceptedAt, facts.ReceivedAt);
                Assert.Equal(dossier.EndedAt, facts.FinishedAt);
                Assert.Equal(dossier.IndexDueAt, facts.DueAt);
                Assert.Equal(events.OrderBy(one => one.At), events);
                before = dossier;
            }
        },
        iter: 3_000);

    private static History Told(DeskHistory desk, out int last)
    {
        var steps = new List<Step>();
        HandledDossier? before = null;
        foreach (var (dossier, at) in desk.After(WorkCalendar.Official))
        {
            steps.Add(new ItemCame(at, ItemOfDossier.Of(dossier)));
            steps.AddRange(ItemOfDossier.Events(before, dossier, at).Select(one => new EventCame(at, one)));
            before = dossier;
        }

        last = (int)before!.State;
        return new(1, false, 0, 0, steps);
    }
}
