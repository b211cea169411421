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
