using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Files;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Handling;

/// <summary>
/// Sổ của Một cửa: the one door to dossiers that our own desk handles. A change is one commit: the row, what the
/// register of dossiers makes of it (facts, bookings), the audit line and what the applicant is to be told.
/// </summary>
/// <param name="substituteOf">who stands in for an absent account on a day; null = it is there</param>
public sealed partial class HandlingRegister(
    Journal.Journal journal,
    Database database,
    DossierRegister dossiers,
    CatalogueBook catalogue,
    Vault vault,
    Func<string, DateOnly, string?> substituteOf)
{
    /// <summary>extension_moves_due: whether an extension made now moves the index's date; no by default.</summary>
    public bool ExtensionMovesDue { get; set; }

    /// <summary>Opens a dossier: filed online by an applicant (1), or received at the counter (2).</summary>
    /// <exception cref="RefusedException">not complete, not a dossier, or not by this actor</exception>
    /// <param name="drafts">files of the actor's draft that now belong to the dossier</param>
    /// <param name="first">what ends by the same commit: the draft that was filed</param>
    public Task<HandledDossier> Start(
        Filing filing, Actor actor, DateTimeOffset now, IReadOnlyList<string>? drafts = null, Action<Session>? first = null) =>
        journal.Write(work =>
    {
        first?.Invoke(work.Session);
        var act = new Act(actor, now, catalogue.Current.Calendar);
        var code = HandlingStore.NextCode(work.Session, filing.At, LocalTime.DayOf(act.At));
        FileStore.Assign(work.Session, drafts ?? [], code.Value, actor.Account);
        var dossier = actor.Kind == ActorKind.Applicant
            ? HandledDossier.Submit(act, code, filing)
            : HandledDossier.Receive(act, code, filing);
        var mark = OwnerStore.Mark(vault, filing.Owner.IdentityNumber);
        if (mark.Length > 0)
        {
            OwnerStore.Save(work.Session, mark, act.At, HandlingText.Seal(vault, filing.Owner));
        }

        var people = new People(filing.Owner, filing.Applicant ?? filing.Owner) { Answers = filing.Answers };
        return Keep(work, act, null, dossier with { OwnerMark = mark }, people, dossier.State == DossierState.Submitted
            ? "dossier.submitted"
            : "dossier.received");
    });

    /// <summary>Does one thing to a dossier; null when the desk does not know it.</summary>
    /// <param name="expectedVersion">the version that whoever acts has seen</param>
    /// <param name="action">pure; may run more than once</param>
    /// <param name="auditAction">past tense: "dossier.refused"</param>
    /// <exception cref="RefusedException">the rules or the state table say no, or somebody changed it meanwhile</exception>
    public Task<HandledDossier?> Change(
        DossierCode code,
        long expectedVersion,
        Actor actor,
        DateTimeOffset now,
        Func<HandledDossier, Act, HandledDossier> action,
        string auditAction) => journal.Write(work =>
    {
        if (HandlingStore.Find(work.Session, code) is not { } before)
        {
            return null;
        }

        if (before.Version != expectedVersion)
        {
            throw Changed(before);
        }

        return Change(work, before, actor, now, action, auditAction);
    });

    /// <summary>As above, for actions that need no calendar.</summary>
    public Task<HandledDossier?> Change(
        DossierCode code,
        long expectedVersion,
        Actor actor,
        DateTimeOffset now,
        Func<HandledDossier, HandledDossier> action,
        string auditAction) => Change(code, expectedVersion, actor, now, (dossier, _) => action(dossier), auditAction);

    public HandledDossier? Find(DossierCode code)
    {
        using var session = database.OpenReader();
        return HandlingStore.Find(session, code);
    }

    /// <summary>True when the dossier's owner bears the identity number.</summary>
    public bool IsOwner(string identityNumber, DossierCode code)
    {
        var mark = OwnerStore.Mark(vault, identityNumber);
        return mark.Length > 0 && Find(code)?.OwnerMark == mark;
    }

    /// <summary>Hồ sơ của một người, newest first.</summary>
    public IReadOnlyList<HandledDossier> OfOwner(string identityNumber)
    {
        using var session = database.OpenReader();
        var codes = OwnerStore.DossiersOf(session, OwnerStore.Mark(vault, identityNumber), DateTimeOffset.UnixEpoch);
        return [.. HandlingStore.Load(session, codes).OrderByDescending(one => one.OpenedAt).ThenBy(one => one.Code)];
    }

    /// <summary>Owner, applicant and free texts of a dossier; whoever shows them writes the audit line.</summary>
    public People PeopleOf(DossierCode code)
    {
        using var session = database.OpenReader();
        return OwnerStore.People(session, code) is { } secret ? HandlingText.Unseal(vault, secret) : People.Nobody;
    }

    /// <summary>Somebody known by identity number; null when the book does not know them.</summary>
    public PersonDetails? FindOwner(string identityNumber)
    {
        using var session = database.OpenReader();
        return OwnerStore.Find(session, OwnerStore.Mark(vault, identityNumber)) is { } secret
            ? HandlingText.UnsealPerson(vault, secret)
            : null;
    }

    /// <summary>
    /// Dossiers of the same owner for the same procedure, opened within some days: perhaps the same request.
    /// </summary>
    public IReadOnlyList<DossierCode> Duplicates(
        string identityNumber, ProcedureCode procedure, DateTimeOffset now, int days)
    {
        using var session = database.OpenReader();
        return OwnerStore.Duplicates(session, OwnerStore.Mark(vault, identityNumber), procedure, now.AddDays(-days));
    }

    /// <summary>
    /// Giấy tờ dùng lại được: digitised papers of the owner's earlier dossiers, newest first, one of each code.
    /// </summary>
    public IReadOnlyList<EarlierPaper> EarlierPapers(string identityNumber)
    {
        using var session = database.OpenReader();
        var codes = OwnerStore.DossiersOf(
            session, OwnerStore.Mark(vault, identityNumber), DateTimeOffset.UnixEpoch);
        return
        [
            .. HandlingStore.Load(session, codes).OrderByDescending(one => one.OpenedAt)
                .SelectMany(one => one.Papers.Where(paper => paper is { IsGiven: true, File: not null })
                    .Select(paper => new EarlierPaper(one.Code, one.OpenedAt, paper.Code, paper.Name, paper.File!)))
                .DistinctBy(one => one.Paper),
        ];
    }

    /// <summary>Says what the dossier became meanwhile, and when.</summary>
    private static RefusedException Changed(HandledDossier dossier) => new(
        RefusalKind.Changed, $"changed.{Notice.Hyphened(dossier.LastStep.Action)}", dossier.LastStep.At,
        dossier.Version);

    private HandledDossier Change(
        JournalTransaction work,
        HandledDossier before,
        Actor actor,
        DateTimeOffset now,
        Func<HandledDossier, Act, HandledDossier> action,
        string auditAction)
    {
        var calendar = catalogue.Current.Calendar;
        var act = new Act(actor, now < before.LastStep.At ? before.LastStep.At : now, calendar);
        var after = action(before, act);
        return ReferenceEquals(after, before) ? before
            : Keep(
                work, act, before,
                after.WithSubstitute(account => substituteOf(account, LocalTime.DayOf(act.At)), act.At),
                KnownPeople(work.Session, before.Code), auditAction);
    }

    private People KnownPeople(Session session, DossierCode code) =>
        OwnerStore.People(session, code) is { } secret ? HandlingText.Unseal(vault, secret) : People.Nobody;

    private HandledDossier Keep(
        JournalTransaction work, Act act, HandledDossier? before, HandledDossier after, People people, string auditAction)
    {
        var session = work.Session;
        var kept = after with { Version = after.Version + 1, NewTexts = [] };
        HandlingStore.Save(session, kept, act.Calendar);
        SilenceStore.Drop(session, kept.Code);
        dossiers.Handle(
            work, ItemOfDossier.Of(kept), ItemOfDossier.Events(before, kept, act.At),
            before is null || after.NewTexts.Count > 0 ? HandlingText.Seal(vault, With(people, after.NewTexts)) : null,
            act.At);
        AuditTrail.Add(session, new(
            act.At, act.Account, auditAction, kept.Code.Value, kept.Unit.Value,
            before?.State == kept.State ? "" : $"{(int?)before?.State}→{(int)kept.State}"));
        if (Notice.Of(before, after) is { } notice)
        {
            HandlingStore.Tell(session, notice.Kind, kept.Code, act.At, HandlingText.Seal(vault, notice));
        }

        return kept;
    }

    private static People With(People people, IReadOnlyList<(int Number, string Text)> texts) => people with
    {
        Texts = people.Texts.Concat(texts.Select(one => KeyValuePair.Create(one.Number, one.Text))).ToDictionary(),
    };
}
