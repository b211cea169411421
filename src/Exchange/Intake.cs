using System.Text.Json;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange;

/// <summary>
/// Cửa nhận hồ sơ: takes items of the national message, whoever brings them. Reading, hashing and sealing happen on
/// the caller's thread; the journal's writer only compares and writes. A good item is kept whatever its neighbours are.
/// </summary>
public sealed class Intake(Installation house)
{
    /// <summary>Items of one transaction; a longer call takes several, so that others get their turn between.</summary>
    public const int MostAtOnce = 500;

    /// <summary>Calls of fewer items are prepared on the thread that brought them.</summary>
    private const int WorthSharing = 32;

    public Task<CallAnswer> Dossiers(Call call, IReadOnlyList<JsonElement> items) =>
        Answer(call, items.Count, (from, count, earlier) => TakeDossiers(
            call, PrepareDossiers(call, Slice(items, from, count), from), earlier, from + count == items.Count));

    /// <summary>One answer per dossier for its good events, one per event that was not taken.</summary>
    public async Task<CallAnswer> Events(Call call, IReadOnlyList<JsonElement> items)
    {
        var answer = await Answer(call, items.Count, (from, count, earlier) => TakeEvents(
            call, PrepareEvents(call, Slice(items, from, count), from), earlier, from + count == items.Count));
        return answer with { Items = [.. ProgressTaking.ByDossier(answer.Items)] };
    }

    /// <summary>Tries again what waited for a unit that is known by now.</summary>
    /// <returns>how many items were accepted</returns>
    public async Task<int> Replay(DateTimeOffset arrivedAt)
    {
        var (after, accepted) = ("", 0);
        while (true)
        {
            var from = after;
            var held = await house.Journal.Write(
                work => CallStore.Held(work.Session, Preparation.UnknownUnit, from, MostAtOnce));
            if (held.Count == 0)
            {
                return accepted;
            }

            after = held[^1].Id;
            foreach (var group in Alike(held))
            {
                accepted += await Replay(group, arrivedAt);
            }
        }
    }

    /// <summary>On all cores: one sender waits for the answer of one call.</summary>
    internal List<Prepared<ReportedDossier>> PrepareDossiers(Call call, IEnumerable<IncomingItem> items, int from)
    {
        var preparation = Prepare(call);
        var read = items.ToArray();
        var prepared = new Prepared<ReportedDossier>[read.Length];
        if (read.Length < WorthSharing)
        {
            for (var i = 0; i < read.Length; i++)
            {
                prepared[i] = preparation.Dossier(read[i], from + i);
            }
        }
        else
        {
            // The caller works too and takes over what no other thread has begun: many calls at once never wait for
            // threads that wait for each other.
            Parallel.For(0, read.Length, i => prepared[i] = preparation.Dossier(read[i], from + i));
        }

        return [.. prepared];
    }

    internal List<Prepared<ReportedProgress>> PrepareEvents(Call call, IEnumerable<IncomingItem> items, int from)
    {
        var preparation = Prepare(call);
        return [.. items.Select((item, i) => preparation.Progress(item, from + i))];
    }

    internal async Task<Taken> TakeDossiers(
        Call call, List<Prepared<ReportedDossier>> items, IReadOnlyList<Remembered> earlier, bool isLast)
    {
        var taking = new DossierTaking(house, call, items);
        var taken = await house.Journal.Write(work => Once(work, call, earlier, isLast, items, taking.Write));
        if (items.Any(item => item.Stub is not null))
        {
            await house.Journal.Write(work => house.Catalogue.Current = CatalogueStore.Load(work.Session));
        }

        return taken;
    }

    internal Task<Taken> TakeEvents(
        Call call, List<Prepared<ReportedProgress>> items, IReadOnlyList<Remembered> earlier, bool isLast)
    {
        var taking = new ProgressTaking(house, call, items);
        return house.Journal.Write(work => Once(work, call, earlier, isLast, items, taking.Write));
    }

    /// <summary>The same bytes from the same sender change nothing again and get the same answer.</summary>
    private static Taken Once<T>(
        JournalTransaction work, Call call, IReadOnlyList<Remembered> earlier, bool isLast, List<Prepared<T>> items,
        Func<JournalTransaction, List<ItemAnswer>> write)
        where T : class
    {
        if (call.Key is not null && earlier.Count == 0 && !CallStore.Bind(work.Session, call))
        {
            return Taken.KeyUsed;
        }

        if (call.Digest is { } digest && earlier.Count == 0
            && CallStore.Find(work.Session, call.Sender.Name, digest) is { } known)
        {
            return new([], known);
        }

        var answers = write(work);
        if (call.Digest is not null && isLast)
        {
            CallStore.Remember(
                work.Session, call.Sender.Name, call.Digest, [.. earlier, .. answers.Select(Taken.Remember)],
                call.ArrivedAt);
        }

        return new(answers, null);
    }

    private static async Task<CallAnswer> Answer(
        Call call, int count, Func<int, int, IReadOnlyList<Remembered>, Task<Taken>> take)
    {
        var answers = new List<ItemAnswer>(count);
        for (var from = 0; from < count; from += MostAtOnce)
        {
            var taken = await take(from, Math.Min(MostAtOnce, count - from), [.. answers.Select(Taken.Remember)]);
            if (taken.Before is { } before)
            {
                return CallAnswer.Of([.. before.Select(one => Taken.Again(one, call.IsUpdating))]);
            }

            if (taken == Taken.KeyUsed)
            {
                return CallAnswer.Refusal(AnswerCode.Wrong, CallAnswer.KeyUsed);
            }

            answers.AddRange(taken.Answers);
        }

        return CallAnswer.Of(answers);
    }

    private async Task<int> Replay(List<HeldItem> group, DateTimeOffset arrivedAt)
    {
        var first = group[0];
        var sender = first.Sender.Length == 0 ? SenderScope.Operator : new(new UnitCode(first.Sender));
        var call = new Call(sender, first.UnitText.Length == 0 ? null : first.UnitText, null, arrivedAt, null);
        var items = group.Select(held => new IncomingItem(JsonElement.Parse(house.Vault.Unseal(held.Raw)))).ToList();
        var answers = first.Kind == Preparation.DossierKind
            ? (await TakeDossiers(call, Waiting(PrepareDossiers(call, items, 0)), [], true)).Answers
            : (await TakeEvents(call, Waiting(PrepareEvents(call, items, 0)), [], true)).Answers;
        var done = group.Where((_, i) => !answers[i].IsHeld).Select(held => held.Id).ToList();
        await house.Journal.Write(work =>
        {
            CallStore.Release(work.Session, done);
            return done.Count;
        });
        return answers.Count(answer => answer.IsGood);
    }

    /// <summary>What still lacks its unit stays where it is held.</summary>
    private static List<Prepared<T>> Waiting<T>(List<Prepared<T>> items)
        where T : class => [.. items.Select(item => item.Held is null ? item : item with { Held = null })];

    private static IEnumerable<List<HeldItem>> Alike(List<HeldItem> held)
    {
        var group = new List<HeldItem>();
        foreach (var one in held)
        {
            if (group.Count > 0
                && (group[0].Sender, group[0].Kind, group[0].UnitText) != (one.Sender, one.Kind, one.UnitText))
            {
                yield return group;
                group = [];
            }

            group.Add(one);
        }

        yield return group;
    }

    private Preparation Prepare(Call call) =>
        new(house.Catalogue.Current, house.Vault, call, LocalTime.DayOf(call.ArrivedAt));

    private static IEnumerable<IncomingItem> Slice(IReadOnlyList<JsonElement> items, int from, int count) =>
        Enumerable.Range(from, count).Select(i => new IncomingItem(items[i]));
}
