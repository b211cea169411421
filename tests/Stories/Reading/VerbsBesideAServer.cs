using System.Net;
using DiemSang.Exchange;
using DiemSang.Web.Hosting;
using Xunit;

namespace DiemSang.Tests.Stories.Reading;

/// <summary>Writing verbs from a second process, while a server holds the folder.</summary>
public sealed class VerbsBesideAServer : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("diemsang-story-").FullName;
    private Server server = null!;

    public async ValueTask InitializeAsync()
    {
        server = new(new(new DataFolder(folder), Port: 0, IsDemo: false));
        await server.Start(_ => { });
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_import_is_taken_by_the_server_and_answers_as_if_it_had_run_alone()
    {
        var units = Written("units.csv", "code,name,level,parent\nH09,Tỉnh,province,\nxấu,Xã,commune,H09\n");
        var answer = await CommandLine.Run("import", units, "--data", folder);

        Assert.Equal((2, "units.csv: nhận 1, từ chối 1, cảnh báo 0.\n"), (answer.Code, answer.Out));
        Assert.Contains("Dòng 3, cột code", answer.Error, StringComparison.Ordinal);
        Assert.NotNull(server.Installation.Catalogue.Current.Units.Find("H09"));
    }

    [Fact]
    public async Task A_rebuild_is_taken_by_the_server_which_goes_on()
    {
        var alone = await CommandLine.Run("digest", "--data", folder);
        var answer = await CommandLine.Run("rebuild", "--data", folder);

        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Contains(alone.Out.Trim(), answer.Out, StringComparison.Ordinal);
        Assert.Equal(alone.Out, (await CommandLine.Run("digest", "--data", folder)).Out);
    }

    [Fact]
    public async Task A_second_server_is_refused_and_leaves_the_first_its_door()
    {
        await using (var second = new Server(new(new DataFolder(folder), Port: 0, IsDemo: false)))
        {
            await Assert.ThrowsAsync<FolderInUseException>(() => second.Start(_ => { }));
        }

        var units = Written("units.csv", "code,name,level,parent\nH09,Tỉnh,province,\n");
        Assert.Equal(0, (await CommandLine.Run("import", units, "--data", folder)).Code);
    }

    [Fact]
    public async Task A_server_holds_its_folder_before_it_answers_anybody()
    {
        var other = Directory.CreateDirectory(Path.Combine(folder, "other")).FullName;
        await using var starting = new Server(new(new DataFolder(other), Port: 0, IsDemo: false));
        var start = starting.Start(_ => { });

        Assert.Throws<FolderInUseException>(() => FolderLock.Take(new DataFolder(other)));
        await start;
    }

    [Fact]
    public void The_socket_in_the_folder_is_the_owners_alone() => Assert.True(
        OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(folder, "server.sock"))
            == (UnixFileMode.UserRead | UnixFileMode.UserWrite));

    [Theory]
    [InlineData("/local/import")]
    [InlineData("/khong-co")]
    public async Task Over_the_network_no_such_door_exists(string path)
    {
        using var client = new HttpClient { BaseAddress = new(server.Address) };
        using var answer = await client.PostAsync(path, new StringContent("[]", null, "application/json"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private string Written(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
