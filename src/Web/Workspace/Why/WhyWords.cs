using DiemSang.Evaluation.Scoreboards;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Why;

/// <summary>
/// Lời giải thích: what moved a component, told by rule – the count that moved with the points, and where it stands out.
/// </summary>
public static class WhyWords
{
    private const decimal Most = 0.5m;

    /// <summary>A whole sentence: component, change, count, place.</summary>
    /// <param name="procedure">the procedure most of it belongs to, where the reader may know it</param>
    /// <param name="called">how a unit is named; short as on screens when null</param>
    public static string Sentence(
        ScoreChange change, Split split, string? procedure = null, Func<string, string>? called = null)
    {
        var name = Format.Capital(Names.Short(split.Indicator));
        var moved = Words.Say(split.Delta > 0 ? "why.rose" : "why.fell", name, Format.Points(Math.Abs(split.Delta)));
        var cause = Cause(change, split, called ?? Names.Unbroken);
        return cause is null
            ? Words.Say("why.sentence", moved)
            : Words.Say("why.sentence", moved + cause + (procedure is null ? "" : Words.Say("why.procedure", procedure)));
    }

    /// <summary>The same beside a bar: what and how much, then the ratios.</summary>
    public static string Reason(ScoreChange change, Split split)
    {
        var (before, after) = Scores(change, split);
        var ratios = (before.Ratio, after.Ratio) is ({ } old, { } fresh)
            ? Words.Say("why.ratios", Format.Share(old), Format.Share(fresh))
            : "";
        return Cause(change, split, Names.Unbroken) is { } cause
            ? Format.Capital(cause[2..]) + (ratios.Length > 0 ? $"; {ratios}" : "")
            : ratios;
    }

    /// <summary>The unit below with the greatest part in the change of a component, and its points; null without one.</summary>
    public static (Unit Unit, decimal Points, PartTally Tally)? Leading(ScoreChange change, Split split)
    {
        var tallies = change.TalliesByUnit(split.Indicator);
        var leading = split.ExactByPart(tallies).SkipLast(1).Zip(tallies)
            .Where(one => Math.Sign(one.First.Points) == Math.Sign(split.Delta))
            .OrderByDescending(one => Math.Abs(one.First.Points)).FirstOrDefault();
        return leading.First is { } share && share.Points != 0m
            ? (change.Below.First(unit => unit.Code.Value == share.Part), share.Points, leading.Second)
            : null;
    }

    private static string? Cause(ScoreChange change, Split split, Func<string, string> called)
    {
        var (before, after) = Scores(change, split);
        if (before.Verdict == Verdict.Unknown || after.Verdict == Verdict.Unknown)
        {
            return Words.Say(after.Verdict == Verdict.Unknown ? "why.no-longer-known" : "why.now-known");
        }

        var met = (after.Tally.Numerator ?? 0) - (before.Tally.Numerator ?? 0);
        var missed = (after.Tally.Denominator ?? 0) - (before.Tally.Denominator ?? 0) - met;
        var (count, code) = split.Delta > 0
            ? met > 0 ? (met, "why.more-met") : (-missed, "why.less-missed")
            : missed > 0 ? (missed, "why.more-missed") : (-met, "why.less-met");
        if (count <= 0)
        {
            return null;
        }

        var what = WhatOf(split.Indicator, code.EndsWith("-met", StringComparison.Ordinal));
        return Words.Say(code, Format.Count((long)count), what) + Where(change, split, count, code, called);
    }

    /// <summary>A ruleset of its own may name components that have no phrase: then its own words stand.</summary>
    private static string WhatOf(Indicator indicator, bool isMet) =>
        $"why.{(isMet ? "met" : "missed")}.{indicator.Id}" is var phrase && Words.Knows(phrase)
            ? Words.Say(phrase)
            : isMet ? indicator.NumeratorText : indicator.DenominatorText;

    private static string Where(ScoreChange change, Split split, decimal count, string code, Func<string, string> called)
    {
        if (Leading(change, split) is not { } leading)
        {
            return "";
        }

        var name = called(leading.Unit.Name);
        if (Subjects.KindOf(split.Indicator) == SubjectsKind.Procedures)
        {
            return Words.Say("why.mostly-at", name);
        }

        var own = (long)Math.Round(code switch
        {
            "why.more-met" => leading.Tally.MoreMet,
            "why.less-met" => -leading.Tally.MoreMet,
            "why.more-missed" => leading.Tally.MoreMissed,
            _ => -leading.Tally.MoreMissed,
        });
        return own <= 0 ? Words.Say("why.mostly-at", name)
            : own >= count ? Words.Say("why.all-at", name)
            : own >= count * Most ? Words.Say("why.most-at", Format.Count(own), name)
            : Words.Say("why.largest-at", name, Format.Count(own));
    }

    private static (IndicatorScore Before, IndicatorScore After) Scores(ScoreChange change, Split split) =>
        (change.CardBefore.Find(split.Indicator.Id)!, change.CardAfter.Find(split.Indicator.Id)!);
}
