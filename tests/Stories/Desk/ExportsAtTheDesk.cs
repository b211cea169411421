using System.Net;
using System.Security.Cryptography;
using System.Text;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Storage;
using DocumentFormat.OpenXml.Packaging;

namespace DiemSang.Tests.Stories.Desk;

/// <summary>Lists taken along: no cell runs in a spreadsheet, and the audit trail names who took how many rows in which bytes.</summary>
public sealed class ExportsAtTheDesk(PostgresServer postgres)
{
    private const string Formula = "=HYPERLINK(\"http://vi.du\")";

    [Fact]
    public async Task A_name_that_would_run_is_text_in_every_list_and_each_taking_is_written_down()
    {
        await using var town = await DeskTown.Open(Engine.Sqlite, postgres);
        await town.House.CatalogueChanges.Receive([Storage.Town.Procedures[0] with { Name = Formula }], town.House.Now);
        var code = (await DossierThroughTheDesk.Submitted(town)).Code.Value;
        var (hien, lists) = (await town.As("hien"), 0);
        foreach (var list in (string[])["/viec-cua-toi", "/so-theo-doi", "/danh-muc"])
        {
            var csv = await hien.Download($"{list}.csv");
            Assert.Equal(HttpStatusCode.OK, csv.Status);
            Assert.Contains(",\"'=HYPERLINK(\"\"http://vi.du\"\")\",", Encoding.UTF8.GetString(csv.Body), StringComparison.Ordinal);
            var book = await hien.Download($"{list}.xlsx");
            var texts = Texts(book.Body);
            Assert.Contains("'" + Formula, texts);
            Assert.DoesNotContain(texts, text => text.StartsWith('='));
            if (list == "/danh-muc")
            {
                // The catalogue is public knowledge; nobody is named in it.
                continue;
            }

            Assert.Contains(code, texts);
            var lines = town.Place.Look(session => AuditStore.Latest(session, new(Action: "list.exported"), long.MaxValue, 2, _ => true));
            Assert.All(lines, one => Assert.Equal((town.AccountOf("hien"), list), (one.Line.Actor, one.Line.Target)));
            Assert.Equal([Said(book.Body), Said(csv.Body)], lines.Select(one => one.Line.Details));
            lists++;
        }

        Assert.Equal(2, lists);
    }

    [Theory]
    [InlineData("tu=31/02/2026", "Ngày chưa đúng.")]
    [InlineData("tu=2026-03-09&den=2026-03-01", "Ngày kết thúc đứng trước ngày bắt đầu.")]
    public async Task A_register_of_days_that_are_none_is_no_file_but_a_page_that_says_why(string days, string why)
    {
        await using var town = await DeskTown.Open(Engine.Sqlite, postgres);
        var hien = await town.As("hien");
        var answer = await hien.Download($"/so-theo-doi.xlsx?{days}");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains(why, WebUtility.HtmlDecode((await hien.Get($"/so-theo-doi?{days}")).Page), StringComparison.Ordinal);
        Assert.Empty(town.Place.Look(session => AuditStore.Latest(session, new(Action: "list.exported"), long.MaxValue, 1, _ => true)));
    }

    private static string Said(byte[] bytes) => $"1 rows, sha256 {Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}";

    private static List<string> Texts(byte[] bytes)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        return
        [
            .. book.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Text>())
                .Select(text => text.Text),
        ];
    }
}
