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

    /// <summary>The last words on each component of a unit, in the order of the components.</summary>
    public static IReadOnlyList<TypedCause> Of(Session session, DateTimeOffset cutOff, UnitCode unit) =>
    [
        .. session.Query(
            $"select {Columns} from score_causes where cut_off = $1 and unit = $2 order by written_at, id", Read,
            cutOff.ToUnixTimeSeconds(), unit.Value)
            .GroupBy(one => one.Indicator).Select(group => group.Last()).Where(one => one.Words.Length > 0)
            .OrderBy(one => one.Indicator, StringComparer.Ordinal),
    ];

    private static TypedCause Read(DbDataReader row) => new(
        row.GetString(0), RowReading.Moment(row.GetInt64(1)), new(row.GetString(2)), row.GetString(3), row.GetString(4),
        RowReading.Moment(row.GetInt64(5)), row.GetString(6));
}
