using System.Security.Cryptography;
using System.Text;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Dossiers;

/// <summary>One dossier as a sender reported it, with what names people already sealed.</summary>
public sealed record ReportedDossier(DossierItem Item, byte[] ItemHash, Sealed Person, Sealed Raw);

/// <summary>What became of one reported dossier.</summary>
public enum Reception
{
    New,
    Changed,

    /// <summary>Equal to the current version: nothing changed.</summary>
    Repeated,

    /// <summary>Known already, and the sender asked for an insert only.</summary>
    Exists,

    /// <summary>The code belongs to a dossier of another sender's province.</summary>
    OfAnotherSender,

    /// <summary>Our own desk handles the dossier: no message changes it.</summary>
    AtOwnDesk,
}

/// <summary>
/// Sổ theo dõi hồ sơ: the door by which anything about dossiers comes in. Each method runs inside one transaction
/// of the journal, appends an entry for every dossier whose facts or item changed, and keeps its row in step.
/// </summary>
public sealed class DossierRegister(CatalogueBook catalogue)
{
    /// <summary>The sender of dossiers that our own desk handles.</summary>
    public const string OwnDesk = "desk";

    /// <summary>Takes items of one call in their order; two versions of one dossier in a call apply one after the other.</summary>
    /// <param name="sender">the unit whose key sent the call, or "" for an operator's import: it may change any dossier</param>
    /// <param name="insertOnly">the sender expects that the dossiers are new</param>
    public IReadOnlyList<Reception> Receive(
        JournalTransaction journal,
        IReadOnlyList<ReportedDossier> reports,
        string sender,
        bool insertOnly,
        DateTimeOffset arrivedAt,
        string cause)
    {
        var known = DossierStore.Load(journal.Session, [.. reports.Select(report => report.Item.Code)]);
        var answers = new Reception[reports.Count];
        for (var i = 0; i < reports.Count; i++)
        {
            var report = reports[i];
            var before = known[report.Item.Code];
            answers[i] = Judge(before, report, sender, insertOnly);
            if (answers[i] is Reception.New or Reception.Changed)
            {
                var after = before with { Item = report.Item, ItemHash = report.ItemHash, Sender = sender };
                known[report.Item.Code] = Enter(journal, before, after, arrivedAt, cause);
                PersonStore.Save(journal.Session, report.Item.Code.Value, report.Person);
                PersonStore.KeepRaw(journal.Session, report.Item.Code.Value, arrivedAt, report.Raw);
            }
        }

        return answers;
    }

    /// <summary>
    /// Takes what our own desk says of a dossier it handles: item and progress in one entry, none when nothing changed.
    /// </summary>
    /// <param name="person">what names people, sealed; null = as it was</param>
    public void Handle(
        JournalTransaction journal,
        DossierItem item,
        IReadOnlyList<ProgressEvent> events,
        Sealed? person,
        DateTimeOffset arrivedAt)
    {
        var before = DossierStore.Load(journal.Session, [item.Code])[item.Code];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(DossierText.Of(item)));
        foreach (var one in events)
        {
            DossierStore.AddEvent(journal.Session, item.Code, one);
        }

        if (events.Count > 0 || !before.ItemHash.AsSpan().SequenceEqual(hash))
        {
            var after = before with
            {
                Item = item, ItemHash = hash, Sender = OwnDesk, Events = [.. before.Events, .. events],
            };
            Enter(journal, before, after, arrivedAt, $"desk {item.Unit}");
        }

        if (person is { } secret)
        {
            PersonStore.Save(journal.Session, item.Code.Value, secret);
        }
    }

    /// <summary>Adds progress events; those known already change nothing. Gives how many were new, per dossier.</summary>
    public IReadOnlyDictionary<DossierCode, int> Progress(
        JournalTransaction journal,
        IReadOnlyList<(DossierCode Dossier, ProgressEvent Event)> reports,
        DateTimeOffset arrivedAt,
        string cause)
    {
        var known = DossierStore.Load(journal.Session, [.. reports.Select(report => report.Dossier)]);
        var added = new Dictionary<DossierCode, int>();
        foreach (var group in reports.GroupBy(report => report.Dossier))
        {
            var before = known[group.Key];
            var fresh = group.Select(report => report.Event).Distinct(ProgressKey.Same)
                .Where(one => !before.Events.Contains(one, ProgressKey.Same)).ToList();
            fresh.ForEach(one => DossierStore.AddEvent(journal.Session, group.Key, one));
            added[group.Key] = fresh.Count;
            if (fresh.Count > 0 && before.Item is not null)
            {
                var events = before.Events.Concat(fresh)
                    .OrderBy(one => one.At).ThenBy(one => one.ArrivedAt).ThenBy(one => one.Status)
                    .ThenBy(one => one.TextHash).ToList();
                Enter(journal, before, before with { Events = events }, arrivedAt, cause);
            }
        }

        return added;
    }

    /// <summary>Keeps what a rating or a PAKN says of a dossier; one that is not known yet finds it waiting.</summary>
    public void Remark(
        JournalTransaction journal, DossierCode dossier, string source, bool holds, DateTimeOffset arrivedAt)
    {
        DossierStore.Remark(journal.Session, dossier, source, holds, arrivedAt);
        Derive(journal, [dossier], arrivedAt, source);
    }

    /// <summary>Draws the facts of some dossiers afresh, after a change of what they were copied from.</summary>
    /// <returns>how many changed</returns>
    public int Derive(
        JournalTransaction journal, IReadOnlyList<DossierCode> dossiers, DateTimeOffset arrivedAt, string cause)
    {
        var changed = 0;
        foreach (var stored in DossierStore.Load(journal.Session, dossiers).Values)
        {
            if (stored.Item is not null && Facts(stored) != stored.Facts)
            {
                Enter(journal, stored, stored, arrivedAt, cause);
                changed++;
            }
        }

        return changed;
    }

    private static Reception Judge(StoredDossier before, ReportedDossier report, string sender, bool insertOnly) =>
        before.Version == 0 ? Reception.New
        : before.Sender == OwnDesk ? Reception.AtOwnDesk
        : sender.Length > 0 && Province(before.Item!.Unit.Value) != Province(sender) ? Reception.OfAnotherSender
        : insertOnly ? Reception.Exists
        : before.ItemHash.AsSpan().SequenceEqual(report.ItemHash) && before.Item!.Unit == report.Item.Unit
            ? Reception.Repeated
        : Reception.Changed;

    /// <summary>H09 of H09.24.02 and of 000.00.24.H09; one province never changes another's dossier.</summary>
    private static string Province(string unit) => char.IsAsciiDigit(unit[0]) ? unit.Split('.')[^1] : unit.Split('.')[0];

    private StoredDossier Enter(
        JournalTransaction journal, StoredDossier before, StoredDossier after, DateTimeOffset arrivedAt, string cause)
    {
        var entered = after with { Facts = Facts(after), Version = before.Version + 1 };
        var position = journal.Append(
            SubjectKind.Dossier, before.Facts, entered.Facts!, entered.Version, arrivedAt, cause);
        DossierStore.Save(journal.Session, entered, position);
        return entered;
    }

    private DossierFacts Facts(StoredDossier dossier)
    {
        var item = dossier.Item!;
        var day = LocalTime.DayOf(item.ReceivedAt ?? item.SubmittedAt ?? DateTimeOffset.UnixEpoch);
        var now = catalogue.Current;
        var procedure = now.Procedures.Find(item.Procedure, day);
        var facts = FactsOfDossier.Of(item, dossier.Events, procedure, now.Calendar.DueAt, dossier.Disliked);
        return procedure is null or { IsStub: true } || IsAssigned(procedure, item.Unit)
            ? facts
            : facts with { Warnings = facts.Warnings | DossierWarnings.NotAssignedToUnit };
    }

    private static bool IsAssigned(Procedure procedure, UnitCode unit) =>
        procedure.ForAllUnits || procedure.Units.Contains(unit);

    /// <summary>Two events are the same when moment, status and text are: the arrival plays no part.</summary>
    private sealed class ProgressKey : IEqualityComparer<ProgressEvent>
    {
        public static readonly ProgressKey Same = new();

        public bool Equals(ProgressEvent x, ProgressEvent y) =>
            x.At == y.At && x.Status == y.Status && x.TextHash == y.TextHash;

        public int GetHashCode(ProgressEvent one) => HashCode.Combine(one.At, one.Status, one.TextHash);
    }
}
