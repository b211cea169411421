using System.Data.Common;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>SQL of low ratings and what was answered to them.</summary>
public static class RatingStore
{
    private const string Low = "select r.dossier, a.number, a.words, a.answered_at, a.answered_by, d.unit, d.procedure_code, "
        + "r.arrived_at, d.due_at, d.finished_at, d.requests from remarks r join dossiers d on d.code = r.dossier "
        + "left join rating_answers a on a.dossier = r.dossier "
        + "and a.number = (select max(number) from rating_answers o where o.dossier = r.dossier) "
        + "where r.source = 'rating' and r.holds = 1 and ";

    /// <summary>The latest first.</summary>
    public static List<LowRating> LowOf(Session session, IEnumerable<UnitCode> units) => session.Query(
        $"{Low}{session.AnyOf("d.unit", 1)} order by r.arrived_at desc, r.dossier", ReadRating,
        JsonSerializer.Serialize(units.Select(unit => unit.Value)));

    public static LowRating? Find(Session session, DossierCode dossier) =>
        session.Query($"{Low}r.dossier = $1", ReadRating, dossier.Value).SingleOrDefault();

    public static RatingAnswer? AnswerTo(Session session, DossierCode dossier) => session.Query(
        "select dossier, number, words, answered_at, answered_by from rating_answers where dossier = $1 "
        + "order by number desc limit 1", ReadAnswer, dossier.Value).SingleOrDefault();

    public static void Add(Session session, RatingAnswer one) => session.Execute(
        "insert into rating_answers (dossier, number, words, answered_at, answered_by) values ($1, $2, $3, $4, $5)",
        one.Dossier.Value, one.Number, one.Words, one.At.ToUnixTimeSeconds(), one.By);

    private static RatingAnswer ReadAnswer(DbDataReader row) => new(
        new(row.GetString(0)), row.GetInt64(1), row.GetString(2), RowReading.Moment(row.GetInt64(3)), row.GetString(4));

    private static LowRating ReadRating(DbDataReader row) => new(
        new(row.GetString(0)), new(row.GetString(5)), new(row.GetString(6)), RowReading.Moment(row.GetInt64(7)),
        row.MomentOrNull(8), row.MomentOrNull(9), (int)row.GetInt64(10), row.IsDBNull(1) ? null : ReadAnswer(row));
}
