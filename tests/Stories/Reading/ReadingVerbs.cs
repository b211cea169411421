using System.Text.Json;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Dossiers;
using DiemSang.Web.Api.Json;
using Xunit;

namespace DiemSang.Tests.Stories.Reading;

public sealed class ReadingVerbs : IAsyncLifetime
{
    private static readonly string[] august = ["--from", "2026-08-01", "--to", "2026-08-31"];
    private Town town = null!;

    public async ValueTask InitializeAsync() => town = await Town.Build();

    public ValueTask DisposeAsync()
    {
        town.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_scorecard_is_the_one_on_file_beside_a_running_writer()
    {
        var answer = await Run(["scorecard", "--unit", "H09.24.02", .. august, "--json"]);
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Golden.Check("scorecard-tan-binh-2026-08.json", answer.Out);
    }

    [Fact]
    public async Task Readers_beside_a_writer_see_what_it_committed_and_leave_the_folder_as_it_was()
    {
        var files = Directory.GetFiles(town.Folder.Path).Order().ToList();
        var ended = Town.At(2026, 9, 14, 8);
        await town.Tell(Town.At(2026, 9, 14, 9), Town.OpenMarriage with { EndedAt = ended, Status = 9 });
        var answer = await Run(
            "counters", "--unit", "H09.24.02", "--from", "2026-09-02", "--to", "2026-09-30", "--json");
        using var json = JsonDocument.Parse(answer.Out);
        Assert.Equal(1, json.RootElement.GetProperty("counters").GetProperty("dossiers_done_late").GetInt32());
        Assert.Equal(files, Directory.GetFiles(town.Folder.Path).Order());
    }

    [Theory]
    [InlineData("counters --unit H09.24.02", "table-counters.txt")]
    [InlineData("scorecard --unit H09.24.02", "table-scorecard.txt")]
    [InlineData("ranking --parent H09 --level commune", "table-ranking.txt")]
    public async Task People_get_tables(string words, string file)
    {
        var answer = await Run([.. words.Split(' '), .. august]);
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Golden.Check(file, answer.Out);
    }

    [Fact]
    public async Task A_catalogue_change_that_is_still_being_booked_is_told()
    {
        await town.Installation.Journal.Write(work =>
        {
            work.Session.Execute(
                "insert into rebookings (position, procedure_code, after_code, done, total, arrived_at) "
                + "values (1, '1.001193', '', 3, 7, 0)");
            return true;
        });
        var answer = await Run(["counters", "--unit", "H09", .. august, "--json"]);
        Assert.Contains("3/7", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ranking_lists_the_wards_best_first()
    {
        var answer = await Run(["ranking", "--parent", "H09", "--level", "commune", .. august, "--json"]);
        var ranking = JsonSerializer.Deserialize<RankingAnswer>(answer.Out, AnswerJson.Options)!;
        Assert.Equal([1, 2, 3], ranking.Units.Select(unit => unit.Rank));
        Assert.Equal(ranking.Units.OrderByDescending(unit => unit.Total), ranking.Units);
        Assert.Equal(3, ranking.Units.Select(unit => unit.Unit).Distinct().Count());
    }

    [Fact]
    public async Task The_ledger_agrees_with_a_recount_and_an_altered_booking_is_found()
    {
        var clean = await Run("rebuild", "--verify");
        Assert.Equal((0, ""), (clean.Code, clean.Error));
        await town.Installation.Journal.Write(work =>
        {
            work.Session.Execute(
                "update bookings set marks = $1 "
                + "where position = (select max(position) from entries where subject = $2)",
                Bookings.Of(null, Stranger), Town.LateCopy.Code.Value);
            return true;
        });
        var red = await Run("rebuild", "--verify");
        Assert.Equal(1, red.Code);
        Assert.Contains("H09.24.02", red.Error, StringComparison.Ordinal);
        var refused = await Run("rebuild");
        Assert.Equal(1, refused.Code);
        Assert.Contains(town.Folder.Path, refused.Error, StringComparison.Ordinal);
        town.Close();
        Assert.Equal(0, (await Run("rebuild")).Code);
        Assert.Equal(0, (await Run("rebuild", "--verify")).Code);
        town.Reopen();
    }

    [Fact]
    public async Task A_snapshot_of_other_numbers_is_found()
    {
        using var other = await Town.Quiet();
        await other.Tell(Town.At(2026, 8, 4, 9), Town.LateCopy);
        other.Close();
        File.Copy(other.Folder.Snapshot, town.Folder.Snapshot, overwrite: true);
        var red = await Run("rebuild", "--verify");
        Assert.Equal(1, red.Code);
        Assert.Contains(town.Folder.Snapshot, red.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digest_does_not_depend_on_the_order_across_dossiers()
    {
        var first = await Run("digest");
        using var other = await Town.Quiet();
        await other.Tell(Town.At(2026, 10, 1), Town.AngryCase);
        await other.Tell(Town.At(2026, 10, 1), new OneStop.Voice.Rating(Town.BadlyRatedMarriage.Code, null, false));
        await other.Tell(Town.At(2026, 10, 2), [.. Town.Dossiers.Reverse()]);
        await other.Tell(Town.At(2026, 10, 3), Town.OpenCase);
        Assert.Equal(first.Out.Trim(), Digest.Of(other.Installation.Ledger.Now));
        Assert.Equal(64, first.Out.Trim().Length);
    }

    [Theory]
    [InlineData("counters --unit H99 --from 2026-08-01 --to 2026-08-31", "H09")]
    [InlineData("counters --unit H09 --from 2026-08-31 --to 2026-08-01", "2026-08-31")]
    [InlineData("counters --unit H09 --from 2026-02-30 --to 2026-03-01", "28/02/2023")]
    [InlineData("counters --unit H09 --to 2026-03-01", "from")]
    [InlineData("scorecard --unit H09 --from 2026-02-01 --to 2026-03-01 --ruleset x", "dvcqg-2026, ")]
    [InlineData("scorecard --unit H09 --from 2026-02-01 --to 2026-03-01 --known-on 2026-08-01T10:00", "+07:00")]
    [InlineData("ranking --parent H09 --level ward --from 2026-02-01 --to 2026-03-01", "commune")]
    public async Task A_wrong_question_is_told_what_would_be_right(string words, string right)
    {
        var answer = await Run(words.Split(' '));
        Assert.Equal((1, ""), (answer.Code, answer.Out));
        Assert.Contains(right.TrimEnd(' ', ','), answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_data_is_not_made_by_asking()
    {
        var nowhere = Path.Combine(town.Folder.Path, "nowhere");
        var answer = await CommandLine.Run("digest", "--data", nowhere);
        Assert.Equal(1, answer.Code);
        Assert.Contains("--data", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));
    }

    private static DossierFacts Stranger => new(Town.LateCopy.Code, Town.TanBinh, Town.Copy)
    {
        ReceivedAt = Town.At(2026, 8, 9, 9),
    };

    private Task<(int Code, string Out, string Error)> Run(params string[] words) =>
        CommandLine.Run([.. words, "--data", town.Folder.Path]);
}
