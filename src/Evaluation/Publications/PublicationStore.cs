using System.Data.Common;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Publications;

/// <summary>SQL of publications: append and read, never change.</summary>
public static class PublicationStore
{
    private const string Columns = "number, slug, cut_off, edition, corrects, reason, period_from, frozen_at, frozen_by, "
        + "ruleset, position, audit_head, units, digest, hash";

    private const string CardColumns = "unit, name, parent, level, total, band, ranks, figures";

    public static void Append(Session session, Publication one, IReadOnlyList<PublishedRow> rows)
    {
        session.Execute(
            $"insert into publications ({Columns}) "
            + "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            one.Number, one.Slug, one.CutOff.ToUnixTimeSeconds(), one.Edition, one.Corrects, one.Reason,
            LocalTime.Start(one.From).ToUnixTimeSeconds(), one.FrozenAt.ToUnixTimeSeconds(), one.FrozenBy,
            one.Ruleset, one.Position, one.AuditHead, one.Units, one.Digest, one.Hash);
        foreach (var row in rows)
        {
            session.Execute(
                $"insert into published_cards (publication, {CardColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                one.Number, row.Unit, row.Name, row.Parent, row.Level, row.Total, row.Band, row.Ranks, row.Figures);
        }
    }

    /// <summary>In the order of freezing.</summary>
    public static List<Publication> All(Session session) =>
        session.Query($"select {Columns} from publications order by number", Read);

    public static Publication? Last(Session session) => session.Query(
        $"select {Columns} from publications order by number desc limit 1", Read).SingleOrDefault();

    public static Publication? Find(Session session, string slug) =>
        session.Query($"select {Columns} from publications where slug = $1", Read, slug).SingleOrDefault();

    /// <summary>All of one cut-off: the first, then its corrections.</summary>
    public static List<Publication> Of(Session session, DateTimeOffset cutOff) => session.Query(
        $"select {Columns} from publications where cut_off = $1 order by edition", Read, cutOff.ToUnixTimeSeconds());

    /// <summary>In the order of unit codes, byte by byte.</summary>
    public static void EachRow(Session session, long number, Action<PublishedRow> row) => session.Each(
        $"select {CardColumns} from published_cards where publication = $1 order by unit",
        one => row(ReadRow(one)), number);

    public static List<PublishedRow> Rows(Session session, long number) => session.Query(
        $"select {CardColumns} from published_cards where publication = $1 order by unit", ReadRow, number);

    /// <summary>One unit in all publications that have it.</summary>
    public static List<(long Number, PublishedRow Row)> OfUnit(Session session, string unit) => session.Query(
        $"select {CardColumns}, publication from published_cards where unit = $1 order by publication",
        row => (row.GetInt64(8), ReadRow(row)), unit);

    private static Publication Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), RowReading.Moment(row.GetInt64(2)), row.GetInt64(3),
        row.IsDBNull(4) ? null : row.GetInt64(4), row.GetString(5), LocalTime.DayOf(RowReading.Moment(row.GetInt64(6))),
        RowReading.Moment(row.GetInt64(7)), row.GetString(8), row.GetString(9), row.GetInt64(10), row.GetString(11),
        row.GetInt64(12), row.GetString(13), row.Bytes(14));

    private static PublishedRow ReadRow(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetString(5),
        row.GetString(6), row.GetString(7));
}
