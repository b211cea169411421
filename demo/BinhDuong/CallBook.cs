using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DiemSang.Demo.BinhDuong;

/// <summary>Sổ gửi: versions, events, ratings and reference rows as calls in the order of their arrival.</summary>
internal sealed class CallBook(Generation generation)
{
    private const string Province = "H09";
    private const int MostItems = 400;
    private static readonly DateOnly eventsSince = new(2023, 10, 1);

    private readonly Scenario scenario = generation.Scenario;
    private readonly People people = new();
    private readonly List<Slot> slots = [];

    public IEnumerable<DemoCall> Calls()
    {
        var items = new ItemWriter(scenario.Days, people);
        var events = new EventWriter(items, people);
        BookVersions(items);
        BookEvents(events);
        BookReference();
        BookRatings(items);
        slots.Sort((one, other) => (one.At, one.Order).CompareTo((other.At, other.Order)));
        foreach (var slot in slots)
            yield return new(OfficeDays.Moment(slot.At), slot.Sender, slot.Kind, slot.Write(), slot.Items);
    }

    private void Book(int at, string sender, CallKind kind, int items, Func<ReadOnlyMemory<byte>> write) =>
        slots.Add(new(at, slots.Count, sender, kind, items, write));

    private void BookVersions(ItemWriter items)
    {
        var rounds = new SortedDictionary<(int Sent, string District), List<(DemoDossier Dossier, bool AsOpen, bool IsResent)>>();
        foreach (var dossier in generation.Dossiers)
        {
            if (dossier.FirstSent > 0) Round(rounds, dossier, dossier.FirstSent).Add((dossier, true, false));
            if (dossier.LastSent > 0) Round(rounds, dossier, dossier.LastSent).Add((dossier, false, false));
            if (dossier.ResentAt > 0) Round(rounds, dossier, dossier.ResentAt).Add((dossier, false, true));
        }

        foreach (var ((sent, district), versions) in rounds)
        {
            for (var from = 0; from < versions.Count; from += MostItems)
            {
                var part = versions.GetRange(from, Math.Min(MostItems, versions.Count - from));
                var at = sent + Delay(district) + from / MostItems;
                Book(at, district, CallKind.Dossiers, part.Count, () => Json(json =>
                {
                    foreach (var (dossier, asOpen, isResent) in part) items.Write(json, dossier, asOpen, isResent);
                }));
            }
        }
    }

    private void BookEvents(EventWriter events)
    {
        var since = scenario.Days.At(scenario.Days.IndexOf(eventsSince), 0);
        var rounds =
            new SortedDictionary<(int Sent, string District), List<(DemoDossier Dossier, int At, int Status)>>();
        foreach (var dossier in generation.Dossiers)
        {
            if (dossier.Leaf.District != BinhDuong2023.City || dossier.Received < since) continue;
            foreach (var (at, status) in EventWriter.Steps(dossier))
                Round(rounds, dossier, Math.Max(generation.Post.After(at), dossier.Known)).Add((dossier, at, status));
        }

        foreach (var ((sent, district), steps) in rounds)
        {
            Book(sent + Delay(district) + 20, district, CallKind.Events, steps.Count, () => Json(json =>
            {
                foreach (var (dossier, at, status) in steps) events.Write(json, dossier, at, status);
            }));
        }
    }

    private void BookReference()
    {
        var opening = scenario.Days.At(scenario.Days.First[1] - 1, 17 * 3600);
        var units = EmbeddedTable.Bytes(Scenario.Folder + "units.csv");
        Book(opening, Province, CallKind.Units, Lines(units), () => units);
        var procedures = ReferenceTables.Procedures(scenario);
        Book(opening + 60, Province, CallKind.Procedures, Lines(procedures), () => procedures);
        for (var week = 1; week <= OfficeDays.WeekCount; week++)
        {
            var day = OfficeDays.FreezeDay(week);
            var given = ReferenceTables.Given(day);
            // Half past six on the Monday, before the freeze.
            var at = OfficeDays.SecondsAt(BinhDuong2023.Freezes[week - 1]) - 1800;
            Book(at, Province, CallKind.Tallies, Lines(given), () => given);
        }

        foreach (var (at, rows, count) in ReferenceTables.Feedback())
            Book(at, Province, CallKind.Feedback, count, () => rows);
    }

    private void BookRatings(ItemWriter items)
    {
        var weeks = new SortedDictionary<int, List<DemoDossier>>();
        foreach (var dossier in generation.Dossiers)
        {
            if (dossier.Rated == 0) continue;
            var at = generation.Post.WeekEndAfter(Math.Max(dossier.Rated, dossier.Known));
            if (!weeks.TryGetValue(at, out var week)) weeks.Add(at, week = []);
            week.Add(dossier);
        }

        foreach (var (at, rated) in weeks)
        {
            Book(at, Province, CallKind.Ratings, rated.Count, () =>
            {
                var rows = new StringBuilder("dossier,rated_at,satisfied\n");
                foreach (var dossier in rated)
                {
                    rows.Append(items.Code(dossier)).Append(',');
                    rows.Append(CultureInfo.InvariantCulture, $"{OfficeDays.Moment(dossier.Rated):yyyyMMddHHmmss}");
                    rows.Append(dossier.Is(Facts.Disliked) ? ",0\n" : ",1\n");
                }

                return Encoding.UTF8.GetBytes(rows.ToString());
            });
        }
    }

    private int Delay(string district) => 180 * scenario.Leaves.FindIndex(leaf => leaf.Code == district) / 10;

    private static int Lines(byte[] table) => table.Count((byte)'\n') - 1;

    private static List<T> Round<T>(
        SortedDictionary<(int, string), List<T>> rounds, DemoDossier dossier, int sent)
    {
        if (!rounds.TryGetValue((sent, dossier.Leaf.District), out var round))
            rounds.Add((sent, dossier.Leaf.District), round = []);
        return round;
    }

    public static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, ItemWriter.Options))
        {
            json.WriteStartArray();
            write(json);
            json.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }

    private sealed record Slot(
        int At, int Order, string Sender, CallKind Kind, int Items, Func<ReadOnlyMemory<byte>> Write);
}
