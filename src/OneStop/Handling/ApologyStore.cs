using System.Data.Common;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>SQL of drafted apologies.</summary>
public static class ApologyStore
{
    private const string Columns = "dossier, unit, drafted_at, due_at, new_due_at";

    public static void Add(Session session, ApologyDraft one) => session.Execute(
        $"insert into apologies ({Columns}) values ($1, $2, $3, $4, $5)",
        one.Dossier.Value, one.Unit.Value, one.DraftedAt.ToUnixTimeSeconds(), one.DueAt.ToUnixTimeSeconds(),
        one.NewDueAt.ToUnixTimeSeconds());

    public static ApologyDraft? Find(Session session, DossierCode dossier) => session.Query(
        $"select {Columns} from apologies where dossier = $1", Read, dossier.Value).SingleOrDefault();

    /// <summary>Drafts of some units that can still be sent, the most pressing first.</summary>
    public static List<ApologyDraft> Open(Session session, IEnumerable<UnitCode> units, DateTimeOffset now) =>
        session.Query(
            "select a.dossier, a.unit, a.drafted_at, a.due_at, a.new_due_at from apologies a join handled h "
            + "on h.code = a.dossier where h.state in (2, 4) and h.told_at = a.due_at and a.due_at >= $2 "
            + $"and {session.AnyOf("a.unit", 1)} order by a.due_at, a.dossier",
            Read, JsonSerializer.Serialize(units.Select(unit => unit.Value)), now.ToUnixTimeSeconds());

    public static void Drop(Session session, DossierCode dossier) =>
        session.Execute("delete from apologies where dossier = $1", dossier.Value);

    /// <summary>Of dossiers that are open no more.</summary>
    public static void DropEnded(Session session) => session.Execute(
        "delete from apologies where dossier not in (select code from handled where closed_at is null)");

    private static ApologyDraft Read(DbDataReader row) => new(
        new(row.GetString(0)), new(row.GetString(1)), RowReading.Moment(row.GetInt64(2)),
        RowReading.Moment(row.GetInt64(3)), RowReading.Moment(row.GetInt64(4)));
}
