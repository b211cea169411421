using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Portal;

/// <summary>SQL of look-ups without an account: wrong tries, hashes of receipts' tokens, and what a factor is held against.</summary>
internal static class LookUpStore
{
    /// <summary>
    /// The unit of a dossier, our desk's or one that a message brought, and its people as they stand sealed; null when
    /// nobody knows it.
    /// </summary>
    public static (string Unit, Sealed? People)? Find(Session session, string dossier) => session.Query(
        "select one.unit, p.wrapped_key, p.body from (select code, unit from handled where code = $1 union all "
        + "select code, unit from dossiers where code = $1 and not exists (select 1 from handled where code = $1)) one "
        + "left join people p on p.subject = one.code",
        row => (row.GetString(0), row.IsDBNull(1) ? (Sealed?)null : new Sealed(row.Bytes(1), row.Bytes(2))),
        dossier) is [var found] ? found : null;

    public static long Wrong(Session session, string mark, long stretch) =>
        session.Number("select wrong from look_up_tries where mark = $1 and stretch = $2", mark, stretch) ?? 0;

    /// <summary>Counts one more wrong try of a mark in a stretch of time.</summary>
    public static void AddWrong(Session session, string mark, long stretch, DateTimeOffset endsAt) => session.Execute(
        "insert into look_up_tries (mark, stretch, wrong, ends_at) values ($1, $2, 1, $3) "
        + "on conflict (mark, stretch) do update set wrong = look_up_tries.wrong + 1",
        mark, stretch, endsAt.ToUnixTimeSeconds());

    public static void Forget(Session session, DateTimeOffset endedBefore) =>
        session.Execute("delete from look_up_tries where ends_at < $1", endedBefore.ToUnixTimeSeconds());

    public static void KeepToken(Session session, string hash, DossierCode dossier) => session.Execute(
        "insert into receipt_tokens (hash, dossier) values ($1, $2) on conflict (hash) do nothing", hash, dossier.Value);

    public static DossierCode? FindToken(Session session, string hash) => session.Query(
        "select dossier from receipt_tokens where hash = $1",
        row => new DossierCode(row.GetString(0)), hash) is [var found] ? found : null;
}
