using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Procedures;

/// <summary>Đề nghị ghi hoặc đính chính một quyết định công bố.</summary>
/// <param name="Before">the decision as it stood when the correction was proposed; null = it is new to the record</param>
/// <param name="Reason">why it is corrected; "" for a new one</param>
public sealed record DecisionProposal(
    string Id, Decision Decision, Decision? Before, string Reason, string ProposedBy, DateTimeOffset ProposedAt)
{
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public bool? IsAccepted { get; init; }
}

/// <summary>
/// Sổ công bố bằng bốn mắt: one person enters or corrects a decision, another reads it and what it does to 1.1–1.3,
/// then decides. Nothing is counted before that.
/// </summary>
public sealed class DecisionProposals(Installation house)
{
    public const int LongestReason = 300;

    /// <param name="decision">as it should stand</param>
    /// <param name="corrects">publisher and number of the decision that it takes the place of; null = a new one</param>
    /// <param name="reason">why, for a correction</param>
    /// <param name="by">the account of who proposes</param>
    /// <exception cref="RefusedException">faulty, known already, nothing to correct, no reason, nothing new</exception>
    public Task<DecisionProposal> Propose(Decision decision, (UnitCode Publisher, string Number)? corrects, string reason, string by) =>
        house.Journal.Write(work =>
        {
            var (now, session) = (house.Now, work.Session);
            if (DecisionCheck.Of(decision, house.Catalogue.Current, LocalTime.DayOf(now)) is [var wrong, ..])
            {
                throw new RefusedException(RefusalKind.Rule, wrong.Code, [.. wrong.Blanks]);
            }

            var before = corrects is { } old ? CatalogueStore.FindDecision(session, old.Publisher, old.Number) : null;
            Refused.If(corrects is not null && before is null, "decision.unknown", corrects?.Number ?? "");
            Refused.If(before is not null && reason.Length is 0 or > LongestReason, "decision.reason", LongestReason);
            Refused.If(IsTaken(session, decision, before), "decision.number-taken", decision.Number);
            Refused.If(before is not null && Same(before, decision), "decision.nothing-changes", decision.Number);
            var proposal = new DecisionProposal(
                Guid.CreateVersion7().ToString(), decision, before, before is null ? "" : reason, by, now);
            DecisionProposalStore.Add(session, proposal);
            AuditTrail.Add(session, new(now, by, "decision.proposed", decision.Number, decision.Publisher.Value, proposal.Id));
            return proposal;
        });

    /// <summary>Puts the decision in the record, or sets the proposal aside; both are one commit with the audit line.</summary>
    /// <exception cref="RefusedException">
    /// decided already, by the one who proposed it, or the record changed since it was proposed
    /// </exception>
    public Task<DecisionProposal> Decide(string id, string by, bool accept) => house.Journal.Write(work =>
    {
        var (now, session) = (house.Now, work.Session);
        var proposal = DecisionProposalStore.Find(session, id)
            ?? throw new RefusedException(RefusalKind.Rule, "content.no-proposal", id);
        Refused.If(proposal.ProposedBy == by, "content.own-proposal");
        if (proposal.DecidedAt is not null)
        {
            throw new RefusedException(RefusalKind.Changed, "content.already-decided");
        }

        var decided = proposal with { DecidedBy = by, DecidedAt = now, IsAccepted = accept };
        if (accept)
        {
            Keep(work, decided, now);
        }

        DecisionProposalStore.Decide(session, decided);
        AuditTrail.Add(session, new(
            now, by, accept ? "decision.accepted" : "decision.set-aside", proposal.Decision.Number,
            proposal.Decision.Publisher.Value, id));
        return decided;
    });

    public IReadOnlyList<DecisionProposal> Open()
    {
        using var session = house.Database.OpenReader();
        return DecisionProposalStore.Open(session);
    }

    /// <summary>What was proposed about a decision so far, newest first: how it came to stand as it does.</summary>
    public IReadOnlyList<DecisionProposal> About(Decision decision)
    {
        using var session = house.Database.OpenReader();
        return
        [
            .. DecisionProposalStore.Of(session, decision.Publisher)
                .Where(one => one.Decision.Number == decision.Number || one.Before?.Number == decision.Number),
        ];
    }

    public DecisionProposal? Find(string id)
    {
        using var session = house.Database.OpenReader();
        return DecisionProposalStore.Find(session, id);
    }

    private static void Keep(JournalTransaction work, DecisionProposal proposal, DateTimeOffset now)
    {
        var (session, before) = (work.Session, proposal.Before);
        var standing = before is null ? null : CatalogueStore.FindDecision(session, before.Publisher, before.Number);
        if (IsTaken(session, proposal.Decision, before)
            || (before is not null && (standing is null || !Same(standing, before))))
        {
            throw new RefusedException(RefusalKind.Changed, "decision.changed-meanwhile");
        }

        if (standing is not null)
        {
            CatalogueStore.Drop(session, standing);
        }

        CatalogueStore.Save(session, [proposal.Decision], now);
        work.AppendCatalogue("decisions", now, "decisions");
    }

    private static bool IsTaken(Session session, Decision decision, Decision? before) =>
        (before?.Publisher != decision.Publisher || before.Number != decision.Number)
        && CatalogueStore.FindDecision(session, decision.Publisher, decision.Number) is not null;

    /// <summary>Equal as they are kept; records compare their lists by reference.</summary>
    private static bool Same(Decision one, Decision other) => CatalogueText.Of(one) == CatalogueText.Of(other);
}
