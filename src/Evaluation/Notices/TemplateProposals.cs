using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Notices;

/// <summary>Đề nghị sửa mẫu thông báo.</summary>
public sealed record TemplateProposal(string Id, NoticeTemplate Template, string ProposedBy, DateTimeOffset ProposedAt)
{
    public DateTimeOffset? DecidedAt { get; init; }
}

/// <summary>
/// Sửa mẫu bằng bốn mắt: one person writes a template, another reads it and puts it in force beside those of the program.
/// What was proposed is never edited, so what was read is what is kept.
/// </summary>
public sealed class TemplateProposals(Journal journal, Database database)
{
    /// <exception cref="RefusedException">not a template, or one that runs, fetches or names what is not there</exception>
    public Task<TemplateProposal> Propose(string text, string by, DateTimeOffset now)
    {
        var proposal = new TemplateProposal(Guid.CreateVersion7().ToString("N"), NoticeTemplate.Parse(text), by, now);
        return journal.Write(work =>
        {
            TemplateProposalStore.Add(work.Session, proposal);
            AuditTrail.Add(work.Session, new(now, by, "notice.template-proposed", proposal.Template.Id, "", proposal.Id));
            return proposal;
        });
    }

    /// <summary>Puts a template in force or sets it aside; whoever proposed it does neither.</summary>
    /// <exception cref="RefusedException">one's own, not there, or decided already</exception>
    public Task<TemplateProposal> Decide(string id, string by, bool accept, DateTimeOffset now)
    {
        var found = Find(id) ?? throw new RefusedException(RefusalKind.Rule, "notice.no-template-proposal");
        Refused.If(found.ProposedBy == by, "notice.own-template-proposal");
        return journal.Write(work =>
        {
            if (!TemplateProposalStore.Decide(work.Session, id, by, now, accept))
            {
                throw new RefusedException(RefusalKind.Changed, "notice.template-decided");
            }

            if (accept)
            {
                NoticeStore.Save(work.Session, found.Template.Id, found.Template.ToText(), now, by);
            }

            AuditTrail.Add(work.Session, new(
                now, by, accept ? "notice.template-saved" : "notice.template-set-aside", found.Template.Id, "", id));
            return found with { DecidedAt = now };
        });
    }

    public TemplateProposal? Find(string id)
    {
        using var session = database.OpenReader();
        return TemplateProposalStore.Find(session, id);
    }

    /// <summary>Those that wait for a second person, oldest first.</summary>
    public IReadOnlyList<TemplateProposal> Open()
    {
        using var session = database.OpenReader();
        return TemplateProposalStore.Open(session);
    }
}
