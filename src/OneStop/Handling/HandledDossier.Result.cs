namespace DiemSang.OneStop.Handling;

/// <summary>Kết quả: issued by the clerk, perhaps sent back for correction, handed over at last.</summary>
public sealed partial record HandledDossier
{
    private const int MostNumber = 60;

    /// <summary>Phát hành kết quả (4 → 9), after it was signed: number, day, electronic file.</summary>
    public HandledDossier Finish(Act act, string number, DateOnly on, string? file)
    {
        var next = Go(act, DossierState.Finished, HandlingAction.Result);
        RequireAcceptance();
        Refused.If(Approval is null, "result.not-signed");
        Refused.If(number.Trim().Length is 0 or > MostNumber, "result.number", MostNumber);
        Refused.If(on > Catalogue.LocalTime.DayOf(act.At), "result.day-ahead");
        RequireStepDone(file);
        return next.Released(act.At) with { Result = new(number.Trim(), on, file, Approval!.Account, act.At) };
    }

    /// <summary>
    /// Kết quả có sai sót, trả lại (9 → 4): to who held it before the clerk, signed again when mended.
    /// </summary>
    public HandledDossier ReturnResult(Act act, string reason)
    {
        var next = Go(act, DossierState.InProcess, HandlingAction.ResultReturn);
        RequireReason(reason);
        var specialist = Proposal?.Account ?? Holdings[^1].Account;
        next = next.Held(act.At, StepOf(specialist), specialist);
        return next.Said(reason, out var text) with
        {
            ReturnedResults = [.. ReturnedResults, new(Result!, act.At, act.Account, text)],
            Result = null,
            Proposal = null,
            Approval = null,
        };
    }

    /// <summary>
    /// Trả kết quả (9 → 10): against a signature, a code, a postal code; of itself when it is electronic.
    /// </summary>
    public HandledDossier HandOver(Act act, HandOverProof proof, string reference = "")
    {
        var next = Go(act, DossierState.HandedOver, HandlingAction.HandOver);
        Refused.If(FeesOutstanding(FeeMoment.AtReturn) > 0, "fees.at-return", FeesOutstanding(FeeMoment.AtReturn));
        Refused.If(proof == HandOverProof.Electronic && Result!.File is null, "hand-over.no-file");
        var byProgram = act.Actor.Kind == ActorKind.System;
        Refused.If(byProgram && proof != HandOverProof.Electronic, "hand-over.electronic-only");
        var needsCode = proof is HandOverProof.PostCode or HandOverProof.OneTimeCode;
        Refused.If(needsCode && reference.Length == 0, "hand-over.no-code");
        return next with { Delivery = new(act.At, act.Account, proof, reference) };
    }

    /// <summary>Never 9 without 2; and nobody holds what the office has not accepted.</summary>
    private void RequireAcceptance()
    {
        if (AcceptedAt is null)
        {
            throw StateTable.NoWay(State);
        }
    }
}
