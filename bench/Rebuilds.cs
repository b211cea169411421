using System.Data.Common;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Bench;

/// <summary>
/// The whole cube counted from the subjects' rows of one province, against a walk that only reads the same columns of the same rows.
/// </summary>
public static class Rebuilds
{
    private const int Rounds = 5;

    private const string Columns =
        "select unit, procedure_code, status, channel, received_at, finished_at, due_at, pending_since, requests, "
        + "traits from dossiers";

    public static async Task Run(int size)
    {
        var dossiers = size == 0 ? 300_000 : size;
        foreach (var onPostgres in new[] { false, true })
        {
            await using var place = new Place(onPostgres);
            using var database = place.NewDatabase("rebuild");
            Fill(database, dossiers);
            using var session = database.OpenReader();
            var sum = 0L;
            var times = Timing.InTurns(
                Rounds, () => sum += Scan(session), () => Ledger.Recount(session).Dispose());
            var (scan, recount) = (Timing.Median(times[0]), Timing.Median(times[1]));
            var ratio = Timing.Ratio(times[1], times[0]);
            Timing.Say(
                $"{place.Name}, {dossiers:N0} dossiers: scan {scan:N2} s, rebuild {recount:N2} s = {ratio:N2} × the scan");
        }
    }

    private static void Fill(Database database, int dossiers)
    {
        const int AtOnce = 5_000;
        using var session = database.Open();
        for (var i = 0; i < dossiers; i++)
        {
            if (i % AtOnce == 0)
            {
                session.Begin();
            }

            var facts = Nation.Dossier(i, Nation.StageOf(i), Nation.CommunesOfOne);
            var item = new DossierItem(facts.Code, facts.Unit, facts.Procedure, facts.Status)
            {
                ReceivedAt = facts.ReceivedAt,
                DueAt = facts.DueAt,
            };
            DossierStore.Save(
                session, new(facts.Code) { Facts = facts, Item = item, Version = 1, ItemHash = new byte[32] }, i + 1);
            if (i % AtOnce == AtOnce - 1 || i == dossiers - 1)
            {
                session.Commit();
            }
        }
    }

    private static long Scan(Session session)
    {
        var sum = 0L;
        session.Each(Columns, row => sum += Read(row));
        return sum;
    }

    private static long Read(DbDataReader row)
    {
        long sum = row.GetString(0).Length + row.GetString(1).Length;
        for (var column = 2; column < 10; column++)
        {
            sum += row.IsDBNull(column) ? 0 : row.GetInt64(column);
        }

        return sum;
    }
}
