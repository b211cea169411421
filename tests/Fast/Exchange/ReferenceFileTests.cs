using System.Text;
using DiemSang.Exchange;
using DiemSang.Exchange.Imports;
using DiemSang.Exchange.Imports.ReferenceFiles;
using DiemSang.OneStop.Catalogue;
using Xunit;

namespace DiemSang.Tests.Fast.Exchange;

public sealed class ReferenceFileTests
{
    private const string Header = "code,name,level,parent\n";
    private const string Province = "H09,Tỉnh Bình Dương,province,\n";
    private const string Ward = "H09.24.02,Phường Tân Bình,commune,H09\n";

    [Theory]
    [InlineData("code,name,level,parent", FileKind.Units)]
    [InlineData("CODE;Name;Field;Online_Level;has_fee;units", FileKind.Procedures)]
    [InlineData("code\tunit\tabout\treceived_at\tstatus", FileKind.Feedback)]
    [InlineData("dossier,rated_at,satisfied", FileKind.Ratings)]
    [InlineData("unit,counter,from,to,value,source", FileKind.GivenTallies)]
    [InlineData("number,publisher,signed_on,procedure,kind", FileKind.Decisions)]
    public void A_file_is_known_by_its_header(string header, FileKind kind)
    {
        var file = Open(header);

        Assert.Equal(kind, file.Kind);
        Assert.Null(file.Refusal);
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("\n\n", "file.empty")]
    [InlineData("MaHoSo,MaTTHC", "file.unknown-header")]
    [InlineData("code,name,level", "file.missing-column")]
    [InlineData("code,name,level,parent,NAME", "file.column-twice")]
    [InlineData("code,\"name,level,parent", "row.unclosed-quote")]
    [InlineData("code,name\0,level,parent", "row.nul")]
    public void A_file_that_cannot_be_read_is_refused_as_a_whole(string text, string code)
    {
        var file = Open(text);

        Assert.Equal(code, file.Refusal!.Code);
        Assert.Empty(file.Rows(UnitRows.Read));
        Assert.NotEmpty(file.Refusal.Say());
    }

    [Fact]
    public void An_unknown_column_is_left_out_with_a_warning()
    {
        var file = Open("code,name,ghi chú,level,parent\nH09,Tỉnh Bình Dương,x,province,\n");

        Assert.Equal(
            "Dòng 1, cột ghi chú: Cột lạ, không dùng đến nên được bỏ qua.", Assert.Single(file.Warnings).Say());
        Assert.Equal("Tỉnh Bình Dương", Assert.Single(file.Rows(UnitRows.Read)).Record!.Name);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_and_a_byte_order_mark_make_no_difference(string end)
    {
        var rows = Read("\uFEFF" + (Header + Province + Ward).Replace("\n", end, StringComparison.Ordinal));

        Assert.Equal([2, 3], rows.Select(row => row.Line));
        Assert.All(rows, row => Assert.NotNull(row.Record));
    }

    [Fact]
    public void Quotes_hold_delimiters_quotes_and_line_ends()
    {
        var rows = Read(Header + "H09,\"Tỉnh \"\"Bình Dương\"\",\nmiền Đông\",province,\n" + Ward);

        Assert.Equal("Tỉnh \"Bình Dương\", miền Đông", rows[0].Record!.Name);
        Assert.Equal(4, rows[1].Line);
    }

    [Fact]
    public void A_name_written_in_parts_is_kept_composed()
    {
        var inParts = "Tỉnh Bình Dương".Normalize(NormalizationForm.FormD);

        Assert.Equal("Tỉnh Bình Dương", Read(Header + $"H09,{inParts},province,\n")[0].Record!.Name);
    }

    [Theory]
    [InlineData("H10,Tên,tỉnh,", "level", "cell.word")]
    [InlineData("H1,Tên,province,", "code", "cell.unit-code")]
    [InlineData(",Tên,province,", "code", "cell.empty")]
    [InlineData("H10,,province,", "name", "cell.empty")]
    [InlineData("H10,=HYPERLINK(1),province,", "name", "cell.formula")]
    [InlineData("H10,@SUM,province,", "name", "cell.formula")]
    [InlineData("H10,\"\tTên\",province,", "name", "cell.formula")]
    [InlineData("+H10,Tên,province,", "code", "cell.formula")]
    [InlineData("H10,Tên\u0007,province,", "name", "cell.control-character")]
    [InlineData("H10,Tên,province,H10", "parent", "unit.itself")]
    [InlineData("H10,Tên,province,,thừa", "", "row.extra-cells")]
    [InlineData("H10,\"Tên,province,", "", "row.unclosed-quote")]
    [InlineData("H10,T\0n,province,", "", "row.nul")]
    public void A_bad_row_is_told_and_its_neighbours_are_kept(string bad, string field, string code)
    {
        var rows = Read(Header + Province + bad + "\n" + Ward);

        Assert.Equal(3, rows.Count);
        Assert.NotNull(rows[0].Record);
        Assert.NotNull(rows[2].Record);
        var problem = rows[1].Problem!;
        Assert.Equal((3, field, code), (problem.Line, problem.Field, problem.Code));
        Assert.Null(rows[1].Record);
        Assert.StartsWith("Dòng 3", problem.Say(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file.not-utf8", new byte[] { 0x54, 0xEC, 0x6E, 0xFD })]
    [InlineData("file.tcvn3", new byte[] { 0x54, 0xAA, 0x6E, 0xB5 })]
    [InlineData("file.vni", new byte[] { 0x54, 0x61, 0xF8, 0x6E })]
    public void An_old_encoding_is_named_with_its_line(string code, byte[] name)
    {
        byte[] bytes = [.. U8(Header + Province + "H10,"), .. name, .. U8(",province,\n" + Ward)];
        var rows = ReferenceFile.Open(new MemoryStream(bytes)).Rows(UnitRows.Read).ToList();

        Assert.Equal((3, code), (rows[1].Problem!.Line, rows[1].Problem!.Code));
        Assert.NotNull(rows[2].Record);
    }

    [Fact]
    public void A_file_in_utf_16_is_refused_by_name()
    {
        byte[] bytes = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Header + Province)];

        Assert.Equal("file.utf16", ReferenceFile.Open(new MemoryStream(bytes)).Refusal!.Code);
    }

    [Fact]
    public void A_million_columns_are_one_problem()
    {
        var rows = Read(Header + new string(',', 1_000_000) + "\n" + Province);

        Assert.Equal("row.too-many-cells", rows[0].Problem!.Code);
        Assert.NotNull(rows[1].Record);
        Assert.Equal("row.too-many-cells", Open(new string(',', 1_000_000)).Refusal!.Code);
    }

    [Fact]
    public void A_line_without_end_is_read_over()
    {
        var rows = Read(Header + new string('x', 5_000_000) + "\n" + Province);

        Assert.Equal("row.too-long", rows[0].Problem!.Code);
        Assert.NotNull(rows[1].Record);
    }

    [Fact]
    public void A_problem_shows_what_stands_there_short_and_harmless()
    {
        var said = new RowProblem(7, "code", "cell.unit-code", "\u001b[2J" + new string('x', 500)).Say();

        Assert.DoesNotContain('\u001b', said);
        Assert.True(said.Length < 250, said);
    }

    [Fact]
    public void Rows_are_read_as_they_are_asked_for()
    {
        var rows = ReferenceFile.Open(new EndlessFile(U8(Header), U8(Province))).Rows(UnitRows.Read);

        Assert.Equal(10_000, rows.Take(10_000).Count(row => row.Record is not null));
    }

    private static byte[] U8(string text) => Encoding.UTF8.GetBytes(text);

    private static ReferenceFile Open(string text) => ReferenceFile.Open(new MemoryStream(U8(text)));

    private static List<FileRow<Unit>> Read(string text) => [.. Open(text).Rows(UnitRows.Read)];

    private sealed class EndlessFile(byte[] header, byte[] row) : MemoryStream
    {
        private bool begun;

        public override int Read(Span<byte> buffer)
        {
            var next = begun ? row : header;
            begun = true;
            next.CopyTo(buffer);
            return next.Length;
        }
    }
}
