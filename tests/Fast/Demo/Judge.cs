using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DiemSang.Demo;

namespace DiemSang.Tests.Fast.Demo;

/// <summary>
/// A slow and plain judge of the demo: it reads the calls, stops at each freeze, and counts what had arrived. It
/// shares no code with the product.
/// </summary>
internal sealed class Judge
{
    private static readonly Lazy<Judge> reading = new(() => new Judge());

    private readonly Dictionary<string, JudgedDossier> dossiers = [];
    private readonly Dictionary<string, List<(DateTime At, int Status)>> events = [];
    private readonly Dictionary<string, bool> ratings = [];
    private readonly Dictionary<string, string[]> feedback = [];
    private readonly Dictionary<(string Counter, string To), int> given = [];

    private Judge()
    {
        var clock = Stopwatch.StartNew();
        var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var call in BinhDuong2023.Calls())
        {
            Generation += clock.Elapsed;
            while (Freezes.Count < BinhDuong2023.Freezes.Count && call.ArrivedAt > BinhDuong2023.Freezes[Freezes.Count])
                Freeze();
            digest.AppendData(call.Body.Span);
            Calls.Add(call with { Body = default });
            Bytes += call.Body.Length;
            Read(call);
            clock.Restart();
        }

        Generation += clock.Elapsed;
        while (Freezes.Count < BinhDuong2023.Freezes.Count) Freeze();
        Hash = Convert.ToHexString(digest.GetHashAndReset());
    }

    public static Judge Reading => reading.Value;

    public TimeSpan Generation { get; }
    public long Bytes { get; }
    public string Hash { get; }
    public int Items { get; private set; }
    public int Again { get; private set; }
    public Dictionary<string, string> Parents { get; } = [];
    public Dictionary<string, string> Names { get; } = [];
    public Dictionary<string, JudgedProcedure> Catalogue { get; } = [];
    public List<DemoCall> Calls { get; } = [];
    public List<string> Odd { get; } = [];
    public List<Dictionary<string, (UnitJudgement Counts, JudgedPoints Points)>> Freezes { get; } = [];
    public IReadOnlyDictionary<string, JudgedDossier> Dossiers => dossiers;
    public IReadOnlyDictionary<string, List<(DateTime At, int Status)>> Events => events;

    private void Read(DemoCall call)
    {
        switch (call.Kind)
        {
            case CallKind.Dossiers:
                using (var items = JsonDocument.Parse(call.Body))
                    foreach (var item in items.RootElement.EnumerateArray()) ReadItem(item);
                break;
            case CallKind.Events:
                using (var items = JsonDocument.Parse(call.Body))
                    foreach (var item in items.RootElement.EnumerateArray())
                        StepsOf(JudgedDossier.Text(item, "MaHoSo")).Add((
                            JudgedDossier.When(item, "ThoiDiemXuLy")!.Value,
                            int.Parse(JudgedDossier.Text(item, "TrangThai"), CultureInfo.InvariantCulture)));
                break;
            default:
                foreach (var row in Rows(call.Body)) ReadRow(call.Kind, row);
                break;
        }
    }

    private void ReadItem(JsonElement item)
    {
        Items++;
        var code = JudgedDossier.Text(item, "MaHoSo");
        var dossier = new JudgedDossier(item) { Events = StepsOf(code) };
        if (dossiers.ContainsKey(code)) Again++;
        dossiers[code] = dossier;
        ItemShape.Check(item, dossier, Parents, Catalogue, Odd);
    }

    private List<(DateTime At, int Status)> StepsOf(string code)
    {
        if (!events.TryGetValue(code, out var steps)) events.Add(code, steps = []);
        return steps;
    }

    private void ReadRow(CallKind kind, string[] row)
    {
        switch (kind)
        {
            case CallKind.Units:
                Parents[row[0]] = row[3];
                Names[row[0]] = row[1];
                break;
            case CallKind.Procedures:
                Catalogue[row[0]] = new(
                    row[0], row[3] is "partial" or "full", row[4] == "1", row[5] == "1", row[6] == "1", row[7] == "1",
                    row[10].Split(';', StringSplitOptions.RemoveEmptyEntries));
                break;
            case CallKind.Tallies:
                given[(row[1], row[3])] = int.Parse(row[4], CultureInfo.InvariantCulture);
                break;
            case CallKind.Ratings:
                ratings[row[0]] = row[2] == "1";
                break;
            default:
                feedback[row[0]] = row;
                break;
        }
    }

    private void Freeze()
    {
        var moment = BinhDuong2023.Freezes[Freezes.Count].DateTime;
        var leaves = Leaves(dossiers.Values, moment);
        Freezes.Add(Parents.Keys.ToDictionary(unit => unit, unit => Score(leaves, unit, moment)));
    }

    /// <summary>The total of a unit so many minutes after the opening, with what the feed brought until then.</summary>
    public decimal[] Live(IEnumerable<DemoCall> feed, string unit, int[] minutes)
    {
        var known = new Dictionary<string, JudgedDossier>(dossiers);
        var calls = new Queue<DemoCall>(feed.Where(call => call.Kind == CallKind.Dossiers));
        return [.. minutes.Select(minute =>
        {
            var moment = BinhDuong2023.OpensAt.AddMinutes(minute);
            while (calls.TryPeek(out var call) && call.ArrivedAt <= moment)
            {
                using var items = JsonDocument.Parse(calls.Dequeue().Body);
                foreach (var item in items.RootElement.EnumerateArray())
                    known[JudgedDossier.Text(item, "MaHoSo")] = new(item);
            }

            return Score(Leaves(known.Values, moment.DateTime), unit, moment.DateTime).Points.Total;
        })];
    }

    private Dictionary<string, UnitJudgement> Leaves(IEnumerable<JudgedDossier> known, DateTime moment)
    {
        var leaves = Parents.Keys.ToDictionary(code => code, _ => new UnitJudgement());
        foreach (var procedure in Catalogue.Values)
            foreach (var unit in procedure.Units) leaves[unit].Assigned.Add(procedure.Code);
        foreach (var dossier in known) Count(dossier, leaves[dossier.Unit], new(2023, 1, 1), moment);
        foreach (var row in feedback.Values) Count(row, leaves[row[1]], moment);
        return leaves;
    }

    private (UnitJudgement Counts, JudgedPoints Points) Score(
        Dictionary<string, UnitJudgement> leaves, string unit, DateTime moment)
    {
        var day = moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var tallies = given.Where(row => row.Key.To == day).ToDictionary(row => row.Key.Counter, row => row.Value);
        var counts = UnitJudgement.Of(leaves.Where(leaf => IsBelow(leaf.Key, unit)).Select(leaf => leaf.Value));
        return (counts, JudgedPoints.Of(counts, tallies, Catalogue));
    }

    private bool IsBelow(string code, string unit)
    {
        for (var at = code; at.Length > 0; at = Parents[at])
            if (at == unit) return true;
        return false;
    }

    private void Count(JudgedDossier dossier, UnitJudgement unit, DateTime begins, DateTime moment)
    {
        var procedure = Catalogue[dossier.Procedure];
        if (dossier.Received > moment || dossier.Finished < begins) return;
        var late = dossier.IsLateAt(moment);
        var disliked = ratings.TryGetValue(dossier.Code, out var satisfied) && !satisfied;
        unit.InPeriod++;
        if (late) unit.Late++;
        if (disliked && !late) unit.Disliked++;
        if (procedure.ReturnsResult) unit.Required++;
        if (procedure.ReturnsResult && dossier.HasResult) unit.Electronic++;
        if (dossier.HasScan && (dossier.HasResult || !procedure.ReturnsResult)) unit.Digitised++;
        if (dossier.IsReused) unit.Reused++;
        if (dossier.IsFromStore) unit.Store++;
        if (dossier.IsLinked) unit.Linked++;
        if (dossier.Received < begins) return;
        unit.Received++;
        if (dossier.IsSynced) unit.Synced++;
        if (dossier.Channel == "2") unit.OnlineServices.Add(procedure.Code);
        if (dossier.Channel == "2" && (dossier.HasResult || !procedure.ReturnsResult)) unit.Online++;
        if (dossier.IsLinked) unit.LinkedProcedures.Add(procedure.Code);
        if (!procedure.HasFee || dossier.IsFree) return;
        unit.Fee++;
        if (!dossier.IsPaidOnline) return;
        unit.Paid++;
        unit.PaidProcedures.Add(procedure.Code);
    }

    // The six cases of the scenario are either open or published; fifteen working days and two, holidays apart.
    private static void Count(string[] row, UnitJudgement unit, DateTime moment)
    {
        var received = Moment(row[4]);
        var late = row[5] == "published"
            ? Moment(row[8]) > Working(received, 15) || Moment(row[9]) > Working(Moment(row[8]), 2)
            : moment > Working(received, 15);
        unit.Pakn++;
        if (late) unit.PaknLate++;
        if (late || int.Parse(row[11], CultureInfo.InvariantCulture) > int.Parse(row[10], CultureInfo.InvariantCulture))
            unit.PaknUnsatisfied++;
    }

    private static DateTime Moment(string text) =>
        DateTime.ParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static DateTime Working(DateTime start, int days)
    {
        while (days > 0)
        {
            start = start.AddDays(1);
            if (!ItemShape.IsDayOff(start)) days--;
        }

        return start;
    }

    private static IEnumerable<string[]> Rows(ReadOnlyMemory<byte> table)
    {
        var lines = Encoding.UTF8.GetString(table.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines.Skip(1))
            yield return [.. CsvCells(line)];
    }

    private static IEnumerable<string> CsvCells(string line)
    {
        for (var at = 0; at <= line.Length;)
        {
            var quoted = at < line.Length && line[at] == '"';
            var end = quoted ? line.IndexOf('"', at + 1) : line.IndexOf(',', at);
            if (end < 0) end = line.Length;
            yield return quoted ? line[(at + 1)..end] : line[at..end];
            at = quoted ? end + 2 : end + 1;
        }
    }
}
