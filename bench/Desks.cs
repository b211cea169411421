using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;

namespace DiemSang.Bench;

/// <summary>
/// "Việc của tôi" beside the bare reading of the same rows: a store of many open dossiers, one officer who holds a
/// fiftieth of them and one who holds them all.
/// </summary>
public static class Desks
{
    private const int Rounds = 9;
    private const int Officers = 50;

    private static readonly UnitCode ward = new("H09.24.02");
    private static readonly Terms terms = new(1, new(5, LimitUnit.WorkingDay))
    {
        Steps = [new("Thẩm tra", "Specialist", 80), new("Ký", "UnitHead", 20)],
    };

    public static async Task Run(int size)
    {
        foreach (var onPostgres in (bool[])[false, true])
        {
            await using var place = new Place(onPostgres);
            using var database = place.NewDatabase("desk");
            using var session = database.Open();
            Timing.Say($"{place.Name}");
            Measure(session, size == 0 ? 10_000 : size);
        }
    }

    private static void Measure(Session session, int open)
    {
        Fill(session, open, number => $"officer-{number % Officers}");
        Measure(session, open, "officer-7");
        session.Begin();
        session.ExecuteNow("update handled set holder = 'officer-7'");
        session.Commit();
        Measure(session, open, "officer-7");
    }

    private static void Measure(Session session, int open, string officer)
    {
        var now = LocalTime.At(new(2026, 3, 4), new(9, 0));
        foreach (var most in (int[])[100, open])
        {
            var rows = 0;
            var times = Timing.InTurns(
                Rounds,
                () => rows = WorkStore.Mine(session, [officer], [ward], most)
                    .Count(row => row.Left(WorkCalendar.Official, now) is not null),
                () => session.Query(
                    "select * from handled where holder = $1 and closed_at is null order by left_at limit $2",
                    row => row.GetInt64(1), officer, (long)most));
            Timing.Say($"{open:N0} open, the first {rows:N0} of one officer: {Timing.Median(times[0]) * 1e3:N1} ms");
            Timing.Say($"  against the bare rows with their bodies: {Timing.Ratio(times[0], times[1]):N2} of their time");
        }
    }

    private static void Fill(Session session, int open, Func<int, string> officer)
    {
        session.Begin();
        for (var number = 0; number < open; number++)
        {
            var at = LocalTime.At(new(2026, 3, 2), new(8, 0)).AddSeconds(number);
            var code = new DossierCode(FormattableString.Invariant($"{ward}-260302-{number:D5}"));
            Act By(ActorKind kind) => new(new(officer(number), kind), at, WorkCalendar.Official);
            var filing = new Filing(ward, new("1.001193"), Channel.Direct, terms) { Owner = new("", "") };
            var dossier = HandledDossier.Receive(By(ActorKind.Counter), code, filing)
                .Forward(By(ActorKind.Counter), officer(number), "Thẩm tra").TakeStep(By(ActorKind.Specialist));
            HandlingStore.Save(session, dossier, WorkCalendar.Official);
        }

        session.Commit();
    }
}
