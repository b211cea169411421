using System.Security.Cryptography;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Notices;

/// <summary>Sổ thông báo: drafts, edits, numbers and what was issued.</summary>
public sealed class NoticeRegister(Journal journal, Database database)
{
    /// <summary>How templates of the office come into force: by two people.</summary>
    public TemplateProposals TemplateProposals { get; } = new(journal, database);

    public OfficialNotice? Find(string id) => Read(session => NoticeStore.Find(session, id));

    public IReadOnlyList<OfficialNotice> Latest(int most) => Read(session => NoticeStore.Latest(session, most));

    public IReadOnlyList<OfficialNotice> Of(string publication) => Read(session => NoticeStore.Of(session, publication));

    public byte[]? Document(string id) => Read(session => NoticeStore.Document(session, id));

    /// <param name="corrects">an issued notice; null for a first one</param>
    public Task<OfficialNotice> Draft(
        string publication, string unit, string series, NoticeBody body, OfficialNotice? corrects, string by, DateTimeOffset now)
    {
        var made = new OfficialNotice(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), 1, publication, unit, series, null,
            corrects?.Id, now, by, null, null, body);
        return journal.Write(work =>
        {
            NoticeStore.Add(work.Session, made);
            Tell(work, now, by, "notice.drafted", made, publication);
            return made;
        });
    }

    /// <exception cref="RefusedException">issued already, or somebody else edited it in between</exception>
    public Task<OfficialNotice> Edit(string id, long version, NoticeBody body, string by, DateTimeOffset now) =>
        journal.Write(work =>
        {
            var edited = Current(work, id, version) with { Version = version + 1, Body = body };
            NoticeStore.Change(work.Session, edited, document: null);
            Tell(work, now, by, "notice.edited", edited, "");
            return edited;
        });

    /// <summary>Gives the next number of the year and keeps the document as it is issued.</summary>
    /// <param name="write">makes the document of the numbered notice; pure</param>
    public Task<OfficialNotice> Issue(
        string id, long version, Func<OfficialNotice, byte[]> write, string by, DateTimeOffset now) =>
        journal.Write(work =>
        {
            var draft = Current(work, id, version);
            Refused.If(string.IsNullOrWhiteSpace(draft.Body.Signer), "notice.no-signer");
            Refused.If(draft.Body.HasPlaces, "notice.not-filled");
            var last = NoticeStore.LastNumber(work.Session, draft.Unit, draft.Series, draft.Body.SignedOn.Year);
            var issued = draft with { Version = version + 1, Number = last + 1, IssuedAt = now, IssuedBy = by };
            var document = write(issued);
            NoticeStore.Change(work.Session, issued, document);
            Tell(work, now, by, "notice.issued", issued, $"{issued.Sign} sha256 {Convert.ToHexStringLower(SHA256.HashData(document))}");
            return issued;
        });

    /// <summary>The office's own templates.</summary>
    public IReadOnlyList<NoticeTemplate> Templates() => [.. Read(NoticeStore.Templates).Select(NoticeTemplate.Parse)];

    private static OfficialNotice Current(JournalTransaction work, string id, long version)
    {
        var found = NoticeStore.Find(work.Session, id);
        Refused.If(found is null, "notice.not-there");
        Refused.If(found!.IsIssued, "notice.issued-already");
        return found.Version == version ? found : throw new RefusedException(RefusalKind.Changed, "notice.edited-meanwhile");
    }

    private static void Tell(
        JournalTransaction work, DateTimeOffset now, string by, string action, OfficialNotice notice, string details) =>
        AuditTrail.Add(work.Session, new(now, by, action, notice.Id, notice.Unit, details));

    private T Read<T>(Func<Session, T> read)
    {
        using var session = database.OpenReader();
        return read(session);
    }
}
