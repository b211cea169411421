using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>SQL of the owner book and of what is sealed beside dossiers: found by blind marks alone.</summary>
public static class OwnerStore
{
    private const string Purpose = "owner";

    /// <summary>The mark of an identity number, spaces left out; "" for somebody without one.</summary>
    public static string Mark(Vault vault, string identityNumber)
    {
        var number = string.Concat(identityNumber.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return number.Length == 0 ? "" : vault.Blind(Purpose, number);
    }

    public static void Save(Session session, string mark, DateTimeOffset at, Sealed owner) => session.Execute(
        "insert into owners (mark, changed_at, wrapped_key, body) values ($1, $2, $3, $4) "
        + "on conflict (mark) do update set changed_at = $2, wrapped_key = $3, body = $4",
        mark, at.ToUnixTimeSeconds(), owner.WrappedKey, owner.Body);

    public static Sealed? Find(Session session, string mark) => session.Query(
        "select wrapped_key, body from owners where mark = $1",
        row => new Sealed(row.Bytes(0), row.Bytes(1)), mark) is [var found] ? found : null;

    /// <summary>What stands sealed of a dossier's people; null when it was erased.</summary>
    public static Sealed? People(Session session, DossierCode dossier) => session.Query(
        "select wrapped_key, body from people where subject = $1",
        row => new Sealed(row.Bytes(0), row.Bytes(1)), dossier.Value) is [var found] ? found : null;

    /// <summary>Dossiers of an owner opened since a moment, newest first.</summary>
    public static List<DossierCode> DossiersOf(Session session, string mark, DateTimeOffset since) => session.Query(
        "select code from handled where owner_mark = $1 and owner_mark <> '' and opened_at >= $2 "
        + "order by opened_at desc, code",
        row => new DossierCode(row.GetString(0)), mark, since.ToUnixTimeSeconds());

    /// <summary>
    /// Dossiers of an owner for a procedure opened since a moment, newest first: perhaps the same request twice.
    /// </summary>
    public static List<DossierCode> Duplicates(
        Session session, string mark, ProcedureCode procedure, DateTimeOffset since) => session.Query(
        "select code from handled where owner_mark = $1 and owner_mark <> '' and procedure_code = $2 "
        + "and opened_at >= $3 order by opened_at desc, code",
        row => new DossierCode(row.GetString(0)), mark, procedure.Value, since.ToUnixTimeSeconds());

    /// <summary>Forgets an owner: the book's row, and what was written to or about them in their dossiers.</summary>
    public static void Erase(Session session, string mark, IReadOnlyList<DossierCode> dossiers)
    {
        session.Execute("delete from owners where mark = $1", mark);
        foreach (var code in dossiers)
        {
            PersonStore.Erase(session, code.Value);
            session.Execute("delete from letters where subject = $1", code.Value);
            session.Execute("delete from outbox where subject = $1", code.Value);
        }
    }
}
