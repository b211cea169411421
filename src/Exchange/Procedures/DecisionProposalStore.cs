using System.Data.Common;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Procedures;

/// <summary>SQL of proposed decisions.</summary>
internal static class DecisionProposalStore
{
    private const string Columns = "id, body, before, reason, proposed_by, proposed_at, decided_by, decided_at, accepted";

    public static void Add(Session session, DecisionProposal one) => session.Execute(
        "insert into decision_proposals (id, publisher, body, before, reason, proposed_by, proposed_at) "
        + "values ($1, $2, $3, $4, $5, $6, $7)",
        one.Id, one.Decision.Publisher.Value, CatalogueText.Of(one.Decision),
        one.Before is { } before ? CatalogueText.Of(before) : null, one.Reason, one.ProposedBy, one.ProposedAt.ToUnixTimeSeconds());

    public static void Decide(Session session, DecisionProposal one) => session.Execute(
        "update decision_proposals set decided_by = $2, decided_at = $3, accepted = $4 where id = $1",
        one.Id, one.DecidedBy, one.DecidedAt.Stored(), one.IsAccepted == true ? 1L : 0L);

    public static DecisionProposal? Find(Session session, string id) => session.Query(
        $"select {Columns} from decision_proposals where id = $1", Read, id).SingleOrDefault();

    public static List<DecisionProposal> Open(Session session) => session.Query(
        $"select {Columns} from decision_proposals where decided_at is null order by proposed_at, id", Read);

    public static List<DecisionProposal> Of(Session session, UnitCode publisher) => session.Query(
        $"select {Columns} from decision_proposals where publisher = $1 order by proposed_at desc, id desc", Read,
        publisher.Value);

    private static DecisionProposal Read(DbDataReader row) => new(
        row.GetString(0), CatalogueText.ReadDecision(row.GetString(1)),
        row.IsDBNull(2) ? null : CatalogueText.ReadDecision(row.GetString(2)), row.GetString(3), row.GetString(4),
        RowReading.Moment(row.GetInt64(5)))
    {
        DecidedBy = row.IsDBNull(6) ? null : row.GetString(6),
        DecidedAt = row.MomentOrNull(7),
        IsAccepted = row.IsDBNull(8) ? null : row.GetInt64(8) == 1,
    };
}
