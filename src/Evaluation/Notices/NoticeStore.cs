using System.Data.Common;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Notices;

/// <summary>SQL of notices and of the office's own templates.</summary>
public static class NoticeStore
{
    private const string Columns = "id, version, publication, unit, series, number, corrects, made_at, made_by, issued_at, "
        + "issued_by, body";

    public static OfficialNotice? Find(Session session, string id) =>
        session.Query($"select {Columns} from notices where id = $1", Read, id).SingleOrDefault();

    /// <summary>Newest first.</summary>
    public static List<OfficialNotice> Latest(Session session, int most) => session.Query(
        $"select {Columns} from notices order by made_at desc, id desc limit $1", Read, (long)most);

    public static List<OfficialNotice> Of(Session session, string publication) => session.Query(
        $"select {Columns} from notices where publication = $1 order by made_at, id", Read, publication);

    /// <summary>The bytes as they were issued.</summary>
    public static byte[]? Document(Session session, string id) => session.Query(
        "select document from notices where id = $1 and document is not null", row => row.Bytes(0), id).SingleOrDefault();

    public static long LastNumber(Session session, string unit, string series, long year) => session.Number(
        "select coalesce(max(number), 0) from notices where unit = $1 and series = $2 and year = $3",
        unit, series, year) ?? 0;

    public static void Add(Session session, OfficialNotice one) => session.Execute(
        $"insert into notices (year, {Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        (long)one.Body.SignedOn.Year, one.Id, one.Version, one.Publication, one.Unit, one.Series, one.Number, one.Corrects,
        one.MadeAt.ToUnixTimeSeconds(), one.MadeBy, one.IssuedAt.Stored(), one.IssuedBy, one.Body.ToText());

    public static void Change(Session session, OfficialNotice one, byte[]? document) => session.Execute(
        "update notices set version = $2, number = $3, year = $4, issued_at = $5, issued_by = $6, body = $7, document = $8 "
        + "where id = $1",
        one.Id, one.Version, one.Number, (long)one.Body.SignedOn.Year, one.IssuedAt.Stored(), one.IssuedBy,
        one.Body.ToText(), document);

    public static List<string> Templates(Session session) =>
        session.Query("select body from notice_templates order by id", row => row.GetString(0));

    public static void Save(Session session, string id, string body, DateTimeOffset at, string by)
    {
        session.Execute("delete from notice_templates where id = $1", id);
        session.Execute(
            "insert into notice_templates (id, saved_at, saved_by, body) values ($1, $2, $3, $4)",
            id, at.ToUnixTimeSeconds(), by, body);
    }

    private static OfficialNotice Read(DbDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4),
        row.IsDBNull(5) ? null : row.GetInt64(5), row.IsDBNull(6) ? null : row.GetString(6),
        RowReading.Moment(row.GetInt64(7)), row.GetString(8), row.MomentOrNull(9),
        row.IsDBNull(10) ? null : row.GetString(10), NoticeBody.Read(row.GetString(11)));
}
