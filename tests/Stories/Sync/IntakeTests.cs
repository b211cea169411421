using System.Text;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Dossiers;
using Xunit;

namespace DiemSang.Tests.Stories.Sync;

public sealed class IntakeTests
{
    private const string A = "H09.07.02-230306-0001";
    private const string B = "H09.07.02-230306-0002";

    [Fact]
    public async Task A_good_item_is_kept_beside_a_bad_one()
    {
        using var post = await Post.WithCatalogue();
        var answer = await post.Dossiers(
            Post.City, $"{Post.Item(A)},{Post.Item(B, ",\"NgayTra\":\"20230231000000\"")}");

        Assert.Equal("0", answer.Code);
        Assert.Contains("thành công", answer.Message, StringComparison.Ordinal);
        Assert.Equal([(A, "0", 1L), (B, "2", null)], answer.Items.Select(one => (one.MaHoSo, one.Code, one.Version)));
        Assert.Equal("NgayTra", answer.Items[1].Problem?.Field);
        Assert.Equal((1, 0), (post.Dossier(A).Version, post.Dossier(B).Version));
    }

    [Fact]
    public async Task The_same_call_again_changes_nothing_and_answers_the_same()
    {
        using var post = await Post.WithCatalogue();
        await post.Dossiers(Post.City, Post.Item(A));
        await post.Dossiers(Post.City, Post.Item(A, ",\"GhiChu\":\"x\""));
        var entries = post.Count("entries");
        var answer = await post.Dossiers(Post.City, Post.Item(A));

        Assert.Equal(("0", 1L), (answer.Items[0].Code, answer.Items[0].Version));
        Assert.Equal((entries, 2), (post.Count("entries"), post.Dossier(A).Version));
    }

    [Fact]
    public async Task An_equal_item_in_another_call_changes_nothing()
    {
        using var post = await Post.WithCatalogue();
        await post.Dossiers(Post.City, Post.Item(A));
        var answer = await post.Dossiers(Post.City, $"{Post.Item(A)},{Post.Item(B)}");

        Assert.Equal([1L, 1L], answer.Items.Select(one => one.Version));
    }

    [Fact]
    public async Task An_older_version_in_a_new_call_is_a_new_version()
    {
        using var post = await Post.WithCatalogue();
        await post.Dossiers(Post.City, Post.Item(A));
        await post.Dossiers(Post.City, Post.Item(A, status: 5));
        var answer = await post.Dossiers(Post.City, $"{Post.Item(A)} ");

        Assert.Equal((3L, 4), (answer.Items[0].Version, post.Dossier(A).Item!.Status));
    }

    [Fact]
    public async Task An_insert_of_a_known_dossier_is_told_and_its_update_taken()
    {
        using var post = await Post.WithCatalogue();
        await post.Dossiers(Post.City, Post.Item(A), isUpdating: false);
        var exists = await post.Dossiers(Post.City, Post.Item(A, status: 5), isUpdating: false);
        var updated = await post.Dossiers(Post.City, Post.Item(A, status: 5), isUpdating: true);

        Assert.Equal(("3", "3"), (exists.Code, exists.Items[0].Code));
        Assert.Contains("đã tồn tại", exists.Message, StringComparison.Ordinal);
        Assert.Equal(("0", 5), (updated.Code, post.Dossier(A).Item!.Status));
    }

    [Fact]
    public async Task An_insert_sent_twice_is_told_that_it_exists()
    {
        using var post = await Post.WithCatalogue();
        var first = await post.Dossiers(Post.City, Post.Item(A), isUpdating: false);
        var again = await post.Dossiers(Post.City, Post.Item(A), isUpdating: false);

        Assert.Equal(("0", "3"), (first.Code, again.Code));
        Assert.Contains("đã tồn tại", again.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("H09.24")]
    [InlineData("H19")]
    public async Task A_dossier_of_another_unit_is_refused_and_stays_as_it_was(string key)
    {
        using var post = await Post.WithCatalogue();
        await post.Dossiers(Post.City, Post.Item(A));
        SenderScope stranger = new(new OneStop.Catalogue.UnitCode(key));
        var named = await post.Dossiers(stranger, Post.Item(A, status: 9));
        var disguised = await post.Dossiers(stranger, Post.Item(A, $",\"MaDonVi\":\"{key}\"", status: 9));
        var advanced = await post.Events(stranger, Post.Event(A, "20230307080000", 9));

        Assert.All(
            [named, disguised, advanced],
            answer => Assert.Contains("thuộc đơn vị khác", answer.Items[0].Message, StringComparison.Ordinal));
        Assert.Equal((1, 4, 0), (post.Dossier(A).Version, post.Dossier(A).Item!.Status, post.Dossier(A).Events.Count));
    }

    [Fact]
    public async Task The_call_names_the_unit_when_the_item_does_not()
    {
        using var post = await Post.WithCatalogue();
        await post.Dossiers(Post.City, Post.Item("H09-230306-0001"), unit: "000.00.07.H09");
        await post.Dossiers(Post.City, Post.Item("H09-230306-0002", ",\"MaDonVi\":\"H09.07.02\""), unit: "H09.07");

        Assert.Equal("H09.07", post.Dossier("H09-230306-0001").Item!.Unit.Value);
        Assert.Equal("H09.07.02", post.Dossier("H09-230306-0002").Item!.Unit.Value);
    }

    [Fact]
    public async Task What_has_no_known_unit_waits_sealed_until_it_has()
    {
        using var post = new Post();
        var answer = await post.Dossiers(SenderScope.Operator, $"{Post.Item(A)},{Post.Item(A, status: 5)}");
        Assert.All(answer.Items, one => Assert.True(one.IsHeld));
        Assert.Equal((2, 0), (post.Count("quarantine"), post.Dossier(A).Version));

        await post.Learn();
        var replayed = await post.Intake.Replay(Post.Noon);

        Assert.Equal((2, 0L), (replayed, post.Count("quarantine")));
        Assert.Equal((2, 5), (post.Dossier(A).Version, post.Dossier(A).Item!.Status));
    }

    [Fact]
    public async Task An_unknown_status_is_kept_apart_and_not_counted()
    {
        using var post = await Post.WithCatalogue();
        var answer = await post.Dossiers(Post.City, Post.Item(A, status: 11));

        Assert.Equal(("2", true), (answer.Code, answer.Items[0].IsHeld));
        Assert.Equal((1, 0), (post.Count("quarantine"), post.Dossier(A).Version));
    }

    [Fact]
    public async Task An_unknown_procedure_is_taken_with_a_warning_and_becomes_known_to_all()
    {
        using var post = await Post.WithCatalogue();
        var item = Post.Item(A).Replace("1.001193", "2.000815", StringComparison.Ordinal);
        var first = await post.Dossiers(Post.City, item);
        var second = await post.Dossiers(Post.City, item + " ");

        Assert.Equal("MaTTHC", Assert.Single(first.Items[0].Warnings).Field);
        Assert.Equal(("0", "0"), (first.Code, second.Code));
        Assert.True(post.House.Catalogue.Current.Procedures.Find(new("2.000815"), default)!.IsStub);
        Assert.True(post.Dossier(A).Facts!.Warnings.HasFlag(DossierWarnings.UnknownProcedure));
    }

    [Fact]
    public async Task Events_are_a_set_and_wait_for_their_dossier()
    {
        using var post = await Post.WithCatalogue();
        var events = $"{Post.Event(A, "20230307080000", 4)},{Post.Event(A, "20230307100000", 9)}";
        var early = await post.Events(Post.City, events);
        await post.Dossiers(
            Post.City, Post.Item(A).Replace("\"NgayHenTra\":\"20230308170000\",", "", StringComparison.Ordinal));
        var again = await post.Events(Post.City, $"{events},{Post.Event(A, "20230307110000", 10)}");

        Assert.Equal((2, 0), (early.Items.Single().Added, early.Items.Single().Repeated));
        Assert.Equal((1, 2), (again.Items.Single().Added, again.Items.Single().Repeated));
        Assert.Equal(10, post.Dossier(A).Facts!.Status);
    }

    [Fact]
    public async Task A_call_of_many_hundreds_is_taken_whole_and_remembered_whole()
    {
        using var post = await Post.WithCatalogue();
        var items = string.Join(',', Enumerable.Range(0, 1_203).Select(i => Post.Item($"H09.07.02-230306-{i:D4}")));
        var answer = await post.Dossiers(Post.City, items);
        var entries = post.Count("entries");
        var again = await post.Dossiers(Post.City, items);

        Assert.Equal((1_203, 1_203), (answer.Items.Count, again.Items.Count(one => one.IsGood)));
        Assert.Equal(entries, post.Count("entries"));
    }

    [Fact]
    public async Task Nobody_s_name_lies_readable_in_the_folder()
    {
        using var post = await Post.WithCatalogue();
        await post.Dossiers(Post.City, $"{Post.Item(A)},{Post.Item(B, status: 11)},{Post.Item("Bí Mật")}");
        await post.Events(Post.City, Post.Event(A, "20230307080000", 4));
        var secret = Encoding.UTF8.GetBytes("Bí Mật");

        Assert.All(
            Directory.EnumerateFiles(post.House.Folder.Path)
                .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)),
            file =>
            {
                using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[open.Length];
                open.ReadExactly(bytes);
                Assert.True(bytes.AsSpan().IndexOf(secret) < 0, file);
            });
    }

    [Fact]
    public async Task A_key_given_out_beside_the_server_opens_within_a_second()
    {
        using var post = await Post.WithCatalogue();
        var (server, beside) = (new SyncKeys(post.House), new SyncKeys(post.House));
        Assert.Null(server.Find("x"));
        var text = await beside.Create(new("H09.07"), "iGate");
        await Task.Delay(1_000, TestContext.Current.CancellationToken);

        Assert.Equal(Post.City, server.Find(text));
    }

    [Fact]
    public async Task A_key_opens_for_its_unit_until_it_is_revoked()
    {
        using var post = await Post.WithCatalogue();
        var keys = new SyncKeys(post.House);
        var text = await keys.Create(new("H09.07"), "trục liên thông");
        var session = keys.LogIn("000.00.07.H09", text);

        Assert.Equal(Post.City, keys.Find(text));
        Assert.Equal(Post.City, keys.Find(session));
        Assert.Null(keys.LogIn("H09.24", text));
        Assert.Null(keys.Find(text + "x"));
        Assert.Null(keys.Find(session![..^4] + "AAAA"));

        Assert.True(await keys.Revoke(keys.All().Single().Id));
        Assert.Null(keys.Find(text));
        Assert.Null(keys.Find(session));
    }
}
