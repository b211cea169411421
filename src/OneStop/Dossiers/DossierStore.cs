using System.Data.Common;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Dossiers;

/// <summary>A dossier as it stands: its facts, the item they follow from, and who sent it.</summary>
/// <param name="Version">0 while only events or remarks are known of it</param>
public sealed record StoredDossier(DossierCode Code)
{
    public long Version { get; init; }
    public string Sender { get; init; } = "";
    public byte[] ItemHash { get; init; } = [];
    public DossierItem? Item { get; init; }
    public DossierFacts? Facts { get; init; }

    /// <summary>Sorted by moment, then arrival.</summary>
    public IReadOnlyList<ProgressEvent> Events { get; init; } = [];

    public bool Disliked { get; init; }
}

/// <summary>SQL of dossiers, their progress events and the remarks on them.</summary>
public static class DossierStore
{
    private const string Columns =
        "code, unit, procedure_code, status, channel, received_at, finished_at, due_at, pending_since, requests, "
        + "paused, traits, warnings";

    /// <summary>The present state of some dossiers; those never heard of come back with version 0.</summary>
    public static Dictionary<DossierCode, StoredDossier> Load(Session session, IReadOnlyCollection<DossierCode> codes)
    {
        var found = codes.Distinct().ToDictionary(code => code, code => new StoredDossier(code));
        var asked = JsonSerializer.Serialize(found.Keys.Select(code => code.Value));
        session.Each(
            $"select {Columns}, version, sender, item_hash, item from dossiers where {session.AnyOf("code", 1)}",
            row =>
            {
                var facts = Facts(row);
                found[facts.Code] = found[facts.Code] with
                {
                    Facts = facts,
                    Version = row.GetInt64(13),
                    Sender = row.GetString(14),
                    ItemHash = row.Bytes(15),
                    Item = DossierText.ReadItem(row.GetString(16)),
                };
            },
            asked);
        LoadEvents(session, found, asked);
        session.Each(
            $"select dossier from remarks where holds = 1 and {session.AnyOf("dossier", 1)}",
            row =>
            {
                var code = new DossierCode(row.GetString(0));
                found[code] = found[code] with { Disliked = true };
            },
            asked);
        return found;
    }

    /// <summary>Of some dossiers those that our own desk handles.</summary>
    public static HashSet<DossierCode> AtOwnDesk(Session session, IEnumerable<DossierCode> codes) =>
        [.. session.Query(
            $"select code from dossiers where sender = $2 and {session.AnyOf("code", 1)}",
            row => new DossierCode(row.GetString(0)),
            JsonSerializer.Serialize(codes.Select(code => code.Value).Distinct()), DossierRegister.OwnDesk)];

    /// <summary>Writes the row of a dossier after its entry was appended.</summary>
    public static void Save(Session session, StoredDossier dossier, long position)
    {
        var facts = dossier.Facts!;
        session.Execute(
            "insert into dossiers (code, unit, procedure_code, status, channel, received_at, finished_at, due_at, "
            + "pending_since, requests, paused, traits, warnings, version, sender, item_hash, item, position) "
            + "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) "
            + "on conflict (code) do update set unit = $2, procedure_code = $3, status = $4, channel = $5, "
            + "received_at = $6, finished_at = $7, due_at = $8, pending_since = $9, requests = $10, paused = $11, "
            + "traits = $12, warnings = $13, version = $14, sender = $15, item_hash = $16, item = $17, "
            + "position = $18",
            facts.Code.Value, facts.Unit.Value, facts.Procedure.Value, (long)facts.Status, (long)facts.Channel,
            facts.ReceivedAt.Stored(), facts.FinishedAt.Stored(), facts.DueAt.Stored(), facts.PendingSince.Stored(),
            (long)facts.Requests, facts.PausedSeconds, (long)facts.Traits, (long)facts.Warnings, dossier.Version,
            dossier.Sender, dossier.ItemHash, DossierText.Of(dossier.Item!), position);
    }

    public static void AddEvent(Session session, DossierCode dossier, ProgressEvent one) => session.Execute(
        "insert into progress (dossier, at, status, text_hash, arrived_at) values ($1, $2, $3, $4, $5) "
        + "on conflict (dossier, at, status, text_hash) do nothing",
        dossier.Value, one.At.ToUnixTimeSeconds(), (long)one.Status, one.TextHash, one.ArrivedAt.ToUnixTimeSeconds());

    /// <summary>Keeps what a source (a rating, a PAKN) says of a dossier, known to us or not yet.</summary>
    public static void Remark(
        Session session, DossierCode dossier, string source, bool holds, DateTimeOffset arrivedAt) => session.Execute(
        "insert into remarks (dossier, source, holds, arrived_at) values ($1, $2, $3, $4) "
        + "on conflict (dossier, source) do update set holds = $3, arrived_at = $4",
        dossier.Value, source, holds ? 1L : 0L, arrivedAt.ToUnixTimeSeconds());

    /// <summary>Codes of dossiers of a procedure after a code, for re-booking in batches.</summary>
    public static List<DossierCode> OfProcedure(Session session, ProcedureCode procedure, string after, int most) =>
        session.Query(
            "select code from dossiers where procedure_code = $1 and code > $2 order by code limit $3",
            row => new DossierCode(row.GetString(0)),
            procedure.Value, after, (long)most);

    public static List<DossierCode> All(Session session, string after, int most) => session.Query(
        "select code from dossiers where code > $1 order by code limit $2",
        row => new DossierCode(row.GetString(0)),
        after, (long)most);

    public static long? Count(Session session) => session.Number("select count(*) from dossiers");

    public static long? CountOfProcedure(Session session, ProcedureCode procedure) =>
        session.Number("select count(*) from dossiers where procedure_code = $1", procedure.Value);

    /// <summary>Walks the facts of every dossier, as the columns keep them.</summary>
    public static void Each(Session session, Action<DossierFacts> row) =>
        session.Each($"select {Columns} from dossiers", one => row(Facts(one)));

    /// <summary>Dossiers with a step on a day: received, finished, past due or asked for papers on it.</summary>
    public static void EachTouching(Session session, long from, long to, Action<DossierFacts> row) => session.Each(
        $"select {Columns} from dossiers where received_at between $1 and $2 "
        + $"union select {Columns} from dossiers where finished_at between $1 and $2 "
        + $"union select {Columns} from dossiers where due_at between $3 and $2 "
        + $"union select {Columns} from dossiers where pending_since between $1 and $2",
        one => row(Facts(one)),
        from, to, from - 1);

    /// <summary>Dossiers of some units received by a moment and not finished before another, newest first.</summary>
    public static void EachInScope(
        Session session, IEnumerable<UnitCode> units, long receivedTo, long finishedFrom, Action<DossierFacts> row) => session.Each(
        $"select {Columns} from dossiers where {session.AnyOf("unit", 1)} "
        + "and received_at <= $2 and (finished_at is null or finished_at >= $3) order by received_at desc, code",
        one => row(Facts(one)),
        JsonSerializer.Serialize(units.Select(unit => unit.Value)), receivedTo, finishedFrom);

    private static void LoadEvents(Session session, Dictionary<DossierCode, StoredDossier> found, string asked)
    {
        var events = new Dictionary<DossierCode, List<ProgressEvent>>();
        session.Each(
            "select dossier, at, status, text_hash, arrived_at from progress "
            + $"where {session.AnyOf("dossier", 1)} order by at, arrived_at, status, text_hash",
            row =>
            {
                var code = new DossierCode(row.GetString(0));
                var list = events.TryGetValue(code, out var known) ? known : events[code] = [];
                list.Add(new(
                    RowReading.Moment(row.GetInt64(1)), (int)row.GetInt64(2), row.GetInt64(3),
                    RowReading.Moment(row.GetInt64(4))));
            },
            asked);
        foreach (var (code, list) in events)
        {
            found[code] = found[code] with { Events = list };
        }
    }

    private static DossierFacts Facts(DbDataReader row) =>
        new(new(row.GetString(0)), new(row.GetString(1)), new(row.GetString(2)))
        {
            Status = (int)row.GetInt64(3),
            Channel = (Channel)row.GetInt64(4),
            ReceivedAt = row.MomentOrNull(5),
            FinishedAt = row.MomentOrNull(6),
            DueAt = row.MomentOrNull(7),
            PendingSince = row.MomentOrNull(8),
            Requests = (int)row.GetInt64(9),
            PausedSeconds = row.GetInt64(10),
            Traits = (DossierTraits)row.GetInt64(11),
            Warnings = (DossierWarnings)row.GetInt64(12),
        };
}
