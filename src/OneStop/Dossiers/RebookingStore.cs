using System.Globalization;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Dossiers;

/// <summary>Ghi sổ lại: how far the dossiers touched by catalogue changes have been booked again.</summary>
public readonly record struct Rebooking(long Done, long Total)
{
    public bool IsRunning => Done < Total;
}

/// <summary>One catalogue change whose dossiers wait to be booked again, from a code on.</summary>
/// <param name="Procedure">"*" = of every procedure</param>
public sealed record RebookingJob(long Position, string Procedure, string After, DateTimeOffset ArrivedAt);

/// <summary>SQL of re-bookings under way.</summary>
public static class RebookingStore
{
    public static Rebooking State(Session session) => session.Query(
        "select coalesce(sum(done), 0), coalesce(sum(total), 0) from rebookings",
        row => new Rebooking(
            Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture),
            Convert.ToInt64(row.GetValue(1), CultureInfo.InvariantCulture))).Single();

    public static RebookingJob? Next(Session session) => session.Query(
        "select position, procedure_code, after_code, arrived_at from rebookings "
        + "order by position, procedure_code limit 1",
        row => new RebookingJob(
            row.GetInt64(0), row.GetString(1), row.GetString(2), RowReading.Moment(row.GetInt64(3)))).SingleOrDefault();

    public static void Add(Session session, RebookingJob job, long? total) => session.Execute(
        "insert into rebookings (position, procedure_code, after_code, done, total, arrived_at) "
        + "values ($1, $2, $3, 0, $4, $5)",
        job.Position, job.Procedure, job.After, total, job.ArrivedAt.ToUnixTimeSeconds());

    public static void Advance(Session session, RebookingJob job, string after, long done) => session.Execute(
        "update rebookings set after_code = $3, done = done + $4 where position = $1 and procedure_code = $2",
        job.Position, job.Procedure, after, done);

    public static void Remove(Session session, RebookingJob job) => session.Execute(
        "delete from rebookings where position = $1 and procedure_code = $2", job.Position, job.Procedure);
}
