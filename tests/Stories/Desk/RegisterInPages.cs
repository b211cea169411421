using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Desk;

/// <summary>Sổ theo dõi: its running number goes on from page to page, in print and in the files.</summary>
public sealed partial class RegisterInPages(PostgresServer postgres)
{
    private const int Dossiers = 103;
    private const string Period = "tu=2026-03-01&den=2026-03-31";

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_running_number_goes_on_from_page_to_page_in_print_and_in_files(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        for (var minute = 0; minute < Dossiers; minute++)
        {
            await town.House.Handling.Start(
                new(DeskTown.Ward, DeskTown.Birth, Channel.Online, new(1, new(3, LimitUnit.WorkingDay))) { Owner = new("", "") },
                new("", ActorKind.Applicant), At(3, 2, 8).AddMinutes(minute), []);
        }

        var truong = await town.As("truong");
        var pages = new List<string>();
        foreach (var page in (int[])[1, 2, 3])
        {
            pages.Add((await truong.Get($"/so-theo-doi?{Period}&trang={page}")).Page);
        }

        Assert.Equal(Enumerable.Range(1, Dossiers), pages.SelectMany(Numbers));
        Assert.Equal(Dossiers, pages.SelectMany(Codes).Distinct().Count());
        Assert.Equal([50, 50, 3], pages.Select(page => Codes(page).Count()));
        Assert.All(pages, page => Assert.Contains($"Sổ theo dõi: {Dossiers} hồ sơ", page, StringComparison.Ordinal));
        Assert.Contains("số thứ tự 51–100", pages[1], StringComparison.Ordinal);

        // Beyond the last page stands the last one; a word where a number belongs is the first.
        Assert.Equal(Numbers(pages[2]), Numbers((await truong.Get($"/so-theo-doi?{Period}&trang=999")).Page));
        Assert.Equal(Numbers(pages[0]), Numbers((await truong.Get($"/so-theo-doi?{Period}&trang=nhat")).Page));

        var print = (await truong.Get($"/so-theo-doi?{Period}&ca-ky=1")).Page;
        Assert.Equal(pages.SelectMany(Codes), Codes(print));
        Assert.Equal(Enumerable.Range(1, Dossiers), Numbers(print));
        var csv = Encoding.UTF8.GetString((await truong.Download($"/so-theo-doi.csv?{Period}")).Body);
        var rows = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToList();
        Assert.Equal(pages.SelectMany(Codes), rows.Select(row => row[1].Trim('"')));
        Assert.Equal(
            Enumerable.Range(1, Dossiers), rows.Select(row => int.Parse(row[0].Trim('"'), CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<int> Numbers(string page) => Number().Matches(page)
        .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    private static IEnumerable<string> Codes(string page) => Code().Matches(page).Select(match => match.Groups[1].Value);

    [GeneratedRegex("class=\"num q no\">([0-9]+)<")]
    private static partial Regex Number();

    [GeneratedRegex("href=\"/ho-so/([^\"/]+)\"")]
    private static partial Regex Code();
}
