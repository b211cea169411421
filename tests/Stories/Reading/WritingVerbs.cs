using System.Globalization;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Handling;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Reading;

/// <summary>Verbs that change a folder, as an operator types them: what they say, what they refuse, how they end.</summary>
public sealed class WritingVerbs : IDisposable
{
    private const string Number = "074190123456";

    /// <summary>The first Monday of a March gone by: no holiday is near, and verbs refuse days two years away.</summary>
    private static readonly DateOnly monday = MondayOf(TimeProvider.System.GetUtcNow().AddMonths(-4).Year);
    private static readonly string day = Text(monday.AddDays(2));

    private readonly DataFolder folder = new(Directory.CreateTempSubdirectory("diemsang-verbs-").FullName);

    public void Dispose() => Directory.Delete(folder.Path, recursive: true);

    [Fact]
    public async Task Calendar_set_changes_a_day_prints_what_moved_and_says_why_not()
    {
        var code = await Fill();
        var bad = await Cli("calendar", "set", "--day", "04/03/2026", "--kind", "off", "--name", "Nghỉ", "--source", "QĐ 12");
        Assert.Equal((1, ""), (bad.Code, bad.Out));
        Assert.Contains("Ngày dạng 2026-03-04", bad.Error, StringComparison.Ordinal);
        var kind = await Cli("calendar", "set", "--day", day, "--kind", "nghỉ", "--name", "Nghỉ", "--source", "QĐ 12");
        Assert.Equal(1, kind.Code);
        Assert.Contains("loại là off, swapOff", kind.Error, StringComparison.Ordinal);
        var noSource = await Cli("calendar", "set", "--day", day, "--kind", "off", "--name", "Nghỉ", "--source", "");
        Assert.Equal(1, noSource.Code);
        Assert.Contains("Ghi rõ dịp và căn cứ", noSource.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, (await Cli("calendar", "set", "--day", day)).Code);

        var done = await Cli("calendar", "set", "--day", day, "--kind", "off", "--name", "Nghỉ bão", "--source", "QĐ 12/2026");
        Assert.Equal(0, done.Code);
        Assert.Contains("ngày hẹn đã chuyển", done.Error, StringComparison.Ordinal);
        Assert.Contains($"{code},{Office.Ward},", done.Out, StringComparison.Ordinal);
        var twice = await Cli("calendar", "set", "--day", day, "--kind", "off", "--name", "Nghỉ bão", "--source", "QĐ 12/2026");
        Assert.Equal(1, twice.Code);
        Assert.Contains("vốn đã như vậy", twice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_erase_reads_the_number_from_its_input_looks_first_and_erases_when_told_yes()
    {
        await Fill(isEnded: true);
        Assert.NotEqual(0, (await Cli("person", "erase")).Code);
        var wrong = await Erase("12");
        Assert.Equal((1, ""), (wrong.Code, wrong.Out));
        Assert.Contains("từ 9 đến 14", wrong.Error, StringComparison.Ordinal);
        var unknown = await Erase("999999999999", "--yes");
        Assert.Equal(1, unknown.Code);
        Assert.Contains("Không có dữ liệu nào mang số này", unknown.Error, StringComparison.Ordinal);
        var named = await CommandLine.Run(
            Number, ["person", "erase", "--ground", $"đơn {Number}", "--yes", "--data", folder.Path]);
        Assert.Equal(1, named.Code);
        Assert.Contains("không được chứa số định danh", named.Error, StringComparison.Ordinal);

        var looked = await Erase(Number);
        Assert.Equal(0, looked.Code);
        Assert.Contains("Sẽ xóa người khỏi 1 hồ sơ", looked.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, looked.Out + looked.Error, StringComparison.Ordinal);
        Assert.Equal(looked.Out, (await Erase(Number)).Out);
        var erased = await Erase(Number, "--yes");
        Assert.Equal(0, erased.Code);
        Assert.Contains("Đã xóa người khỏi 1 hồ sơ", erased.Out, StringComparison.Ordinal);
        Assert.Contains("Sẽ xóa người khỏi 0 hồ sơ", (await Erase(Number)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_whose_dossier_is_open_is_not_erased()
    {
        await Fill();
        var open = await Erase(Number, "--yes");
        Assert.Equal((1, ""), (open.Code, open.Out));
        Assert.Contains("Còn 1 hồ sơ của người này đang giải quyết", open.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_freezes_once_lists_corrects_with_a_reason_and_notice_writes_its_draft()
    {
        var nothing = await Cli("publish");
        Assert.Equal(1, nothing.Code);
        Assert.Contains("Chưa có đơn vị nào", nothing.Error, StringComparison.Ordinal);
        await Fill();
        var ahead = Text(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddDays(30).Date));
        foreach (var (words, told) in new (string[] Words, string Told)[]
        {
            (["--at", "hôm qua"], "Không đọc được giờ chốt “hôm qua”"), (["--at", $"{ahead}T07:00"], "Giờ chốt chưa đến"),
            (["--correct", "2020-01-01-0700", "--reason", "x"], "Không có công bố"),
        })
        {
            var refused = await Cli(["publish", .. words]);
            Assert.Equal((1, ""), (refused.Code, refused.Out));
            Assert.Contains(told, refused.Error, StringComparison.Ordinal);
        }

        var done = await Cli("publish", "--at", $"{day}T07:00");
        Assert.Equal(0, done.Code);
        Assert.Contains($"Đã công bố {day}-0700: 5 đơn vị", done.Out, StringComparison.Ordinal);
        Assert.Contains("đã được công bố", (await Cli("publish", "--at", $"{day}T07:00")).Error, StringComparison.Ordinal);
        var list = await Cli("publish", "--list");
        Assert.Equal(0, list.Code);
        Assert.StartsWith($"{day}-0700  chốt {day}T07:00:00+07:00  5 đơn vị", list.Out, StringComparison.Ordinal);
        var bare = await Cli("publish", "--correct", $"{day}-0700");
        Assert.Equal(1, bare.Code);
        Assert.Contains("lý do đính chính", bare.Error, StringComparison.Ordinal);
        await AssertNotice();
    }

    private async Task AssertNotice()
    {
        var output = Path.Combine(folder.Path, "thong-bao.docx");
        foreach (var (slug, unit, template, told) in new[]
        {
            ("2020-01-01-0700", "H09", "tb-ubnd", "Không có công bố"), ($"{day}-0700", "H77", "tb-ubnd", "không có trong kỳ"),
            ($"{day}-0700", "H09", "tb-la", "Không có mẫu này"),
        })
        {
            var refused = await Cli("notice", slug, "--unit", unit, "--template", template, "--output", output);
            Assert.Equal((1, ""), (refused.Code, refused.Out));
            Assert.Contains(told, refused.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(output));
        }

        Assert.NotEqual(0, (await Cli("notice", $"{day}-0700")).Code);
        var done = await Cli("notice", $"{day}-0700", "--unit", "H09", "--output", output);
        Assert.Equal(0, done.Code);
        Assert.Contains($"Đã viết {output}, {new FileInfo(output).Length} byte", done.Out, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken))[..2]);
    }

    private Task<(int Code, string Out, string Error)> Cli(params string[] words) =>
        CommandLine.Run([.. words, "--data", folder.Path]);

    private Task<(int Code, string Out, string Error)> Erase(string number, params string[] more) =>
        CommandLine.Run(number, ["person", "erase", "--ground", "15/YC-XDL", "--data", folder.Path, .. more]);

    /// <summary>The town with one dossier of March 2026 at the desk; gives its code.</summary>
    private async Task<string> Fill(bool isEnded = false)
    {
        using var house = Installation.OpenForWriting(folder, new StoryClock(At(8)));
        await house.Found();
        var dossier = await house.Handling.Start(
            Office.Filing(Channel.Direct) with { Owner = new("Trần Thị Cần Quên", Number) },
            new("counter", ActorKind.Counter), house.Now);
        if (isEnded)
        {
            dossier = (await house.Handling.Change(
                dossier.Code, dossier.Version, new("counter", ActorKind.Counter), At(9),
                (one, act) => one.Forward(act, "Specialist", "Thẩm tra"), "dossier.forwarded"))!;
            await house.Handling.Change(
                dossier.Code, dossier.Version, new("authority", ActorKind.Authority), At(10),
                (one, act) => one.Refuse(act, "không đủ điều kiện"), "dossier.refused");
        }

        return dossier.Code.Value;
    }

    private static DateTimeOffset At(int hour) => LocalTime.At(monday, new(hour, 0));

    private static DateOnly MondayOf(int year) => Enumerable.Range(1, 7).Select(date => new DateOnly(year, 3, date))
        .Single(date => date.DayOfWeek == DayOfWeek.Monday);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
