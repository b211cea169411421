using System.Net;
using System.Text;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;
using DiemSang.Tests.Stories.Reading;
using DiemSang.Web.Hosting;

namespace DiemSang.Tests.Stories.Hosting;

/// <summary>Commands that write while a server holds the folder: the server does their work.</summary>
public sealed class VerbsBesideAServer : IAsyncLifetime
{
    private const string Units =
        """
        code,name,level,parent,valid_from,valid_to,successor
        H09,Tỉnh Bình Dương,province,,,,
        H09.07,Thành phố Dĩ An,district,H09,,,
        """;

    private readonly DataFolder folder = new(Directory.CreateTempSubdirectory("diemsang-verbs-").FullName);
    private Server server = null!;

    public async ValueTask InitializeAsync()
    {
        server = new(new(folder, Port: 0, IsDemo: false));
        await server.Start(_ => { });
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder.Path, recursive: true);
    }

    [Fact]
    public async Task The_server_takes_files_and_gives_out_keys_for_commands_beside_it()
    {
        var file = Path.Combine(folder.Path, "units.csv");
        await File.WriteAllTextAsync(file, Units, TestContext.Current.CancellationToken);
        var (imported, _, complaint) = await CommandLine.Run("import", "--data", folder.Path, file);
        Assert.Equal((0, ""), (imported, complaint));
        Assert.NotNull(server.Installation.Catalogue.Current.Units.Find("H09.07"));

        var (made, key, _) = await CommandLine.Run(
            "key", "create", "--data", folder.Path, "--unit", "H09.07", "--label", "thử");
        Assert.Equal((0, 43), (made, key.Trim().Length));
        var (unknown, _, reason) = await CommandLine.Run(
            "key", "create", "--data", folder.Path, "--unit", "H77", "--label", "thử");
        Assert.Equal(1, unknown);
        Assert.Contains("H77", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_is_told_as_a_program_that_storage_has_failed()
    {
        var house = server.Installation;
        house.Journal.Committed += _ => throw new InvalidOperationException("the disk is gone");
        await Assert.ThrowsAsync<JournalStoppedException>(() => house.CatalogueChanges.Receive(
            [new Unit(new("H09"), "Tỉnh Bình Dương", UnitLevel.Province)], house.Now));
        using var client = new HttpClient { BaseAddress = new(server.Address) };
        using var answer = await client.GetAsync(
            "/api/v1/units/H09/counters?from=2023-03-01&to=2023-03-31&at=2023-03-06T10:00:00Z",
            TestContext.Current.CancellationToken);

        Assert.Equal((503, "application/problem+json"),
            ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }
}
