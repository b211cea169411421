using System.Globalization;
using System.Text.Json;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Catalogue;

/// <summary>SQL of the catalogue: rows of units, procedures and calendar days as documents.</summary>
public static class CatalogueStore
{
    private const string UnitKind = "unit";
    private const string ProcedureKind = "procedure";
    private const string DayKind = "day";
    private const string ContentKind = "content";
    private const string DecisionKind = "decision";

    public static CatalogueState Load(Session session) => new(
        UnitDirectory.Of(Rows(session, UnitKind).Select(CatalogueText.ReadUnit)),
        new(Rows(session, ProcedureKind).Select(CatalogueText.ReadProcedure)),
        WorkCalendar.Official.With(Rows(session, DayKind).Select(text => JsonSerializer.Deserialize<DayRule>(text)!)))
    {
        Contents = new(Rows(session, ContentKind)),
        Decisions = [.. Rows(session, DecisionKind).Select(CatalogueText.ReadDecision)],
    };

    public static List<Unit> Units(Session session) =>
        [.. Rows(session, UnitKind).Select(CatalogueText.ReadUnit)];

    /// <summary>Puts rows in place of those with the same code and first day.</summary>
    public static void Save(Session session, IEnumerable<Unit> units, DateTimeOffset arrivedAt)
    {
        foreach (var unit in units)
        {
            Save(session, UnitKind, unit.Code.Value, Key(unit.ValidFrom), CatalogueText.Of(unit), arrivedAt);
        }
    }

    public static void Save(Session session, IEnumerable<Procedure> procedures, DateTimeOffset arrivedAt)
    {
        foreach (var one in procedures)
        {
            Save(session, ProcedureKind, one.Code.Value, Key(one.ValidFrom), CatalogueText.Of(one), arrivedAt);
        }
    }

    public static void Save(Session session, IEnumerable<DayRule> days, DateTimeOffset arrivedAt)
    {
        foreach (var day in days)
        {
            Save(session, DayKind, Key(day.Day), "", JsonSerializer.Serialize(day), arrivedAt);
        }
    }

    /// <summary>Adds a version of a procedure's content; a version that is there already is left as it is.</summary>
    /// <returns>false when the version was there</returns>
    public static bool Add(Session session, ProcedureContent content, DateTimeOffset arrivedAt) => session.ExecuteNow(
        "insert into catalogue (kind, code, row_key, body, arrived_at) values ($1, $2, $3, $4, $5) "
        + "on conflict (kind, code, row_key) do nothing",
        ContentKind, content.Code.Value, content.Version.ToString("D6", CultureInfo.InvariantCulture),
        CatalogueText.Of(content), arrivedAt.ToUnixTimeSeconds()) > 0;

    /// <summary>Puts decisions in place of those with the same publisher and number.</summary>
    public static void Save(Session session, IEnumerable<Decision> decisions, DateTimeOffset arrivedAt)
    {
        foreach (var one in decisions)
        {
            Save(session, DecisionKind, one.Publisher.Value, one.Number, CatalogueText.Of(one), arrivedAt);
        }
    }

    /// <summary>The rules of single days that came at a moment, in the order of the days.</summary>
    public static List<DayRule> DaysOf(Session session, DateTimeOffset arrivedAt) => session.Query(
        "select body from catalogue where kind = $1 and arrived_at = $2 order by code",
        row => JsonSerializer.Deserialize<DayRule>(row.GetString(0))!, DayKind, arrivedAt.ToUnixTimeSeconds());

    /// <summary>One decision as it stands in the record, for who changes it in the same transaction.</summary>
    public static Decision? FindDecision(Session session, UnitCode publisher, string number) => session.Query(
        "select body from catalogue where kind = $1 and code = $2 and row_key = $3",
        row => CatalogueText.ReadDecision(row.GetString(0)), DecisionKind, publisher.Value, number).SingleOrDefault();

    /// <summary>Takes a decision out of the record: its number was mistyped.</summary>
    public static void Drop(Session session, Decision decision) => session.Execute(
        "delete from catalogue where kind = $1 and code = $2 and row_key = $3",
        DecisionKind, decision.Publisher.Value, decision.Number);

    /// <summary>Keeps a procedure that a message named and the catalogue does not know.</summary>
    public static void AddStub(Session session, Procedure stub, DateTimeOffset arrivedAt) => session.Execute(
        "insert into catalogue (kind, code, row_key, body, arrived_at) values ($1, $2, '', $3, $4) "
        + "on conflict (kind, code, row_key) do nothing",
        ProcedureKind, stub.Code.Value, CatalogueText.Of(stub), arrivedAt.ToUnixTimeSeconds());

    /// <summary>A stub gives way to the real rows of its procedure.</summary>
    public static void DropStub(Session session, ProcedureCode code) => session.Execute(
        "delete from catalogue where kind = $1 and code = $2 and row_key = ''", ProcedureKind, code.Value);

    private static List<string> Rows(Session session, string kind) => session.Query(
        "select body from catalogue where kind = $1 order by code, row_key", row => row.GetString(0), kind);

    private static void Save(
        Session session, string kind, string code, string key, string body, DateTimeOffset arrivedAt) =>
        session.Execute(
            "insert into catalogue (kind, code, row_key, body, arrived_at) values ($1, $2, $3, $4, $5) "
            + "on conflict (kind, code, row_key) do update set body = $4, arrived_at = $5",
            kind, code, key, body, arrivedAt.ToUnixTimeSeconds());

    private static string Key(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
