using System.Globalization;
using System.Text;
using DiemSang.Demo;
using Xunit;

namespace DiemSang.Tests.Fast.Demo;

public sealed class CaNuoc2026Tests
{
    [Fact]
    public void Both_days_hold_the_34_provinces_in_the_form_of_the_score_verb()
    {
        Assert.Equal(2, CaNuoc2026.CapturedOn.Count);
        Assert.All(CaNuoc2026.CapturedOn, day =>
        {
            var lines = Encoding.UTF8.GetString(CaNuoc2026.Tallies(day).Span).TrimEnd().Split('\n');
            Assert.Equal("unit,unit_name,parent,level,indicator,numerator,denominator,points", lines[0]);
            var rows = lines[1..].Select(line => line.Split(',')).ToArray();
            Assert.Equal(34, rows.Select(row => row[0]).Distinct().Count());
            Assert.All(rows, row => Assert.True(row.Length == 8 && (row[7] != "" || (row[5] != "" && row[6] != ""))));
        });
    }

    [Fact]
    public void Dong_Thap_stands_before_Dong_Nai_on_17_September()
    {
        Assert.Equal(68.32m, Groups("H20").Sum());
        Assert.Equal(67.55m, Groups("H19").Sum());

        static decimal[] Groups(string unit) =>
        [
            .. Encoding.UTF8.GetString(CaNuoc2026.Tallies(new(2026, 9, 17)).Span).Split('\n')
                .Where(line => line.StartsWith(unit + ",", StringComparison.Ordinal))
                .Select(line => decimal.Parse(line.Split(',')[7], CultureInfo.InvariantCulture)),
        ];
    }

    [Fact]
    public void The_source_names_the_portal_and_the_day() =>
        Assert.Equal("Cổng DVCQG, thu thập 10/10/2026", CaNuoc2026.Source(new(2026, 10, 10)));

    [Fact]
    public void Other_days_are_unknown() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CaNuoc2026.Tallies(new(2026, 10, 11)));
}
