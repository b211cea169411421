using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Voice;
using DiemSang.Scoring;

namespace DiemSang.Web.Workspace.Passports;

/// <summary>
/// Lý do: why a subject is missed (or, where it says more, how it is met) by a component, as far as its facts tell.
/// Each subject has exactly one, so that the reasons of a list add up to it. The words stand under "reason.…".
/// </summary>
public static class Reasons
{
    public static string Of(Indicator indicator, CountedSubject subject, Period period) => subject switch
    {
        { Facts: DossierFacts dossier } => OfDossier(KeyOf(indicator), dossier, subject.IsMet, period.EvaluatedAt),
        { Facts: FeedbackFacts feedback } => OfCase(KeyOf(indicator), feedback, subject.IsMet, period),
        { Procedure: { } procedure } => OfProcedure(KeyOf(indicator), procedure, subject.IsMet),
        _ => "other",
    };

    /// <summary>True when the facts set a dossier's lateness at or before E.</summary>
    public static bool IsLate(DossierFacts dossier, DateTimeOffset at) =>
        Lateness.From(dossier) is { } late && late <= at.ToUnixTimeSeconds();

    public static bool IsDone(DossierFacts dossier, DateTimeOffset at) => dossier.FinishedAt <= at;

    /// <summary>Time may still mend it: the subject is not finished.</summary>
    public static bool CanStillBeMet(string reason) => reason is "not-done" or "open-unsynced";

    /// <summary>What the component asks about: the counter of its numerator that its denominator has not.</summary>
    private static string KeyOf(Indicator indicator) =>
        indicator.Numerator.Counters.FirstOrDefault(one => !indicator.Denominator.Counters.Contains(one)) ?? "";

    private static string OfDossier(string key, DossierFacts dossier, bool isMet, DateTimeOffset at)
    {
        var done = IsDone(dossier, at);
        return (key, isMet) switch
        {
            ("dossiers_on_time", true) => done ? "done-in-time" : "open-in-time",
            ("dossiers_on_time", false) => Late(dossier, done),
            ("dossiers_online_qualified", true) => "online",
            ("dossiers_online_qualified", false) => dossier.Channel switch
            {
                Channel.Direct => "direct",
                Channel.Postal => "postal",
                _ => "online-without-result",
            },
            (_, true) => "met",
            ("dossiers_late_or_disliked", _) => (IsLate(dossier, at), dossier.Has(DossierTraits.Disliked)) switch
            {
                (true, true) => "late-and-disliked",
                (true, false) => "late",
                _ => "disliked",
            },
            ("dossiers_result_electronic", _) => !dossier.Has(DossierTraits.ResultRequired) ? "no-result-paper"
                : done ? "result-missing" : "not-done",
            ("dossiers_digitised", _) => !dossier.Has(DossierTraits.ResultRequired)
                || dossier.Has(DossierTraits.ResultElectronic) ? "paper-missing"
                : done ? "result-missing" : "not-done",
            ("fee_dossiers_paid_online", _) => dossier.Channel == Channel.Online ? "online-unpaid" : "counter-unpaid",
            ("dossiers_synced", _) => done ? "done-unsynced" : "open-unsynced",
            _ => ByChannel(dossier.Channel),
        };
    }

    private static string Late(DossierFacts dossier, bool done) => dossier switch
    {
        _ when done => "late-done",
        { PendingSince: not null, Requests: > 1 } => "second-request",
        _ => "late-open",
    };

    private static string ByChannel(Channel channel) => channel switch
    {
        Channel.Online => "by-online",
        Channel.Postal => "by-post",
        _ => "by-counter",
    };

    private static string OfCase(string key, FeedbackFacts feedback, bool isMet, Period period)
    {
        var closed = feedback.ClosedAt <= period.EvaluatedAt;
        var late = Lateness.From(feedback) is { } from && from <= period.End;
        return (key, isMet) switch
        {
            (_, true) => closed ? "case-closed" : "case-open",
            ("pakn_unsatisfied", _) => (late, feedback.Disliked) switch
            {
                (true, true) => "late-and-disliked",
                (true, false) => "late",
                _ => "disliked",
            },
            _ => closed ? "case-late-closed" : "case-late-open",
        };
    }

    private static string OfProcedure(string key, Procedure procedure, bool isMet) => (key, isMet) switch
    {
        (_, true) => procedure.Online switch
        {
            OnlineLevel.Full => "procedure-full",
            OnlineLevel.Partial => "procedure-partial",
            _ => "met",
        },
        ("tthc_partial" or "tthc_full", _) => "procedure-offline",
        ("dvc_with_online_dossier", _) => "procedure-without-dossier",
        ("fee_tthc_integrated", _) => "procedure-without-gateway",
        ("fee_tthc_with_online_payment", _) => procedure.OnlinePayment
            ? "procedure-without-payment" : "procedure-without-gateway",
        ("citizen_tthc_linked", _) => "procedure-without-citizen-data",
        _ => "other",
    };
}
