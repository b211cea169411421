using System.Data.Common;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Notices;

/// <summary>SQL of typed causes.</summary>
public static class CauseStore
{
    private const string Columns = "id, cut_off, unit, indicator, words, written_at, written_by";

    public static void Add(Session session, TypedCause one) => session.Execute(
        $"insert into score_causes ({Columns}) values ($1, $2, $3, $4, $5, $6, $7)",
        one.Id, one.CutOff.ToUnixTimeSeconds(), one.Unit.Value, one.Indicator, one.Words, one.WrittenAt.ToUnixTimeSeconds(),
        one.WrittenBy);

    /// <summary>
    /// The last words on each component of a unit, in the order of the components. A week that was closed by hand before
    /// its time takes what had been written about it since the cut-off before.
    /// </summary>
    /// <param name="written">since when, and until when; null where the cut-off alone counts</param>
    public static IReadOnlyList<TypedCause> Of(
        Session session, DateTimeOffset cutOff, UnitCode unit, (DateTimeOffset Since, DateTimeOffset Until)? written = null) =>
    [
        .. session.Query(
            $"select {Columns} from score_causes where unit = $2 and (cut_off = $1 or (cut_off > $1 and written_at > $3 "
            + "and written_at <= $4)) order by written_at, id", Read,
            cutOff.ToUnixTimeSeconds(), unit.Value, written?.Since.ToUnixTimeSeconds() ?? 0, written?.Until.ToUnixTimeSeconds() ?? 0)
            .GroupBy(one => one.Indicator).Select(group => group.Last()).Where(one => one.Words.Length > 0)
            .OrderBy(one => one.Indicator, StringComparer.Ordinal),
    ];

    private static TypedCause Read(DbDataReader row) => new(
        row.GetString(0), RowReading.Moment(row.GetInt64(1)), new(row.GetString(2)), row.GetString(3), row.GetString(4),
        RowReading.Moment(row.GetInt64(5)), row.GetString(6));
}
