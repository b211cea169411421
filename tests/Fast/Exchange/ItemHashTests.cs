using System.Text;
using System.Text.Json;
using CsCheck;
using DiemSang.Exchange.Messages;
using DiemSang.OneStop.Journal;
using Xunit;

namespace DiemSang.Tests.Fast.Exchange;

public sealed class ItemHashTests
{
    private const string Item =
        """{"MaHoSo":"H09.07.02-230306-0017","MaTTHC":"1.001193","TrangThaiHoSo":"4","NgayTra":"20230306083000"}""";

    private static readonly Vault vault = new(new byte[32]);

    [Fact]
    public void The_same_dossier_written_by_another_system_is_the_same_item()
    {
        var twin = Samples.Rows(Samples.Text("birth-on-time.twin.json"))[0];

        Assert.Equal(Hash(Samples.Birth()), Hash(twin.Item));
        Assert.Equal("H09.07.02", twin.CallUnit);
    }

    [Theory]
    [InlineData("GhiChu", "null")]
    [InlineData("GhiChu", "\"\"")]
    [InlineData("TaiLieuNop", "[]")]
    [InlineData("session", "\"abc\"")]
    public void Nothing_said_is_nothing_changed(string field, string json) =>
        Assert.Equal(Hash(Read(Item)), Hash(Read($"{{\"{field}\":{json},{Item[1..]}")));

    [Theory]
    [InlineData("\"TrangThaiHoSo\":\"4\"", "\"TrangThaiHoSo\":\"5\"")]
    [InlineData("\"TrangThaiHoSo\":\"4\"", "\"TrangThaiHoSo\":\"4\",\"GhiChu\":\"x\"")]
    [InlineData("\"TrangThaiHoSo\":\"4\"", "\"TrangThaiHoSo\":\"4\",\"TaiLieuNop\":[{}]")]
    public void Any_word_more_or_else_is_another_version(string was, string becomes) =>
        Assert.NotEqual(Hash(Read(Item)), Hash(Read(Item.Replace(was, becomes, StringComparison.Ordinal))));

    [Fact]
    public void Papers_in_another_order_are_another_version() => Assert.NotEqual(
        Hash(Samples.Birth(("TaiLieuNop", """[{"a":"1"},{"a":"2"}]"""))),
        Hash(Samples.Birth(("TaiLieuNop", """[{"a":"2"},{"a":"1"}]"""))));

    [Fact]
    public void Decomposed_letters_are_the_same_letters() => Assert.Equal(
        Hash(Samples.Birth()),
        Hash(Read(Samples.Birth().GetRawText().Normalize(NormalizationForm.FormD))));

    [Fact]
    public void Names_and_texts_go_to_the_sealed_parts_alone()
    {
        var parts = new SealedParts(vault);
        var item = Samples.Birth(("Session", "\"khoa-bi-mat\""), ("x", """[{"password":"khoa-bi-mat"}]"""));
        var read = NationalDossier.Read(item);
        var person = Encoding.UTF8.GetString(vault.Unseal(parts.Person(item)));
        var raw = Encoding.UTF8.GetString(vault.Unseal(parts.Raw(item, read.HasSecret)));

        Assert.Contains("Nguyễn Thị Minh Anh", person, StringComparison.Ordinal);
        Assert.Contains("074192000123", person, StringComparison.Ordinal);
        Assert.Contains("giay-chung-sinh.pdf", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("khoa-bi-mat", raw + person, StringComparison.Ordinal);
        Assert.DoesNotContain("Minh Anh", read.Parsed!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_is_known_by_moment_status_and_text()
    {
        var events = Samples.Rows(Samples.Text("birth-progress.call.json"))
            .Select(row => NationalProgress.Read(row.Item).Parsed!).ToList();

        Assert.Equal([2, 4, 9], events.Select(one => one.Status));
        Assert.Equal(NationalDossierTests.At("2023-03-06T14:35:00"), events[2].At);
        Assert.Equal(3, events.Select(one => one.TextHash).Distinct().Count());
        Assert.All(events, one => Assert.Equal("H09.07.02-230306-0017", one.Dossier.Value));
    }

    /// <summary>Any value anywhere, any bytes at all: an answer, never a crash.</summary>
    [Fact]
    public void A_distorted_item_is_answered_and_never_breaks_the_reader()
    {
        var text = Encoding.UTF8.GetBytes(Samples.Birth().GetRawText());
        string[] pieces =
        [
            "null", "{}", "[]", "[[]]", "\"\"", "1", "-0", "1e999", "true", "{\"a\":[1]}", "\"\\ud800\"", ",", "\"",
            "}", "\n", "\\", "NaN", "\u0000", "\"$id\":1,", "20230231000000", "\"MaHoSo\":\"x\",",
        ];
        var piece = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);
        Gen.Select(Gen.Int[0, text.Length], Gen.Int[0, 40], piece, Gen.Int[0, text.Length], Gen.Byte)
            .Sample((at, length, insert, spot, noise) =>
            {
                byte[] twin = 
                    [.. text[..at], .. Encoding.UTF8.GetBytes(insert), .. text[Math.Min(at + length, text.Length)..]];
                twin[Math.Min(spot, twin.Length - 1)] = noise;
                return Samples.Rows(twin).All(row => row.Problem is not null
                    ? row.Problem.Say().Length > 0
                    : NationalProgress.Read(row.Item).Problem?.Say() != ""
                        && NationalDossier.Read(row.Item) is var read
                        && (read.Parsed is null) == (read.Problem is not null)
                        && (read.Parsed is null || new SealedParts(vault).Raw(row.Item, true).Body.Length > 0));
            }, iter: 20_000);
    }

    private static JsonElement Read(string json) => JsonElement.Parse(json);

    private static string Hash(JsonElement item) => Convert.ToHexString(Samples.Parsed(item).Hash);
}
