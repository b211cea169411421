using System.Data.Common;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Voice;

/// <summary>A feedback case as it stands.</summary>
public sealed record StoredFeedback(Feedback Said, FeedbackFacts Facts, long Version);

/// <summary>SQL of feedback cases.</summary>
public static class FeedbackStore
{
    private const string Columns = "said, facts, version";

    public static StoredFeedback? Find(Session session, string code) =>
        session.Query($"select {Columns} from feedback where code = $1", Read, code).SingleOrDefault();

    public static List<StoredFeedback> All(Session session) =>
        session.Query($"select {Columns} from feedback order by code", Read);

    /// <summary>Cases of some units received by a moment and not closed before another, newest first.</summary>
    public static List<StoredFeedback> InScope(
        Session session, IEnumerable<UnitCode> units, long receivedTo, long closedFrom) => session.Query(
        $"select {Columns} from feedback where {session.AnyOf("unit", 1)} and received_at <= $2 "
        + "and (closed_at is null or closed_at >= $3) order by received_at desc, code",
        Read,
        JsonSerializer.Serialize(units.Select(unit => unit.Value)), receivedTo, closedFrom);

    public static void Save(Session session, StoredFeedback stored, long position) => session.Execute(
        "insert into feedback (code, version, position, unit, received_at, closed_at, said, facts) "
        + "values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (code) do update set version = $2, position = $3, "
        + "unit = $4, received_at = $5, closed_at = $6, said = $7, facts = $8",
        stored.Said.Code, stored.Version, position, stored.Facts.Unit.Value,
        stored.Facts.ReceivedAt.ToUnixTimeSeconds(), stored.Facts.ClosedAt.Stored(),
        FeedbackText.Of(stored.Said), FeedbackText.Of(stored.Facts));

    private static StoredFeedback Read(DbDataReader row) => new(
        FeedbackText.ReadSaid(row.GetString(0)),
        FeedbackText.ReadFacts(row.GetString(1)),
        row.GetInt64(2));
}
