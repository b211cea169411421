using System.Data.Common;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Procedures;

/// <summary>SQL of proposed contents.</summary>
internal static class ProposalStore
{
    private const string Columns =
        "id, body, source, proposed_by, proposed_at, decided_by, decided_at, accepted";

    public static void Add(Session session, ContentProposal one) => session.Execute(
        "insert into content_proposals (id, procedure_code, body, source, proposed_by, proposed_at) "
        + "values ($1, $2, $3, $4, $5, $6)",
        one.Id, one.Content.Code.Value, CatalogueText.Of(one.Content), one.Source, one.ProposedBy,
        one.ProposedAt.ToUnixTimeSeconds());

    public static void Decide(Session session, ContentProposal one) => session.Execute(
        "update content_proposals set decided_by = $2, decided_at = $3, accepted = $4, body = $5 where id = $1",
        one.Id, one.DecidedBy, one.DecidedAt.Stored(), one.IsAccepted == true ? 1L : 0L, CatalogueText.Of(one.Content));

    public static ContentProposal? Find(Session session, string id) => session.Query(
        $"select {Columns} from content_proposals where id = $1", Read, id).SingleOrDefault();

    public static List<ContentProposal> Open(Session session) => session.Query(
        $"select {Columns} from content_proposals where decided_at is null order by proposed_at, id", Read);

    private static ContentProposal Read(DbDataReader row) => new(
        row.GetString(0), CatalogueText.ReadContent(row.GetString(1)), row.GetString(2), row.GetString(3),
        RowReading.Moment(row.GetInt64(4)))
    {
        DecidedBy = row.IsDBNull(5) ? null : row.GetString(5),
        DecidedAt = row.MomentOrNull(6),
        IsAccepted = row.IsDBNull(7) ? null : row.GetInt64(7) == 1,
    };
}
