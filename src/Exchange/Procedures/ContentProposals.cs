using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Procedures;

/// <summary>Đề nghị sửa nội dung thủ tục.</summary>
/// <param name="Source">where the new content comes from: a document's number, the national catalogue's answer</param>
public sealed record ContentProposal(
    string Id, ProcedureContent Content, string Source, string ProposedBy, DateTimeOffset ProposedAt)
{
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public bool? IsAccepted { get; init; }
}

/// <summary>
/// Duyệt nội dung thủ tục bằng bốn mắt: one person proposes, another reads the difference and decides. Nothing of the
/// catalogue changes before that.
/// </summary>
public sealed class ContentProposals(Installation house)
{
    /// <summary>Keeps a proposal; the version number is given when it is accepted.</summary>
    /// <exception cref="RefusedException">no such procedure, a day gone by, a faulty content, or nothing new</exception>
    public Task<ContentProposal> Propose(ProcedureContent content, string source, string by) =>
        house.Journal.Write(work =>
        {
            var now = house.Now;
            Refused.If(house.Catalogue.Current.Procedures.Find(content.Code, content.ValidFrom) is null,
                "content.unknown-procedure", content.Code.Value);
            Refused.If(content.ValidFrom < LocalTime.DayOf(now), "content.day-gone");
            if (ContentCheck.Of(content) is [var wrong, ..])
            {
                throw new RefusedException(RefusalKind.Rule, wrong.Code, [.. wrong.Blanks]);
            }

            Refused.If(Changes(content).Count == 0, "content.nothing-changes", content.Code.Value);
            var proposal = new ContentProposal(
                Guid.CreateVersion7().ToString(), content with { Version = 0 }, source, by, now);
            ProposalStore.Add(work.Session, proposal);
            AuditTrail.Add(work.Session, new(now, by, "content.proposed", content.Code.Value, "", proposal.Id));
            return proposal;
        });

    /// <summary>
    /// What an answer of the national catalogue becomes: form, steps and the conditions of papers, which that catalogue
    /// does not know, stay as they are.
    /// </summary>
    public ProcedureContent WithOwnParts(ProcedureContent national)
    {
        if (house.Catalogue.Current.Contents.Find(national.Code, national.ValidFrom) is not { } own)
        {
            return national;
        }

        return national with
        {
            Fields = own.Fields,
            Steps = own.Steps,
            Papers =
            [
                .. national.Papers.Select(paper => own.Papers.FirstOrDefault(one => one.Code == paper.Code) is { } known
                    ? paper with
                    {
                        When = known.When,
                        ReplacedByResult = known.ReplacedByResult,
                        IsElectronicAccepted = known.IsElectronicAccepted,
                    }
                    : paper),
            ],
        };
    }

    /// <summary>Puts a proposal in force from its first day, or sets it aside; decision and version are one commit.</summary>
    /// <param name="seen">the newest version when the difference was read</param>
    /// <exception cref="RefusedException">
    /// decided already, by the one who proposed it, or the content changed since it was read
    /// </exception>
    public Task<ContentProposal> Decide(string id, string by, bool accept, int seen) =>
        house.Journal.Write(work => Decide(work, id, by, accept, seen));

    public IReadOnlyList<ContentProposal> Open()
    {
        using var session = house.Database.OpenReader();
        return ProposalStore.Open(session);
    }

    public ContentProposal? Find(string id)
    {
        using var session = house.Database.OpenReader();
        return ProposalStore.Find(session, id);
    }

    /// <summary>What a proposal is compared with: the version before its own when it was accepted.</summary>
    public ProcedureContent? Base(ContentProposal proposal)
    {
        var contents = house.Catalogue.Current.Contents;
        return contents.VersionsOf(proposal.Content.Code)
            .Where(one => proposal.Content.Version == 0 || one.Version < proposal.Content.Version)
            .LastOrDefault(one => one.ValidFrom <= proposal.Content.ValidFrom);
    }

    public IReadOnlyList<ContentChange> Changes(ContentProposal proposal) =>
        ContentDifference.Between(Base(proposal), proposal.Content);

    /// <summary>What a content changes against the version in force on its first day.</summary>
    private IReadOnlyList<ContentChange> Changes(ProcedureContent content) => ContentDifference.Between(
        house.Catalogue.Current.Contents.Find(content.Code, content.ValidFrom), content);

    private ContentProposal Decide(JournalTransaction work, string id, string by, bool accept, int seen)
    {
        var proposal = ProposalStore.Find(work.Session, id)
            ?? throw new RefusedException(RefusalKind.Rule, "content.no-proposal", id);
        Refused.If(proposal.ProposedBy == by, "content.own-proposal");
        var version = house.Catalogue.Current.Contents.NextVersion(proposal.Content.Code);
        if (proposal.DecidedAt is not null || (accept && seen != version - 1))
        {
            throw new RefusedException(
                RefusalKind.Changed, proposal.DecidedAt is null ? "content.changed-meanwhile" : "content.already-decided");
        }

        var now = house.Now;
        var decided = proposal with
        {
            Content = accept ? proposal.Content with { Version = version } : proposal.Content,
            DecidedBy = by,
            DecidedAt = now,
            IsAccepted = accept,
        };
        ProposalStore.Decide(work.Session, decided);
        AuditTrail.Add(work.Session, new(
            now, by, accept ? "content.accepted" : "content.set-aside", proposal.Content.Code.Value, "", id));
        if (accept)
        {
            CatalogueStore.Add(work.Session, decided.Content, now);
            work.AppendCatalogue("contents", now, "contents");
        }

        return decided;
    }
}
