using System.Data.Common;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Notices;

/// <summary>SQL of proposed templates.</summary>
internal static class TemplateProposalStore
{
    private const string Columns = "id, body, proposed_by, proposed_at, decided_at";

    public static void Add(Session session, TemplateProposal one) => session.Execute(
        "insert into notice_template_proposals (id, template, body, proposed_by, proposed_at) values ($1, $2, $3, $4, $5)",
        one.Id, one.Template.Id, one.Template.ToText(), one.ProposedBy, one.ProposedAt.ToUnixTimeSeconds());

    /// <summary>False when it was decided before.</summary>
    public static bool Decide(Session session, string id, string by, DateTimeOffset at, bool accept) => session.ExecuteNow(
        "update notice_template_proposals set decided_by = $2, decided_at = $3, accepted = $4 "
        + "where id = $1 and decided_at is null",
        id, by, at.ToUnixTimeSeconds(), accept ? 1L : 0L) == 1;

    public static TemplateProposal? Find(Session session, string id) => session.Query(
        $"select {Columns} from notice_template_proposals where id = $1", Read, id).SingleOrDefault();

    public static List<TemplateProposal> Open(Session session) => session.Query(
        $"select {Columns} from notice_template_proposals where decided_at is null order by proposed_at, id", Read);

    private static TemplateProposal Read(DbDataReader row) => new(
        row.GetString(0), NoticeTemplate.Parse(row.GetString(1)), row.GetString(2), RowReading.Moment(row.GetInt64(3)))
    {
        DecidedAt = row.MomentOrNull(4),
    };
}
