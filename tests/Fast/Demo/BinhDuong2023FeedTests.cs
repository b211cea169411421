using System.Text.Json;
using DiemSang.Demo;
using Xunit;

namespace DiemSang.Tests.Fast.Demo;

public sealed class BinhDuong2023FeedTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset opens = BinhDuong2023.OpensAt;
    private static readonly DemoCall[] day =
        [.. BinhDuong2023.Feed(opens).TakeWhile(call => call.ArrivedAt < opens.AddHours(30))];

    [Fact]
    public void It_goes_on_where_it_was_left()
    {
        var later = day[day.Length / 2].ArrivedAt;
        var rest = BinhDuong2023.Feed(later).Take(100).ToArray();
        var expected = day.Where(call => call.ArrivedAt > later).Take(100).ToArray();

        Assert.Equal(expected.Select(call => call.ArrivedAt), rest.Select(call => call.ArrivedAt));
        Assert.All(expected.Zip(rest), pair => Assert.True(pair.First.Body.Span.SequenceEqual(pair.Second.Body.Span)));
    }

    [Fact]
    public void It_tells_of_new_finished_waiting_and_late_dossiers_often_of_the_city()
    {
        var versions = Versions(day).ToArray();
        var city = versions.Count(dossier => dossier.Unit.StartsWith("H09.24", StringComparison.Ordinal));
        var last = versions.GroupBy(dossier => dossier.Code).Select(group => group.Last()).ToArray();
        output.WriteLine($"{day.Length} calls, {versions.Length} versions, {last.Length} dossiers, {city} of the city");

        Assert.InRange(city, versions.Length / 3, versions.Length);
        Assert.True(versions.Select(dossier => dossier.Unit).Distinct().Count() > 50);
        Assert.All(
            new[] { 4, 5, 9, 10 }, status => Assert.Contains(versions, dossier => dossier.Status == status));
        Assert.Contains(last, dossier => dossier.IsLateAt(opens.AddHours(3).DateTime));
        Assert.InRange(last.Count(dossier => dossier.IsLateAt(opens.AddHours(3).DateTime)), 3, last.Length / 10);
        Assert.Contains(versions, dossier => Judge.Reading.Dossiers.ContainsKey(dossier.Code));
    }

    [Fact]
    public void The_number_of_the_city_begins_at_77_84_and_moves_within_half_a_point_in_a_morning()
    {
        var calls = day.Where(call => call.ArrivedAt < opens.AddHours(4)).ToArray();
        var totals = Judge.Reading.Live(calls, "H09.24", [0, 10, 20, 30, 60, 120, 180, 239]);
        output.WriteLine(string.Join(" · ", totals));

        Assert.Equal(77.84m, totals[0]);
        Assert.True(totals.Distinct().Count() > 4);
        Assert.All(totals, total => Assert.InRange(total, 77.34m, 78.34m));
    }

    [Fact]
    public void New_dossiers_take_codes_that_nobody_has()
    {
        var open = Judge.Reading.Dossiers.Values.Where(dossier => dossier.Finished is null)
            .Select(dossier => dossier.Code).ToHashSet();
        var seen = new HashSet<string>();
        Assert.All(Versions(day), dossier =>
        {
            if (seen.Add(dossier.Code) && Judge.Reading.Dossiers.TryGetValue(dossier.Code, out var known))
                Assert.True(open.Contains(dossier.Code) && known.Owner == dossier.Owner, dossier.Code);
        });
    }

    [Fact]
    public void Its_items_have_the_shapes_of_the_interface_and_come_in_order_after_the_opening()
    {
        var odd = new List<string>();
        foreach (var call in day.Where(call => call.Kind == CallKind.Dossiers))
        {
            using var items = JsonDocument.Parse(call.Body);
            foreach (var item in items.RootElement.EnumerateArray())
                ItemShape.Check(
                    item, new JudgedDossier(item), Judge.Reading.Parents, Judge.Reading.Catalogue, odd);
        }

        Assert.Empty(odd);
        Assert.True(day[0].ArrivedAt > opens && day[0].ArrivedAt < opens.AddMinutes(1));
        Assert.Equal(day.Select(call => call.ArrivedAt).Order(), day.Select(call => call.ArrivedAt));
    }

    private static IEnumerable<JudgedDossier> Versions(IEnumerable<DemoCall> calls)
    {
        foreach (var call in calls.Where(call => call.Kind == CallKind.Dossiers))
        {
            using var items = JsonDocument.Parse(call.Body);
            foreach (var item in items.RootElement.EnumerateArray()) yield return new(item);
        }
    }
}
