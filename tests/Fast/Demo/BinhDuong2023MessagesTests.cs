using System.Security.Cryptography;
using DiemSang.Demo;
using Xunit;

namespace DiemSang.Tests.Fast.Demo;

public sealed class BinhDuong2023MessagesTests(ITestOutputHelper output)
{
    private static readonly Judge judge = Judge.Reading;

    [Fact]
    public void The_same_bytes_come_twice_and_quickly()
    {
        var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var call in BinhDuong2023.Calls()) digest.AppendData(call.Body.Span);
        output.WriteLine(
            $"{judge.Items} items, {judge.Bytes / 1e6:F1} MB in {judge.Calls.Count} calls, "
            + $"made in {judge.Generation.TotalSeconds:F2} s");

        Assert.Equal(judge.Hash, Convert.ToHexString(digest.GetHashAndReset()));
    }

    [Fact]
    public void Calls_arrive_in_order_before_the_demo_opens()
    {
        var arrivals = judge.Calls.Select(call => call.ArrivedAt).ToArray();

        Assert.Equal(arrivals.Order(), arrivals);
        Assert.True(arrivals[^1] < BinhDuong2023.Freezes[^1]);
        Assert.All(judge.Calls, call => Assert.InRange(call.Items, 1, 500));
        Assert.Equal(judge.Items, judge.Calls.Where(call => call.Kind == CallKind.Dossiers).Sum(call => call.Items));
    }

    [Fact]
    public void Every_item_has_the_shapes_of_the_national_interface_and_invented_persons() => Assert.Empty(judge.Odd);

    [Fact]
    public void Nothing_falls_due_or_ends_between_the_freeze_and_the_opening()
    {
        var from = BinhDuong2023.Freezes[^1].DateTime;
        var to = BinhDuong2023.OpensAt.DateTime;

        Assert.All(judge.Dossiers.Values, dossier =>
        {
            Assert.True(dossier.Received < from && !(dossier.Finished > from));
            Assert.Equal(dossier.IsLateAt(from), dossier.IsLateAt(to));
        });
    }

    [Fact]
    public void The_ten_weeks_show_dossiers_in_process_supplements_refusals_and_open_ones()
    {
        var since = new DateTime(2023, 9, 4);
        var recent = judge.Dossiers.Values.Where(dossier => dossier.Received >= since).ToArray();
        var open = judge.Dossiers.Values.Where(dossier => dossier.Finished is null).ToArray();
        var city = open.Count(dossier => dossier.Unit.StartsWith("H09.24", StringComparison.Ordinal));
        output.WriteLine(
            $"{recent.Length} of the ten weeks, {judge.Again} second versions, {open.Length} open, {city} in Dĩ An");

        Assert.True(judge.Again >= 0.15 * recent.Length, $"{judge.Again} of {recent.Length}");
        Assert.True(city >= 40, $"{city} open in the city");
        Assert.All(
            new[] { 2, 3, 4, 5, 8, 9, 10 },
            status => Assert.Contains(judge.Dossiers.Values, dossier => dossier.Status == status));
        Assert.InRange(recent.Count(dossier => dossier.HasRequest), recent.Length / 100, recent.Length / 10);
        var october = judge.Dossiers.Values.Where(dossier =>
            dossier.Received >= new DateTime(2023, 10, 1)
            && dossier.Unit.StartsWith("H09.24", StringComparison.Ordinal));
        Assert.All(october, dossier => Assert.InRange(judge.Events[dossier.Code].Count, 2, 4));
    }
}
