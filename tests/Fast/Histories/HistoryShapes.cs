using System.Globalization;
using DiemSang.OneStop.Dossiers;
using Xunit;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>What kinds of histories were generated, so that a test of nothing cannot pass.</summary>
public sealed class HistoryShapes
{
    private long all;
    private long severalVersions;
    private long withSupplements;
    private long withSecondRequest;
    private long feedback;

    public void Add(History history)
    {
        all++;
        severalVersions += Versions(history) > 1 ? 1 : 0;
        withSupplements += history.Items.Any(item => Requests(item) > 0) ? 1 : 0;
        withSecondRequest += history.Items.Any(item => Requests(item) > 1) ? 1 : 0;
        feedback += history.IsFeedback ? 1 : 0;
    }

    public void AssertShares()
    {
        Assert.True(severalVersions >= 0.40 * all, $"several versions: {severalVersions} of {all}");
        Assert.True(withSupplements >= 0.20 * all, $"supplements: {withSupplements} of {all}");
        Assert.True(withSecondRequest >= 0.05 * all, $"second requests: {withSecondRequest} of {all}");
        Assert.True(feedback >= 0.10 * all, $"PAKN: {feedback} of {all}");
    }

    public string ToText() =>
        string.Create(CultureInfo.InvariantCulture, $"{all:N0} histories: {severalVersions:N0} with several versions, ")
        + string.Create(CultureInfo.InvariantCulture, $"{withSupplements:N0} with supplements, {feedback:N0} PAKN, ")
        + string.Create(CultureInfo.InvariantCulture, $"{withSecondRequest:N0} with a second request");

    private static int Versions(History history) => history.Steps.Count(step =>
        history.IsFeedback ? step is FeedbackCame : step is ItemCame);

    private static int Requests(DossierItem item) => item.Supplements.Count(one => one.AskedAt is not null);
}
