using System.Net;
using System.Text.RegularExpressions;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Portal;

/// <summary>
/// The whole story of issue 3: a birth is registered from home, one paper is asked for and sent, the result is handed
/// over; each by the forms that the pages show, while the ward's score is watched.
/// </summary>
public sealed class BirthFromHome(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_birth_is_registered_from_home_and_the_score_moves_at_the_right_moments_and_only_then(Engine engine)
    {
        await using var town = await PortalTown.Open(engine, postgres);
        town.Place.Clock.Now = At(3, 2, 9);
        using var score = new ScoreWatch(town);
        await score.Look("at first");
        var code = await Filed(town);
        await score.Look("filed");
        var (own, desk) = ($"/ho-so-cua-toi/{code}", $"/ho-so/{code}");
        var waiting = await (await town.As("hien")).Get("/viec-cua-toi");
        Assert.Contains(code.Value, waiting.Page, StringComparison.Ordinal);

        await Step("hien", "bo-sung", At(3, 2, 10), ("danh-sach", "Giấy chứng sinh chụp rõ cả trang"), ("han", "16/03/2026"));
        await score.Look("paper asked");
        town.Place.Clock.Now = At(3, 2, 11);
        var lan = await town.As("lan");
        var asked = await lan.Get(own);
        Assert.Contains("Giấy chứng sinh chụp rõ cả trang", asked.Page, StringComparison.Ordinal);
        var sent = await lan.Submit(asked, $"{own}/bo-sung", [], ("tep-KS-CS", DeskTown.Scan));
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("chờ Một cửa kiểm tra", sent.Page, StringComparison.Ordinal);
        await score.Look("paper sent");
        Assert.Contains(code.Value, (await (await town.As("hien")).Get("/viec-cua-toi")).Page, StringComparison.Ordinal);

        await Step("hien", "da-bo-sung", At(3, 2, 14), ("giay", "KS-CS"));
        await score.Look("received");
        await Step("hien", "giao-buoc", At(3, 2, 14, 30), ("nguoi", town.AccountOf("ha")));
        await Step("ha", "nhan-buoc", At(3, 2, 15));
        await Step("ha", "trinh", At(3, 3, 9), ("noi-dung", "Đủ điều kiện"), ("nguoi", town.AccountOf("nam")));
        await score.Look("decided");
        await Step("nam", "phe-duyet", At(3, 3, 10), ("nguoi", town.AccountOf("thu")));
        await score.Look("approved");
        town.Place.Clock.Now = At(3, 3, 11);
        var thu = await town.As("thu");
        var issued = await thu.Submit(
            await thu.Get(desk), $"{desk}/ket-qua", [("so", "12/2026/KS"), ("ngay", "03/03/2026")], ("tep", DeskTown.Scan));
        Assert.Equal(HttpStatusCode.OK, issued.Status);
        await score.Look("result");
        await Step("toan", "nop-tien", At(3, 3, 14), ("so-tien", "8.000"), ("bien-lai", "BL-1"));
        await score.Look("fee paid");
        await Step("hien", "trao", At(3, 3, 15), ("cach", "Signature"));
        await score.Look("handed over");

        // A filing is no dossier of the index until it is received; the electronic result counts as such; what lies
        // between, and the hand-over of what was on time before, moves nothing.
        Assert.Equal("received, result", string.Join(", ", score.Moves.Select(one => one.Split(':')[0])));
        Assert.Contains("Đã trả kết quả", (await (await town.As("lan")).Get(own)).Page, StringComparison.Ordinal);
        Assert.Equal(DossierState.HandedOver, town.House.Handling.Find(code)!.State);
        await town.House.AssertBalanced();
        Assert.Null(town.Place.Look(AuditTrail.FirstBroken));

        Task<Seen> Step(string who, string noun, DateTimeOffset at, params (string Name, string Value)[] filled) =>
            DossierThroughTheDesk.Act(town, who, desk, noun, at, filled);
    }

    /// <summary>Lan files the birth of her child through the four steps of the wizard.</summary>
    internal static async Task<DossierCode> Filed(DeskTown town)
    {
        var lan = await town.As("lan");
        var form = await FilingStories.Chosen(lan);
        var papers = await lan.Submit(form, $"{form.Address}/noi-dung", FilingStories.Right);
        Assert.EndsWith("/giay-to", papers.Address, StringComparison.Ordinal);
        var review = await lan.Submit(papers, $"{papers.Address}/tep", [], ("tep-KS-CS", DeskTown.Scan));
        Assert.EndsWith("/xem-lai", review.Address, StringComparison.Ordinal);
        var done = await lan.Submit(review, review.Address.Replace("/xem-lai", "/nop", StringComparison.Ordinal), [("cam-doan", "1")]);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        return new(Regex.Match(done.Address, "/ho-so-cua-toi/([^?]+)").Groups[1].Value);
    }

    /// <summary>The ward's total as its open page shows it, and after which steps it was another.</summary>
    private sealed class ScoreWatch(DeskTown town) : IDisposable
    {
        private readonly HttpClient reader = new() { BaseAddress = new(town.Server.Address) };
        private string last = "";

        public List<string> Moves { get; } = [];

        public void Dispose() => reader.Dispose();

        public async Task Look(string after)
        {
            var page = await reader.GetStringAsync($"/bang-diem/{DeskTown.Ward}");
            var total = Regex.Match(page, $"data-total=\"{DeskTown.Ward}\"[^>]*>([^<]+)<").Groups[1].Value.Trim();
            Assert.NotEmpty(total);
            if (last.Length > 0 && total != last)
            {
                Moves.Add($"{after}: {last} → {total}");
            }

            last = total;
        }
    }
}
