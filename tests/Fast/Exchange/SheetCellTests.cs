using DiemSang.Exchange;
using Xunit;

namespace DiemSang.Tests.Fast.Exchange;

/// <summary>Cells that leave the house never run in a spreadsheet.</summary>
public sealed class SheetCellTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"http://vi.du\")", "\"'=HYPERLINK(\"\"http://vi.du\"\")\"")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+84 900", "'+84 900")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("--1", "'--1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    public void What_would_run_is_text(string text, string cell) => Assert.Equal(cell, SheetCell.Csv(text));

    [Theory]
    [InlineData("-0.31")]
    [InlineData("-1,234.5")]
    [InlineData("+0.02")]
    [InlineData("0")]
    public void A_number_stays_a_number(string text) => Assert.Equal(text, SheetCell.Plain(text));

    [Theory]
    [InlineData(null, "")]
    [InlineData("Khai sinh", "Khai sinh")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;=1", "\"a;=1\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    public void Other_text_stays_as_it_is(string? text, string cell) => Assert.Equal(cell, SheetCell.Csv(text));
}
