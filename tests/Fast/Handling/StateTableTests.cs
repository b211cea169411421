using DiemSang.OneStop;
using DiemSang.OneStop.Handling;
using Xunit;

namespace DiemSang.Tests.Fast.Handling;

/// <summary>The state table against a second copy, written from the text of the table and from nothing else.</summary>
public sealed class StateTableTests
{
    /// <summary>from → to: who may. A = applicant, M = Một cửa, C = chuyên viên, L = authority, V = văn thư, K = cashier,
    /// B = bưu chính, S = system, Q = quản trị; "0" = there was no dossier.</summary>
    private const string Law = """
        0 1 A
        0 2 M
        1 2 M
        1 3 M
        1 5 M
        2 4 M
        2 6 CK
        4 6 CK
        6 4 SK
        6 2 SK
        4 5 C
        5 4 M
        5 8 SMCL
        1 7 A
        2 7 A
        4 7 A
        5 7 A
        6 7 A
        7 8 MCL
        7 4 MCL
        4 8 L
        4 3 L
        4 9 V
        9 4 M
        9 10 MBS
        3 1 Q
        3 4 Q
        8 4 Q
        8 5 Q
        8 7 Q
        10 9 Q
        """;

    private const string Letters = "AMCLVKBSQ";

    private static readonly HashSet<(int From, int To, ActorKind Actor)> allowed =
    [
        .. from line in Law.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           let cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           from letter in cells[2].Trim()
           select (int.Parse(cells[0]), int.Parse(cells[1]), Kind(letter)),
    ];

    [Fact]
    public void Every_pair_of_states_is_open_to_exactly_the_actors_of_the_law()
    {
        for (var from = 0; from <= 10; from++)
        {
            for (var to = 1; to <= 10; to++)
            {
                foreach (var actor in Enum.GetValues<ActorKind>())
                {
                    var found = StateTable.Find(from == 0 ? null : (DossierState)from, (DossierState)to, actor);
                    Assert.True(allowed.Contains((from, to, actor)) == found is not null, $"{from} → {to} by {actor}");
                }
            }
        }
    }

    [Fact]
    public void Nothing_leads_out_of_an_end_but_a_correction_by_an_admin() => Assert.All(
        StateTable.Transitions.Where(row => row.From is { } from && StateTable.IsEnd(from)),
        row => Assert.Equal((HandlingAction.Correction, ActorKind.Admin), (row.Action, Assert.Single(row.Actors))));

    [Fact]
    public void Ten_comes_only_after_nine() => Assert.Equal(
        [DossierState.Finished],
        StateTable.Transitions.Where(row => row.To == DossierState.HandedOver).Select(row => row.From!.Value));

    public static TheoryData<DossierState, ActorKind> StatesAndActors =>
        [.. from state in Enum.GetValues<DossierState>() from actor in Enum.GetValues<ActorKind>() select (state, actor)];

    [Theory]
    [MemberData(nameof(StatesAndActors))]
    public void An_action_goes_where_the_law_lets_this_actor_go_and_nowhere_else(DossierState state, ActorKind actor)
    {
        var dossier = Desk.In(state);
        foreach (var (name, ways, action) in Moves(dossier))
        {
            var to = ways.Split(' ').Select(way => way.Split('>')).Where(way => way[0] == $"{(int)state}")
                .Select(way => int.Parse(way[1])).SingleOrDefault();
            var may = allowed.Contains(((int)state, to, actor));
            try
            {
                var after = action(Desk.By(actor, Desk.Monday.AddDays(10)));
                Assert.True(may, $"{name} by {actor} in {state} went to {after.State}");
                Assert.Equal((state, (DossierState)to), (after.LastStep.From, after.LastStep.To));
                Assert.Equal((DossierState)to, after.State);
            }
            catch (RefusedException refused)
            {
                Assert.False(may, $"{name} by {actor} in {state} was refused: {refused.Code}");
                Assert.Equal(to > 0 ? RefusalKind.Rule : RefusalKind.State, refused.Kind);
            }
        }
    }

    [Fact]
    public void What_was_never_accepted_is_never_finished()
    {
        var papers = Desk.Submitted().RequestSupplement(
            Desk.By(ActorKind.Counter, Desk.Monday.AddHours(1)), "Giấy chứng sinh", Desk.Monday.AddDays(3));
        Assert.Null(papers.AcceptedAt);
        var accepted = papers.AnswerSupplement(Desk.By(ActorKind.Counter, Desk.Monday.AddHours(5)), []);
        Assert.Equal(Desk.Monday.AddHours(5), accepted.AcceptedAt);

        var asked = Desk.Submitted().AskWithdrawal(Desk.By(ActorKind.Applicant, Desk.Monday.AddHours(1)), "đổi ý");
        var no = Assert.Throws<RefusedException>(() =>
            asked.RefuseWithdrawal(Desk.By(ActorKind.Counter, Desk.Monday.AddHours(2)), "không"));
        Assert.Equal("withdrawal.not-accepted-yet", no.Code);
    }

    private static ActorKind Kind(char letter) => Enum.GetValues<ActorKind>()[Letters.IndexOf(letter)];

    /// <summary>
    /// Each action that leads to another state, whence and whither, with arguments that no rule objects to.
    /// </summary>
    private static IEnumerable<(string Name, string Ways, Func<Act, HandledDossier> Do)> Moves(HandledDossier dossier) =>
    [
        ("accept", "1>2", dossier.Accept),
        ("refuse", "1>3 4>3", act => dossier.Refuse(act, "lý do")),
        ("ask for papers", "1>5 4>5",
            act => dossier.RequestSupplement(act, "danh sách", act.At.AddDays(2), evenIfLate: true)),
        ("confirm papers", "5>4", act => dossier.AnswerSupplement(act, [])),
        ("end the wait for papers", "5>8", dossier.ExpireSupplement),
        ("ask for money", "2>6 4>6", act => dossier.NoticeMoney(act, 500, "thuế")),
        ("ask to withdraw", "1>7 2>7 4>7 5>7 6>7", act => dossier.AskWithdrawal(act, "đổi ý")),
        ("grant it", "7>8", dossier.GrantWithdrawal),
        ("refuse it", "7>4", act => dossier.RefuseWithdrawal(act, "lý do")),
        ("stop", "4>8", act => dossier.Stop(act, "lý do")),
        ("forward", "2>4", act => dossier.Forward(act, "C", "Thẩm tra")),
        ("issue the result", "4>9", act => dossier.Finish(act, "12/2023", new(2023, 3, 10), "file")),
        ("send it back", "9>4", act => dossier.ReturnResult(act, "sai tên")),
        ("hand over", "9>10", act => dossier.HandOver(act, HandOverProof.Electronic)),
        ("correct", "3>1 8>4 10>9", act => dossier.Correct(act, "nhầm")),
    ];
}
