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
        await office.House.Officer("to-truong", Role.EvaluationMember, Office.Province);
        await office.House.Officer("thanh-vien", Role.EvaluationMember, Office.Province);
        using var browser = await office.SignedIn("to-truong");
        using var sent = await browser.Fill(
            "/mau-thong-bao", "/mau-thong-bao/loi-van", ("mau", "{\"id\": \"mau-cua-toi\",\n hỏng <b>ở đây</b>"));
        var address = sent.Headers.Location!.ToString();
        Assert.Contains("loi=notice.template-unreadable", address, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await browser.Read(address));
        Assert.Contains("sai cú pháp ở dòng 2.", page, StringComparison.Ordinal);
        Assert.Contains("\"mau-cua-toi\",\n hỏng <b>ở đây</b>", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        using var other = await office.SignedIn("thanh-vien");
        var seen = await other.Read(address);
        Assert.DoesNotContain("mau-cua-toi", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("sai cú pháp", WebUtility.HtmlDecode(seen), StringComparison.Ordinal);
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
            Assert.Null(Words.SayPlain(code));
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
