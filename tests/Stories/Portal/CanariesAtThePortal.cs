using System.Text.Json;
using DiemSang.Tests.Stories.Desk;
using DiemSang.Tests.Stories.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Portal;

/// <summary>What a citizen types at home, in a draft and in what is filed, and the receipt's token: sealed, and nowhere else.</summary>
public sealed class CanariesAtThePortal(PostgresServer postgres)
{
    private static readonly (string Name, string Value)[] typed =
    [
        ("dien-thoai", "0907766122"), ("thu", "vang.anh@chim.example"), ("dia-chi", "14 ngõ Họa Mi"), ("o-ten-con", "Trẻ Sơn Ca"),
        ("o-ngay-sinh", "28/02/2026"), ("o-gioi-tinh", "Nữ"), ("o-so-me", PortalTown.Lan), ("o-co-cha", "1"),
        ("o-ten-cha", "Cha Chào Mào"),
    ];

    private static string[] Canaries(string token) =>
        ["0907766122", "vang.anh@chim.example", "14 ngõ Họa Mi", "Trẻ Sơn Ca", "Cha Chào Mào", PortalTown.Lan, "rút vì con ốm", token];

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task It_stands_in_no_file_no_log_and_no_address(Engine engine)
    {
        await using var town = await PortalTown.Open(engine, postgres);
        using var log = new Recorder();
        town.Server.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        town.Place.Clock.Now = At(3, 2, 9);
        var lan = await town.As("lan");
        var draft = await FilingStories.Chosen(lan);
        await lan.Submit(draft, $"{draft.Address}/noi-dung", [.. typed, ("buoc", "luu")]);
        var form = await FilingStories.Chosen(lan);
        var papers = await lan.Submit(form, $"{form.Address}/noi-dung", typed);
        papers = papers.Address.EndsWith("/giay-to", StringComparison.Ordinal) ? papers
            : await lan.Submit(papers, $"{form.Address}/noi-dung", typed);
        var review = await lan.Submit(papers, $"{papers.Address}/tep", [], ("tep-KS-CS", DeskTown.Scan));
        var done = await lan.Submit(review, review.Address.Replace("/xem-lai", "/nop", StringComparison.Ordinal), [("cam-doan", "1")]);
        var code = town.House.Handling.OfOwner(PortalTown.Lan).Single().Code;
        var withdrawn = await lan.Submit(
            await lan.Get($"/ho-so-cua-toi/{code}"), $"/ho-so-cua-toi/{code}/rut", [("ly-do", "rút vì con ốm")]);
        Assert.Equal("Cha Chào Mào", town.House.Handling.PeopleOf(code).Answers["ten-cha"]);

        var token = await town.House.LookUps.TokenOf(code);
        using var phone = new Officer(new(town.Server.Address));
        await phone.Get($"/t/{token}");
        Assert.Contains("Đã xin rút", (await phone.Get("/tra-cuu/ket-qua")).Page, StringComparison.Ordinal);
        if (engine == Engine.Postgres)
        {
            postgres.Checkpoint();
        }

        var files = PrivacyStories.Files(town.Place.Folder.Path)
            .Concat(engine == Engine.Postgres ? PrivacyStories.Files(postgres.Folder) : []).ToList();
        Assert.Contains(files, file => PrivacyStories.Holds(file, code.Value));
        var found =
            from canary in Canaries(token)
            from place in (string[])
            [
                .. files.Where(file => PrivacyStories.Holds(file, canary)
                    || PrivacyStories.Holds(file, JsonEncodedText.Encode(canary).ToString())).Select(_ => "file"),
                .. log.Lines.Where(line => line.Contains(canary, StringComparison.Ordinal)).Select(_ => "log"),
                .. new[] { draft, form, papers, review, done, withdrawn }.Select(one => Uri.UnescapeDataString(one.Address))
                    .Where(address => address.Contains(canary, StringComparison.Ordinal)).Select(_ => "address"),
            ]
            select $"{canary}: {place}";
        Assert.Empty(found);
    }
}
