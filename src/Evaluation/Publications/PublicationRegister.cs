using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Publications;

/// <summary>Reads the counters of a period as known on K (null = now).</summary>
public delegate Task<CounterBook> OpenBook(Period period, DateTimeOffset? knownOn);

/// <summary>
/// Sổ công bố: freezes the scorecards of all units at a cut-off, once, and corrects by publishing again. A freeze
/// waits while dossiers are being booked again after a change of catalogue or calendar.
/// </summary>
public sealed class PublicationRegister(Journal journal, Database database, OpenBook open)
{
    private const int MostTries = 5;
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a freeze waits for re-booking to end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Freezes a cut-off as it was known then.</summary>
    /// <param name="cutOff">E and K; not after now</param>
    /// <param name="by">id of an account, or "system"</param>
    /// <exception cref="RefusedException">it is frozen already, lies ahead, or there are no units</exception>
    public async Task<Publication> Freeze(DateTimeOffset cutOff, string by, DateTimeOffset now)
    {
        Refused.If(cutOff > now, "publication.ahead");
        return await Publish(cutOff, by, now, first: null, reason: "");
    }

    /// <summary>Publishes a cut-off again as it is known now; the first one stays.</summary>
    /// <exception cref="RefusedException">no reason was given, or nothing differs</exception>
    public async Task<Publication> Correct(Publication first, string reason, string by, DateTimeOffset now)
    {
        Refused.If(string.IsNullOrWhiteSpace(reason), "publication.no-reason");
        return await Publish(first.CutOff, by, now, first, reason.Trim());
    }

    private async Task<Publication> Publish(
        DateTimeOffset cutOff, string by, DateTimeOffset now, Publication? first, string reason)
    {
        Refuse(Read(session => PublicationStore.Of(session, cutOff)), first);
        var period = Period.Of(YearOf(cutOff), LocalTime.DayOf(cutOff), cutOff, cutOff);
        DateTimeOffset? knownOn = first is null ? cutOff : null;
        for (var tries = 1; ; tries++)
        {
            await WaitForBookings();
            var book = await open(period, knownOn);
            var board = Scoreboard.Of(book, period, first?.Ruleset);
            var position = book.Position;
            var isLast = tries == MostTries;
            // What is posted into the cube while it is read would be half in the figures: then once more, at last
            // between two commits.
            var rows = isLast ? await journal.Alone(_ => LaterWeek.Rows(board)) : await Task.Run(() => LaterWeek.Rows(board));
            if (!isLast && book.Position != position)
            {
                continue;
            }

            Refused.If(rows.Count == 0, "publication.no-units");
            var made = new Publication(
                0, "", cutOff, 1, first?.Number, reason, period.From, now, by, board.Ruleset.Id, position, "", rows.Count,
                PublicationChain.DigestOf(rows), []);
            var kept = await journal.Write(work => Keep(work, made, rows, first, isLast));
            if (kept is not null)
            {
                return kept;
            }
        }
    }

    /// <summary>The first day of the figures: year to date, so that a new year begins on 1 January.</summary>
    private static DateOnly YearOf(DateTimeOffset cutOff) => new(LocalTime.DayOf(cutOff).Year, 1, 1);

    /// <summary>null when something that belongs in the figures was committed while they were counted.</summary>
    private static Publication? Keep(
        JournalTransaction work, Publication made, IReadOnlyList<PublishedRow> rows, Publication? first, bool isLast)
    {
        var session = work.Session;
        var before = PublicationStore.Of(session, made.CutOff);
        Refuse(before, first);
        var known = first is null ? made.CutOff.ToUnixTimeSeconds() : long.MaxValue;
        if (!isLast && (RebookingStore.State(session).IsRunning || ArrivalStore.IsAny(session, made.Position, known)))
        {
            return null;
        }

        Refused.If(first is not null && before[^1].Digest == made.Digest, "publication.nothing-to-correct");
        var last = PublicationStore.Last(session);
        var named = made with
        {
            Number = (last?.Number ?? 0) + 1,
            Edition = before.Count + 1,
            Slug = Publication.SlugOf(made.CutOff, before.Count),
            AuditHead = AuditTrail.Head(session),
        };
        var kept = named with { Hash = PublicationChain.HashOf(named, last?.Hash ?? []) };
        PublicationStore.Append(session, kept, rows);
        AuditTrail.Add(session, new(
            kept.FrozenAt, kept.FrozenBy, PublicationChain.Frozen, kept.Slug,
            Details: Convert.ToHexStringLower(kept.Hash)));
        return kept;
    }

    private static void Refuse(List<Publication> before, Publication? first)
    {
        if (first is null && before.Count > 0)
        {
            throw new RefusedException(RefusalKind.Changed, "publication.already", before[0].Slug);
        }

        Refused.If(first is not null && before.Count == 0, "publication.not-there");
    }

    private async Task WaitForBookings()
    {
        for (var waited = TimeSpan.Zero; Read(RebookingStore.State).IsRunning; waited += pause)
        {
            if (waited > Patience)
            {
                throw new RefusedException(RefusalKind.State, "publication.rebooking");
            }

            await Task.Delay(pause);
        }
    }

    private T Read<T>(Func<Session, T> read)
    {
        using var session = database.OpenReader();
        return read(session);
    }
}
