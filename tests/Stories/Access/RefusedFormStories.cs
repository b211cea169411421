using System.Net;
using System.Text.Json;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;

namespace DiemSang.Tests.Stories.Access;

/// <summary>A refused form goes back to its page: the whole sentence stands there, and what was typed, for its sender alone.</summary>
public sealed class RefusedFormStories
{
    [Fact]
    public async Task A_refusal_keeps_what_its_sentence_names_and_what_was_typed_for_who_sent_it()
    {
        await using var office = await Office.Open();
        await office.House.Officer("truong", Role.UnitHead, Office.City);
        await office.House.Officer("pho", Role.UnitHead, Office.City);
        using var browser = await office.SignedIn("truong");
        var words = "Máy quét <b>hỏng</b>\n" + new string('x', 1000);
        using var sent = await browser.Fill(
            $"/bang-diem/{Office.City}/vi-sao", $"/don-vi/{Office.City}/nguyen-nhan",
            ("tuan", "2026-10-02-1700"), ("thanh-phan", "2.1"), ("noi-dung", words));
        var address = sent.Headers.Location!.ToString();
        Assert.Contains("loi=cause.too-long", address, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await browser.Read(address));
        Assert.Contains("Nguyên nhân dài quá 1.000 ký tự.", page, StringComparison.Ordinal);
        Assert.Contains(words, page.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        using var other = await office.SignedIn("pho");
        Assert.DoesNotContain("Máy quét", WebUtility.HtmlDecode(await other.Read(address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_made_by_others_never_shows_a_sentence_with_holes()
    {
        await using var office = await Office.Open();
        await office.House.Officer("to-truong", Role.EvaluationMember, Office.Province);
        using var browser = await office.SignedIn("to-truong");
        var withBlanks = JsonSerializer.Deserialize<Dictionary<string, string>>(
                typeof(Words).Assembly.GetManifestResourceStream("words.vi.json")!)!
            .Where(one => one.Value.Replace("{{", "", StringComparison.Ordinal).Contains('{', StringComparison.Ordinal)).ToList();
        Assert.True(withBlanks.Count > 100, $"{withBlanks.Count}");
        foreach (var (code, _) in withBlanks)
        {
            Assert.True(Words.BlanksOf(code) > 0, code);
        }

        foreach (var code in (string[])["remedy.no-room", "notice.unknown-table", "cause.too-long", "publication.unknown"])
        {
            foreach (var key in (string[])["loi", "xong"])
            {
                var page = await browser.Read($"/mau-thong-bao?{key}={code}");
                Assert.Contains("mẫu thông báo", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
                Assert.DoesNotContain("class=\"alert", page, StringComparison.Ordinal);
            }
        }
    }
}
