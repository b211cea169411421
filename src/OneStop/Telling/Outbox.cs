using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Telling;

/// <summary>A letter lent to be sent, with what it tells and whom it reaches, opened for this one attempt.</summary>
public sealed record OpenLetter(Letter Letter, Notice Notice, PersonDetails Person)
{
    /// <summary>The whole of it when it goes to an officer; then there is no notice of a dossier in it.</summary>
    public OfficeLetter? Office { get; init; }

    /// <summary>"" when the person left none.</summary>
    public string Address => Letter.Way == TellingWay.Email ? Person.Email.Trim() : Person.Phone.Trim();
}

/// <summary>
/// Hộp thư đi: what applicants are to be told. Each message becomes letters, to the owner and to whoever filed for them;
/// a letter is lent to one sender at a time and is sent once. Never is it only the helper who hears.
/// </summary>
/// <param name="open">opens what stands sealed of a dossier's people, whether our desk or a message sealed it</param>
public sealed class Outbox(Journal.Journal journal, Database database, Vault vault, Func<Sealed, People> open)
{
    /// <summary>Longer than any attempt lasts; after it another may try what a dead sender had.</summary>
    private static readonly TimeSpan lease = TimeSpan.FromMinutes(5);

    private const int BatchSize = 50;

    /// <summary>So few that all of them are tried, however slow the server, before the lease is over.</summary>
    private const int LentAtOnce = 10;

    private readonly string sender = Guid.CreateVersion7().ToString("N");

    /// <summary>Puts a letter to an officer in the outbox, in the commit of what it tells.</summary>
    /// <param name="kind">what it is about, behind <see cref="OfficeLetter.Prefix"/></param>
    /// <param name="unit">among whose letters it stands while it waits</param>
    public void Post(Session session, string kind, UnitCode unit, OfficeLetter letter, DateTimeOffset now) =>
        HandlingStore.Tell(session, OfficeLetter.Prefix + kind, new(unit.Value), now, letter.Seal(vault));

    /// <summary>Makes letters of messages, by the ways that are set up.</summary>
    /// <returns>how many messages were looked at</returns>
    public Task<int> Spread(IReadOnlySet<TellingWay> ways, DateTimeOffset now) => ways.Count == 0
        ? Task.FromResult(0)
        : journal.Write(work =>
        {
            var messages = LetterStore.Unspread(work.Session, now, BatchSize);
            foreach (var (message, unit) in messages)
            {
                Letters(work.Session, message, unit, ways, now).ForEach(one => LetterStore.Add(work.Session, one));
                LetterStore.Spread(work.Session, message.Id, now);
            }

            return messages.Count;
        });

    /// <summary>Lends what is due to this sender; nothing in the quiet hours.</summary>
    public async Task<IReadOnlyList<OpenLetter>> Lend(DateTimeOffset now)
    {
        if (LetterTimes.NotQuiet(now) > now)
        {
            return [];
        }

        var lent = await journal.Write(work =>
        {
            var due = LetterStore.Due(work.Session, now, LentAtOnce);
            due.ForEach(one => LetterStore.Lend(work.Session, one.Id, sender, now + lease));
            return due;
        });
        using var session = database.OpenReader();
        return [.. lent.Select(one => Open(session, one)).OfType<OpenLetter>()];
    }

    public Task Sent(Letter letter, DateTimeOffset now) => journal.Write(work =>
    {
        if (LetterStore.Sent(work.Session, letter.Id, sender, now))
        {
            HandlingStore.Sent(work.Session, letter.Outbox, now);
            AuditTrail.Add(work.Session, new(
                now, "system", "letter.sent", letter.Dossier.Value, letter.Unit.Value, $"{letter.Kind} {letter.Way}"));
        }

        return true;
    });

    public Task Failed(Letter letter, PostFailure why, DateTimeOffset now)
    {
        var attempts = letter.Attempts + 1;
        var isDead = why switch
        {
            PostFailure.Unreachable => now - letter.DueAt > LetterTimes.Fresh,
            PostFailure.RefusedForNow => attempts >= LetterTimes.MostAttempts,
            _ => true,
        };
        var next = letter with
        {
            Attempts = attempts,
            NextAt = LetterTimes.NotQuiet(now + LetterTimes.WaitAfter(attempts)),
            DeadAt = isDead ? now : null,
            Failure = Notice.Hyphened(why),
        };
        return journal.Write(work =>
        {
            LetterStore.Failed(work.Session, next, sender);
            if (isDead)
            {
                AuditTrail.Add(work.Session, new(
                    now, "system", "letter.given-up", letter.Dossier.Value, letter.Unit.Value, next.Failure));
            }

            return true;
        });
    }

    /// <summary>Somebody has seen to what was wrong: the letter is tried again at once.</summary>
    public Task<bool> Again(string id, string account, DateTimeOffset now) => journal.Write(work =>
    {
        var letter = LetterStore.Find(work.Session, id);
        if (letter is null || !LetterStore.Again(work.Session, id, now))
        {
            return false;
        }

        AuditTrail.Add(work.Session, new(now, account, "letter.tried-again", letter.Dossier.Value, letter.Unit.Value));
        return true;
    });

    /// <summary>Message and people as they are now; null when they were erased.</summary>
    public OpenLetter? Open(Session session, Letter letter)
    {
        if (letter.Recipient == Recipient.Officer)
        {
            return LetterStore.Message(session, letter.Outbox) is { } kept ? OpenOffice(letter, OfficeLetter.Unseal(vault, kept)) : null;
        }

        if (LetterStore.Message(session, letter.Outbox) is not { } message
            || OwnerStore.People(session, letter.Dossier) is not { } secret)
        {
            return null;
        }

        var people = open(secret);
        return new(
            letter, HandlingText.UnsealNotice(vault, message),
            letter.Recipient == Recipient.Owner ? people.Owner : people.Applicant);
    }

    private static OpenLetter OpenOffice(Letter letter, OfficeLetter office) => new(
        letter, new(letter.Dossier, HandlingAction.None, DeskForm.None, letter.DueAt, ""), new(office.Name, "") { Email = office.Email })
    {
        Office = office,
    };

    private List<Letter> Letters(
        Session session, Waiting message, UnitCode unit, IReadOnlySet<TellingWay> ways, DateTimeOffset now)
    {
        if (OfficeLetter.Is(message.Kind))
        {
            return [StillNews(Of(TellingWay.Email, Recipient.Officer))];
        }

        var people = OwnerStore.People(session, message.Subject) is { } secret
            ? open(secret)
            : People.Nobody;
        var toOwner = WaysTo(people.Owner, ways).ToList();
        var toApplicant = WaysTo(people.Applicant, ways)
            .Where(one => toOwner.TrueForAll(other => other.Address != one.Address));
        List<Letter> letters =
        [
            .. toOwner.Select(one => Of(one.Way, Recipient.Owner)),
            .. toApplicant.Select(one => Of(one.Way, Recipient.Applicant)),
        ];
        if (toOwner.Count == 0)
        {
            // Somebody has to tell the owner by paper or by word: it stands on the list until it was done.
            letters.Add(GivenUp(Of(ways.Order().First(), Recipient.Owner), PostFailure.NoAddress));
        }

        return letters.ConvertAll(StillNews);

        Letter StillNews(Letter one) =>
            now - message.DueAt > LetterTimes.Fresh && one.DeadAt is null ? GivenUp(one, PostFailure.TooOld) : one;

        Letter Of(TellingWay way, Recipient recipient) => new(
            Guid.CreateVersion7().ToString("N"), message.Id, message.Subject, unit, message.Kind, way, recipient,
            message.DueAt, now);

        Letter GivenUp(Letter one, PostFailure why) => one with { DeadAt = now, Failure = Notice.Hyphened(why) };
    }

    /// <summary>E-mail where there is an address, and one message to the telephone: Zalo before SMS.</summary>
    private static IEnumerable<(TellingWay Way, string Address)> WaysTo(
        PersonDetails person, IReadOnlySet<TellingWay> ways)
    {
        if (ways.Contains(TellingWay.Email) && person.Email.Length > 0)
        {
            yield return (TellingWay.Email, person.Email);
        }

        if (person.Phone.Length > 0 && (ways.Contains(TellingWay.Zalo) || ways.Contains(TellingWay.Sms)))
        {
            yield return (ways.Contains(TellingWay.Zalo) ? TellingWay.Zalo : TellingWay.Sms, person.Phone);
        }
    }
}
