using System.Net;
using DiemSang.OneStop.Access;

namespace DiemSang.Tests.Stories.Access;

/// <summary>What a page says after a form: the whole sentence, its blanks filled, and never what an address alone asks for.</summary>
public sealed class OutcomeStories
{
    [Fact]
    public async Task A_refusal_with_a_figure_in_it_is_said_whole_on_the_page_it_leads_back_to()
    {
        await using var office = await Office.Open();
        await office.House.Officer("truong", Role.UnitHead, Office.City);
        using var head = await office.SignedIn("truong");
        var page = $"/bang-diem/{Office.City}/vi-sao";
        using var refused = await head.Fill(page, $"/don-vi/{Office.City}/nguyen-nhan",
            ("tuan", "2026-10-02-1700"), ("thanh-phan", "2.1"), ("noi-dung", new string('x', 1001)));
        var back = refused.Headers.Location!.ToString();
        Assert.StartsWith($"{page}?loi=cause.too-long&", back, StringComparison.Ordinal);
        Assert.Contains("Nguyên nhân dài quá 1.000 ký tự.", await head.Read(back), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tai-khoan?loi=form.day")]
    [InlineData("/tai-khoan?loi=form.too-long&chi-tiet=999")]
    [InlineData("/mau-thong-bao?loi=notice.template-code")]
    [InlineData("/giai-phap?loi=remedy.no-room&chi-tiet=")]
    public async Task An_address_made_by_others_fills_no_blank_and_breaks_no_page(string address)
    {
        await using var office = await Office.Open();
        await office.House.Officer("truong", Role.UnitHead, Office.City);
        using var head = await office.SignedIn("truong");
        var page = await head.Read(address);
        Assert.DoesNotContain("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", page, StringComparison.Ordinal);
    }
}
