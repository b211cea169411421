using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Dossiers;

/// <summary>SQL of what names people: sealed, apart from journal, bookings and digest.</summary>
public static class PersonStore
{
    public static void Save(Session session, string subject, Sealed person) => session.Execute(
        "insert into people (subject, wrapped_key, body) values ($1, $2, $3) "
        + "on conflict (subject) do update set wrapped_key = $2, body = $3",
        subject, person.WrappedKey, person.Body);

    public static void KeepRaw(Session session, string subject, DateTimeOffset arrivedAt, Sealed raw) =>
        session.Execute(
            "insert into raw (id, subject, arrived_at, wrapped_key, body) values ($1, $2, $3, $4, $5)",
            Guid.CreateVersion7().ToString(), subject, arrivedAt.ToUnixTimeSeconds(), raw.WrappedKey, raw.Body);

    /// <summary>Drops raw messages that arrived before a moment (90 days by default).</summary>
    public static int DropRaw(Session session, DateTimeOffset before) =>
        session.ExecuteNow("delete from raw where arrived_at < $1", before.ToUnixTimeSeconds());

    /// <summary>Erases a person: without their keys the sealed texts can never be read again.</summary>
    public static void Erase(Session session, string subject)
    {
        session.Execute("delete from people where subject = $1", subject);
        session.Execute("delete from raw where subject = $1", subject);
    }
}
