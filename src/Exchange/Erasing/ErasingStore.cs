using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Erasing;

/// <summary>SQL of a person's erasure: walks what is sealed, and takes out what is theirs.</summary>
internal static class ErasingStore
{
    public static List<(string Id, Sealed Secret)> People(Session session, string after, int most) => session.Query(
        "select subject, wrapped_key, body from people where subject > $1 order by subject limit $2",
        row => (row.GetString(0), new Sealed(row.Bytes(1), row.Bytes(2))), after, (long)most);

    public static List<(string Id, Sealed Secret)> Raw(Session session, string after, int most) => session.Query(
        "select id, wrapped_key, body from raw where id > $1 order by id limit $2",
        row => (row.GetString(0), new Sealed(row.Bytes(1), row.Bytes(2))), after, (long)most);

    public static void DropRaw(Session session, string id) => session.Execute("delete from raw where id = $1", id);

    /// <summary>Where a dossier or PAKN is counted; "" when only its people are known.</summary>
    public static string UnitOf(Session session, string subject) => session.Query(
        "select unit from handled where code = $1", row => row.GetString(0), subject).SingleOrDefault() ?? "";
}
