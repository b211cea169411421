using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Publications;

/// <summary>Kết quả nhận được: what the province or the portal published for a cut-off.</summary>
/// <param name="Number">of the notice: "412/TB-UBND"; "" when typed from a page</param>
/// <param name="Source">who published it, in words</param>
/// <param name="File">id and name of the kept file, "" without one</param>
public sealed record ReceivedResult(
    string Id, DateTimeOffset CutOff, string Number, DateOnly? IssuedOn, string Source, string File,
    DateTimeOffset ReceivedAt, string ReceivedBy);

/// <summary>SQL of received results: each stays as it came; a later one of a cut-off stands before it.</summary>
internal static class ReceivedStore
{
    public static void Add(Session session, ReceivedResult one, IReadOnlyList<ReceivedRow> rows)
    {
        session.Execute(
            "insert into received_results (id, cut_off, number, issued_on, source, file, received_at, received_by) "
            + "values ($1, $2, $3, $4, $5, $6, $7, $8)",
            one.Id, one.CutOff.ToUnixTimeSeconds(), one.Number, (long?)one.IssuedOn?.DayNumber, one.Source, one.File,
            one.ReceivedAt.ToUnixTimeSeconds(), one.ReceivedBy);
        foreach (var row in rows)
        {
            session.Execute(
                "insert into received_rows (received, line, unit, name, points, total) values ($1, $2, $3, $4, $5, $6)",
                one.Id, (long)row.Line, row.Unit, row.Name, string.Join(' ', row.Points.Select(PublishedText.Text)),
                PublishedText.Text(row.Total));
        }
    }

    /// <summary>Newest first.</summary>
    public static List<ReceivedResult> Of(Session session, DateTimeOffset cutOff) => session.Query(
        "select id, cut_off, number, issued_on, source, file, received_at, received_by from received_results "
        + "where cut_off = $1 order by received_at desc, id",
        row => new ReceivedResult(
            row.GetString(0), RowReading.Moment(row.GetInt64(1)), row.GetString(2),
            row.IsDBNull(3) ? null : DateOnly.FromDayNumber((int)row.GetInt64(3)), row.GetString(4), row.GetString(5),
            RowReading.Moment(row.GetInt64(6)), row.GetString(7)),
        cutOff.ToUnixTimeSeconds());

    public static List<ReceivedRow> Rows(Session session, string id) => session.Query(
        "select line, unit, name, points, total from received_rows where received = $1 order by line",
        row => new ReceivedRow(
            (int)row.GetInt64(0), row.GetString(1), row.GetString(2),
            [.. row.GetString(3).Split(' ').Select(PublishedText.Number)], PublishedText.Number(row.GetString(4))), id);
}
