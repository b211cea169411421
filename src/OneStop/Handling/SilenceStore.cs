using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>SQL of silent dossiers that were found.</summary>
public static class SilenceStore
{
    private const string Columns = "dossier, place, cause, since, told_at";

    public static void Add(Session session, Silence one) => session.Execute(
        $"insert into silences ({Columns}) values ($1, $2, $3, $4, $5)",
        one.Dossier.Value, one.Place.Value, one.Cause.ToString(), one.Since.ToUnixTimeSeconds(),
        one.ToldAt.ToUnixTimeSeconds());

    public static Silence? Find(Session session, DossierCode dossier) => session.Query(
        $"select {Columns} from silences where dossier = $1", Read, dossier.Value).SingleOrDefault();

    /// <summary>Found at some units, longest silence first.</summary>
    public static List<Silence> At(Session session, IEnumerable<UnitCode> places) => session.Query(
        $"select {Columns} from silences where {session.AnyOf("place", 1)} order by since, dossier", Read,
        JsonSerializer.Serialize(places.Select(unit => unit.Value)));

    public static void Drop(Session session, DossierCode dossier) =>
        session.Execute("delete from silences where dossier = $1", dossier.Value);

    /// <summary>Of dossiers that are open no more.</summary>
    public static void DropEnded(Session session) => session.Execute(
        "delete from silences where dossier not in (select code from handled where closed_at is null)");

    private static Silence Read(System.Data.Common.DbDataReader row) => new(
        new(row.GetString(0)), new(row.GetString(1)), Enum.Parse<SilenceCause>(row.GetString(2)),
        RowReading.Moment(row.GetInt64(3)))
    {
        ToldAt = RowReading.Moment(row.GetInt64(4)),
    };
}
