using System.Globalization;
using DiemSang.Evaluation.Publications;

namespace DiemSang.Tests.Fast.Scoring;

/// <summary>A table pasted from the province's notice: read, or refused by cell, never shifted.</summary>
public sealed class PastedTables
{
    private static readonly (string Code, string Name, decimal Max)[] groups =
        [("CKMB", "Công khai", 18), ("TDGQ", "Tiến độ", 20), ("CLGQ", "Trực tuyến", 12)];

    private static readonly PastedHeads heads = new(["TEN", "đơn vị"], ["TONG_SCORE", "tổng"]);

    [Fact]
    public void Commas_dots_and_a_running_number_are_read()
    {
        var read = Read("1\tDĩ An\t17,30\t19,6\t7.04\t43,94\n2\tThuận An\t17\t18,90\t5,00\t40,90\r\n");
        Assert.Empty(read.Problems);
        Assert.Equal(["DA", "TA"], read.Rows.Select(row => row.Unit));
        Assert.Equal([17.30m, 19.6m, 7.04m], read.Rows[0].Points);
        Assert.Equal(0m, read.Rows[0].Rest);
    }

    [Fact]
    public void Columns_are_found_by_their_heads_in_any_order()
    {
        var read = Read("Tổng\tTiến độ (20)\tĐơn vị\tGhi chú\tCLGQ\tCông khai / 18\n43,94\t19,60\tDĩ An\tx\t7,04\t17,30");
        Assert.Empty(read.Problems);
        Assert.Equal([17.30m, 19.60m, 7.04m], read.Rows.Single().Points);
        Assert.Equal(43.94m, read.Rows.Single().Total);
    }

    [Fact]
    public void A_sum_that_does_not_close_is_kept_and_told()
    {
        var row = Read("Dĩ An\t17,30\t19,60\t7,04\t54,90").Rows.Single();
        Assert.Equal(10.96m, row.Rest);
    }

    [Fact]
    public void A_merged_cell_is_refused_where_it_stands_and_nothing_moves()
    {
        // Merged across: the second and third group come empty. Merged down: the name is missing below.
        var read = Read("Dĩ An\t17,30\t\t\t43,94\n\t17,00\t18,90\t5,00\t40,90\nThuận An\t17,00\t18,90\t5,00\t40,90");
        Assert.Equal(
            [(1, 3, "received.empty-cell"), (1, 4, "received.empty-cell"), (2, 1, "received.empty-cell")],
            read.Problems.Select(one => (one.Line, one.Column, one.Code)));
        Assert.Equal(["TA"], read.Rows.Select(row => row.Unit));
    }

    [Fact]
    public void A_row_with_too_few_or_too_many_cells_is_refused_as_a_whole()
    {
        var read = Read("Đơn vị\tCKMB\tTDGQ\tCLGQ\tTổng\nDĩ An\t17,30\t19,60\t43,94\nThuận An\t17\t18,90\t5,00\t40,90\tx");
        Assert.Equal(
            [(2, 0, "received.too-few-cells"), (3, 0, "received.too-many-cells")],
            read.Problems.Select(one => (one.Line, one.Column, one.Code)));
        Assert.Empty(read.Rows);
    }

    [Theory]
    [InlineData("17.300", "received.over-max")]
    [InlineData("1.866", "received.over-max")]
    [InlineData("mười bảy", "received.no-number")]
    [InlineData("17,30 đ", "received.no-number")]
    [InlineData("-1", "received.no-number")]
    [InlineData("1.23.456", "received.no-number")]
    [InlineData("#REF!", "received.no-number")]
    public void A_cell_that_is_no_number_of_points_is_refused(string cell, string code)
    {
        var problem = Read($"Dĩ An\t{cell}\t19,60\t7,04\t43,94").Problems.Single();
        Assert.Equal((1, 2, code, cell), (problem.Line, problem.Column, problem.Code, problem.Text));
    }

    [Fact]
    public void A_thousands_dot_never_becomes_a_decimal_one()
    {
        Assert.Equal(1866m, PastedTable.Number("1.866"));
        Assert.Equal(1866.5m, PastedTable.Number("1.866,5"));
        Assert.Equal(77.84m, PastedTable.Number("77.84"));
        Assert.Equal(77.84m, PastedTable.Number("77,84"));
    }

    [Fact]
    public void An_unknown_unit_and_one_that_comes_twice_are_refused_by_cell()
    {
        var read = Read("Dĩ An\t1\t1\t1\t3\nXứ Lạ\t1\t1\t1\t3\nDĩ An\t1\t1\t1\t3");
        Assert.Equal(
            [(2, "received.unknown-unit"), (3, "received.twice")], read.Problems.Select(one => (one.Line, one.Code)));
    }

    [Fact]
    public void A_cell_with_line_ends_in_quotes_is_one_cell_and_lines_keep_their_numbers()
    {
        var read = Read("\"Đơn\nvị\"\tCKMB\tTDGQ\tCLGQ\tTổng\nDĩ An\t1\t1\tx\t3");
        Assert.Equal((3, 4), (read.Problems.Single().Line, read.Problems.Single().Column));
    }

    /// <summary>Whatever cells are left out or torn, a number is only ever read from its own column.</summary>
    [Fact]
    public void No_value_ever_lands_in_another_column()
    {
        var dice = new Random(766);
        for (var round = 0; round < 2000; round++)
        {
            string[] cells = ["Dĩ An", "11,00", "12,00", "10,00", "33,00"];
            var at = dice.Next(1, 5);
            var kept = dice.Next(3) switch
            {
                0 => [.. cells[..at], .. cells[(at + 1)..]],
                1 => [.. cells[..at], "", .. cells[(at + 1)..]],
                _ => cells.Append(dice.Next(9).ToString(CultureInfo.InvariantCulture)).ToArray(),
            };
            var read = Read("Đơn vị\tCKMB\tTDGQ\tCLGQ\tTổng\n" + string.Join('\t', kept));
            Assert.Empty(read.Rows);
            Assert.Single(read.Problems);
        }
    }

    private static PastedTable Read(string text) => PastedTable.Read(
        text, groups, heads, name => name switch { "Dĩ An" => "DA", "Thuận An" => "TA", _ => null });
}
