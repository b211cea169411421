using System.Text;
using CsCheck;
using DiemSang.Exchange.Imports.MessageFiles;
using DiemSang.Exchange.Messages;
using Xunit;

namespace DiemSang.Tests.Fast.Exchange;

public sealed class MessageFileTests
{
    private const string A = """{"MaHoSo":"H09.24.02-230306-0001","MaTTHC":"1.001193","TrangThaiHoSo":4}""";
    private const string SecondHalfOfA = "\"MaHoSo\":\"H09.24.02-230306-0001\",\"MaTTHC\":\"1.001193\",\"TrangThaiHoSo\":4}";
    private const string B = """{"MaHoSo":"H09.24.02-230306-0002","MaTTHC":"1.001193","TrangThaiHoSo":4}""";
    private const string Event = """{"MaHoSo":"H09.24.02-230306-0001","ThoiDiemXuLy":"20230306083000","TrangThai":2}""";

    [Theory]
    [InlineData($"[{A},{B}]")]
    [InlineData($"[\n{A},\n{B}\n]\n")]
    [InlineData($"\uFEFF[{A}\r\n,{B}]")]
    [InlineData($"{A}\n{B}\n")]
    [InlineData($"\uFEFF{A}\r\n\r\n{B}")]
    [InlineData($$"""{"madonvi":"H09.24.02","data":[{{A}},{{B}}]}""")]
    [InlineData($"{{\n\"data\": [\n{A},\n{B}]\n}}")]
    [InlineData("MaHoSo,MaTTHC,TrangThaiHoSo\nH09.24.02-230306-0001,1.001193,4\nH09.24.02-230306-0002,1.001193,4\n")]
    [InlineData("TrangThaiHoSo;MaHoSo;MaTTHC\n4;H09.24.02-230306-0001;1.001193\n4;H09.24.02-230306-0002;1.001193")]
    [InlineData("\uFEFFMaHoSo\tMaTTHC\tTrangThaiHoSo\r\n"
        + "H09.24.02-230306-0001\t1.001193\t4\r\nH09.24.02-230306-0002\t1.001193\t4")]
    public void Every_form_of_file_gives_the_same_items(string text) => Assert.Equal(
        ["H09.24.02-230306-0001", "H09.24.02-230306-0002"],
        Samples.Rows(text).Select(row => NationalDossier.Read(row.Item).Parsed?.Item.Code.Value));

    [Fact]
    public void Two_arrays_in_one_file_are_both_read() =>
        Assert.All(Samples.Rows($"[{A}]\n[{B}]\n"), row => Assert.Null(row.Problem));

    [Fact]
    public void Lists_in_lists_without_end_are_told_once_as_too_deep()
    {
        var row = Assert.Single(Samples.Rows(new string('[', 100_000) + new string(']', 100_000)));

        Assert.Equal((1, "json.too-deep"), (row.Line, row.Problem?.Code));
    }

    [Fact]
    public void Items_are_told_apart_by_their_fields() => Assert.Equal(
        [false, true, false], Samples.Rows($"{A}\n{Event}\n{B}").Select(row => row.IsProgress));

    [Fact]
    public void A_nested_list_of_a_table_is_json_in_its_cell()
    {
        var row = Assert.Single(Samples.Rows(
            "MaHoSo,MaTTHC,TrangThaiHoSo,DanhSachLePhi\n"
            + "H09.24.02-230306-0001,1.001193,4,\"[{\"\"Gia\"\":\"\"0\"\"}]\"\n"));

        Assert.Equal(OneStop.Dossiers.ItemSigns.AllFeesZero, Samples.Parsed(row.Item).Item.Signs);
    }

    [Theory]
    [InlineData($"[{A},\n{{\"x\":NaN}},\n{B}]", 2, "json.number")]
    [InlineData($"[{A},\n{{\"x\":}},\n{B}]", 2, "json.broken")]
    [InlineData($"[{A},\n{{\"x\":\"broken}},\n{B}]", 2, "json.broken")]
    [InlineData($"[{A},\n5,\n{B}]", 2, "item.not-an-object")]
    [InlineData($"[{A},\n[[1],[2]],\n{B}]", 2, "item.not-an-object")]
    [InlineData($"[{A},\n{B}]\nthừa", 3, "item.not-an-object")]
    [InlineData($"{{\n{SecondHalfOfA}\n{B}\nthừa", 4, "item.not-an-object")]
    [InlineData($"{A}\n{{\"x\":\n{B}", 2, "json.broken")]
    [InlineData($"{A}\nMaHoSo\n{B}", 2, "json.broken")]
    public void A_broken_item_spoils_only_itself(string text, int line, string code)
    {
        var rows = Samples.Rows(text);

        Assert.Equal(2, rows.Count(row => row.Problem is null));
        var problem = Assert.Single(rows, row => row.Problem is not null).Problem!;
        Assert.Equal((line, code), (problem.Line, problem.Code));
    }

    [Theory]
    [InlineData("MaHoSo,GhiChu\nH09.24.02-230306-0001,=HYPERLINK(1)\n", "GhiChu", "cell.formula")]
    [InlineData("MaHoSo,GhiChu\nH09.24.02-230306-0001,@x\n", "GhiChu", "cell.formula")]
    [InlineData("MaHoSo,TaiLieuNop\nH09.24.02-230306-0001,[5\n", "TaiLieuNop", "cell.list")]
    [InlineData("MaHoSo,GhiChu\nH09.24.02-230306-0001,a,b\n", "", "row.extra-cells")]
    public void A_wrong_cell_names_its_line_and_column(string text, string field, string code)
    {
        var problem = Assert.Single(Samples.Rows(text)).Problem!;

        Assert.Equal((2, field, code), (problem.Line, problem.Field, problem.Code));
    }

    [Fact]
    public void A_telephone_number_with_its_plus_is_no_formula() =>
        Assert.Null(Assert.Single(Samples.Rows("MaHoSo,SoDienThoai\nH09.24.02-230306-0001,+84 900 000 001\n")).Problem);

    [Fact]
    public void Items_of_a_saved_call_are_told_by_their_own_lines() => Assert.Equal(
        [3, 4, 4], Samples.Rows($"{{\n\"data\": [\n{A},\n{B},{B}]\n}}").Select(row => row.Line));

    [Fact]
    public void A_hundred_thousand_levels_are_told_not_followed()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);
        var rows = Samples.Rows($"[{A},{{\"x\":{deep}}},{B}]");

        Assert.Equal([null, "json.too-deep", null], rows.Select(row => row.Problem?.Code));
    }

    [Fact]
    public void A_list_cut_off_keeps_what_was_whole() => Assert.Equal(
        [null, "json.cut"], Samples.Rows($"[{A},{B[..20]}").Select(row => row.Problem?.Code));

    [Fact]
    public void Bytes_that_are_not_utf8_are_told_by_item()
    {
        byte[] bytes = [.. U8($"[{A},{{\"GhiChu\":\""), 0xC3, 0x28, .. U8($"\"}},{B}]")];

        Assert.Equal([null, "file.not-utf8", null], Samples.Rows(bytes).Select(row => row.Problem?.Code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Utf16_is_refused_by_name(bool withMark)
    {
        byte[] bytes = [.. withMark ? Encoding.Unicode.GetPreamble() : [], .. Encoding.Unicode.GetBytes($"[{A}]")];

        Assert.Equal("file.utf16", MessageFile.Open(new MemoryStream(bytes)).Refusal?.Code);
    }

    /// <summary>Buffers of any fill: the stream gives a few bytes at a time.</summary>
    [Fact]
    public void Items_are_found_however_the_stream_is_cut() => Gen.Int[1, 300].Sample(step =>
    {
        using var drops = new Drops(U8("[" + string.Join(",\n", Enumerable.Repeat(A, 400)) + "]"), step);
        return MessageFile.Open(drops).Rows().All(
            row => row.Problem is null && row.Item.GetProperty("TrangThaiHoSo").GetInt32() == 4);
    }, iter: 30);

    [Fact]
    public void Any_text_is_read_without_a_crash()
    {
        string[] pieces =
            ["[", "]", "{", "}", "\"", "\\", ",", "\n", ":", "a", "1", A, "MaHoSo", ";", "=", "\uFEFF", "data", " "];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 40].Sample(
            parts => Samples.Rows(string.Concat(parts)).All(row => row.Problem?.Say() != ""), iter: 20_000);
    }

    private static byte[] U8(string text) => Encoding.UTF8.GetBytes(text);

    private sealed class Drops(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, step));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, step)]);
    }
}
