using System.Text;
using DiemSang.Exchange.Imports;
using Xunit;

namespace DiemSang.Tests.Fast.Scoring;

public sealed class TalliesFiles
{
    private const string Header = "unit,unit_name,parent,level,indicator,numerator,denominator,points\n";

    private static readonly TalliesVocabulary vocabulary = new(
        new HashSet<string> { "commune", "province" }, new HashSet<string> { "1.1", "2.1" }, new HashSet<string> { "TDGQ" });

    [Theory]
    [InlineData("u,U,,commune,9.9,1,2,", "tallies.unknown-indicator", 2, "indicator")]
    [InlineData("u,U,,xã,2.1,1,2,", "tallies.unknown-level", 2, "level")]
    [InlineData("u,U,,commune,2.1,một,2,", "tallies.not-a-number", 2, "numerator")]
    [InlineData("u,U,,commune,2.1,\"1,000\",2000,", "tallies.not-a-number", 2, "numerator")]
    [InlineData("u,U,,commune,2.1,1,-2,", "tallies.negative", 2, "denominator")]
    [InlineData("u,U,,commune,2.1,1,2,-0.5", "tallies.negative", 2, "points")]
    [InlineData("u,U,,commune,2.1,1,,", "tallies.numerator-alone", 2, "denominator")]
    [InlineData("u,U,,commune,2.1,,2,", "tallies.denominator-alone", 2, "numerator")]
    [InlineData("u,U,,commune,TDGQ,1,2,", "tallies.group-without-points", 2, "points")]
    [InlineData(",U,,commune,2.1,1,2,", "tallies.missing", 2, "unit")]
    [InlineData("u,U,,commune,2.1,1,2,\nu,U,,commune,2.1,1,2,", "tallies.duplicate", 3, "indicator")]
    [InlineData("u,U,,commune,2.1,1,2,\n\nu,V,,commune,1.1,1,2,", "tallies.contradicts-unit", 4, "unit_name")]
    [InlineData("u,\"U\nU\",,commune,2.1,1,2,\nv,V,,commune,9.9,1,2,", "tallies.unknown-indicator", 4, "indicator")]
    [InlineData("u,\"U,,commune,2.1,1,2,", "tallies.broken-row", 2, "unit_name")]
    [InlineData("", "tallies.empty", 2, "unit")]
    public void A_bad_row_is_named_with_line_and_field(string rows, string code, int line, string field)
    {
        var problem = Assert.Single(Read(Encoding.UTF8.GetBytes(Header + rows)).Problems);

        Assert.Equal((code, line, field), (problem.Code, problem.Line, problem.Field));
        Assert.Contains($"{line}", problem.Sentence);
    }

    [Theory]
    [InlineData("95..96,100")]
    [InlineData("1,-2")]
    [InlineData("1,")]
    [InlineData(",2")]
    public void Published_points_stand_whatever_numerator_and_denominator_say(string tally)
    {
        var file = Read(Encoding.UTF8.GetBytes($"{Header}u,U,,commune,2.1,{tally},12.5"));

        Assert.Empty(file.Problems);
        Assert.Equal(12.5m, Assert.Single(file.Rows).Points);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_named_with_line_and_field()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + "u,X"), 0xC3, 0x28, .. ",,commune,2.1,1,2,"u8];

        var problem = Assert.Single(Read(bytes).Problems);

        Assert.Equal(("tallies.not-utf8", 2, "unit_name"), (problem.Code, problem.Line, problem.Field));
    }

    [Fact]
    public void A_header_without_a_column_is_named()
    {
        var file = Read(Encoding.UTF8.GetBytes(Header.Replace(",points", "") + "u,U,,commune,2.1,1,2"));

        Assert.Equal(["tallies.missing-column"], file.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Columns_may_stand_in_any_order_behind_a_byte_order_mark_and_points_excuse_the_numbers()
    {
        byte[] text = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(
            "points,indicator,unit,unit_name,parent,level,numerator,denominator\r\n7.5,TDGQ,u,,p,commune,3,\r\n")];

        var row = Assert.Single(Read(text).Rows);

        Assert.Equal(new("u", "u", "p", "commune", "TDGQ", 3, null, 7.5m), row);
    }

    private static TalliesFile Read(byte[] bytes) => TalliesFile.Read(new MemoryStream(bytes), vocabulary);
}
