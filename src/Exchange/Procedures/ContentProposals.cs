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
    public Task<ContentProposal> Propose(ProcedureContent content, string source, string by) =>
        house.Journal.Write(work =>
        {
            var now = house.Now;
            Refused.If(Changes(content).Count == 0, "content.nothing-changes", content.Code.Value);
            var proposal = new ContentProposal(Guid.CreateVersion7().ToString(), content, source, by, now);
            ProposalStore.Add(work.Session, proposal);
            AuditTrail.Add(work.Session, new(now, by, "content.proposed", content.Code.Value, "", proposal.Id));
            return proposal;
        });

    /// <summary>Puts a proposal in force from its first day, or sets it aside.</summary>
    /// <exception cref="RefusedException">decided already, or by the one who proposed it</exception>
    public async Task<ContentProposal> Decide(string id, string by, bool accept)
    {
        var decided = await house.Journal.Write(work => Decide(work, id, by, accept));
        if (accept)
        {
            await house.CatalogueChanges.Receive([decided.Content], decided.DecidedAt!.Value);
        }

        return decided;
    }

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

    /// <summary>What a content changes against the version in force on its first day.</summary>
    public IReadOnlyList<ContentChange> Changes(ProcedureContent content) => ContentDifference.Between(
        house.Catalogue.Current.Contents.Find(content.Code, content.ValidFrom), content);

    private ContentProposal Decide(JournalTransaction work, string id, string by, bool accept)
    {
        var proposal = ProposalStore.Find(work.Session, id)
            ?? throw new RefusedException(RefusalKind.Rule, "content.no-proposal", id);
        Refused.If(proposal.ProposedBy == by, "content.own-proposal");
        if (proposal.DecidedAt is not null)
        {
            throw new RefusedException(RefusalKind.Changed, "content.already-decided");
        }

        var now = house.Now;
        ProposalStore.Decide(work.Session, id, by, now, accept);
        AuditTrail.Add(work.Session, new(
            now, by, accept ? "content.accepted" : "content.set-aside", proposal.Content.Code.Value, "", id));
        var version = house.Catalogue.Current.Contents.NextVersion(proposal.Content.Code);
        return proposal with
        {
            Content = proposal.Content with { Version = version }, DecidedBy = by, DecidedAt = now, IsAccepted = accept,
        };
    }
}
