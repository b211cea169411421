using DiemSang.OneStop.Dossiers;

namespace DiemSang.OneStop.Handling;

/// <summary>
/// Từ bàn đến sổ: what the desk's dossier says to the register of dossiers – the same item and events that a message
/// would bring, so that everything follows by the same path. Pure.
/// </summary>
public static class ItemOfDossier
{
    /// <summary>
    /// NgayHenTra is the date promised first: later ones are told, and move nothing here (but an extension, where set
    /// so). Requests made before
    /// acceptance are no part of the clock and are left out.
    /// </summary>
    public static DossierItem Of(HandledDossier dossier) =>
        new(dossier.Code, dossier.Unit, dossier.Procedure, (int)dossier.State)
        {
            ReceivingUnit = dossier.WasTransferred ? dossier.ReceivingUnit : null,
            Channel = dossier.Channel,
            SubmittedAt = dossier.SubmittedAt,
            ReceivedAt = dossier.AcceptedAt,
            DueAt = dossier.IndexStart,
            EndedAt = dossier.State == DossierState.Refused ? null : dossier.EndedAt,
            ReturnedAt = dossier.Delivery?.At,
            RefusedAt = dossier.State == DossierState.Refused ? dossier.Ending?.At : null,
            Supplements = [.. Supplements(dossier)],
            Signs = Signs(dossier),
        };

    /// <summary>
    /// A step of the state table is an event; events of one second keep their order by a second each.
    /// </summary>
    public static IReadOnlyList<ProgressEvent> Events(
        HandledDossier? before, HandledDossier after, DateTimeOffset arrivedAt)
    {
        var events = new List<ProgressEvent>();
        var last = DateTimeOffset.MinValue;
        for (var i = 0; i < after.Steps.Count; i++)
        {
            var step = after.Steps[i];
            if (step.From == step.To)
            {
                continue;
            }

            last = step.At > last ? step.At : last.AddSeconds(1);
            if (i >= (before?.Steps.Count ?? 0))
            {
                events.Add(new(last, (int)step.To, (long)step.Action, arrivedAt));
            }
        }

        return events;
    }

    private static IEnumerable<Supplement> Supplements(HandledDossier dossier)
    {
        var first = dossier.IndexStart;
        foreach (var one in dossier.Supplements.Where(one => !one.BeforeAcceptance))
        {
            yield return new(one.AskedAt, one.ClosedAt, first ?? one.DueBefore, one.DueAfter);
            first = null;
        }
    }

    private static ItemSigns Signs(HandledDossier dossier) =>
        If(dossier.Fees.Count > 0 && dossier.Fees.All(fee => fee.Amount == 0), ItemSigns.AllFeesZero)
        | If(dossier.Payments.Any(one => one is { IsOnline: true, ReconciledAt: not null }), ItemSigns.PaidOnline)
        | If(dossier.Result?.File is not null, ItemSigns.ResultFile)
        | If(dossier.Papers.Any(paper => paper is { IsGiven: true, File: not null }), ItemSigns.SubmittedFile)
        | If(dossier.Papers.Any(paper => paper is { IsGiven: true, IsReused: true }), ItemSigns.Reused)
        | If(IsFromStore(dossier), ItemSigns.FromPersonalStore)
        | If(dossier.UsesCitizenData || IsFromStore(dossier), ItemSigns.CitizenData);

    private static bool IsFromStore(HandledDossier dossier) =>
        dossier.Papers.Any(paper => paper is { IsGiven: true, IsFromPersonalStore: true });

    private static ItemSigns If(bool holds, ItemSigns sign) => holds ? sign : ItemSigns.None;
}
