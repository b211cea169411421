using DiemSang.Exchange.Imports;
using Xunit;

namespace DiemSang.Tests.Stories.Reading;

public sealed class ImportComplaints : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("diemsang-story-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Two_imports_in_one_second_keep_both_their_reject_files()
    {
        var path = Path.Combine(folder, "20260801-080000.csv");
        var files = new[] { "một.csv", "hai.csv" }.Select(name =>
        {
            using var rejects = new RejectFile(path, keepsOthers: true);
            rejects.Add(name, new(2, "MaHoSo", "cell.empty"), "x");
            return rejects.Path!;
        }).ToList();

        Assert.Contains("một.csv", File.ReadAllText(files[0]), StringComparison.Ordinal);
        Assert.Contains("hai.csv", File.ReadAllText(files[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_stands_twice_in_a_table_of_dossiers_is_named()
    {
        var answer = await Import("MaHoSo,MaHoSo,MaTTHC,TrangThaiHoSo\nH09-230301-0001,H09-230301-0002,1.001193,4\n");

        Assert.Equal(1, answer.Code);
        Assert.Contains("Dòng 1, cột MaHoSo: Cột này xuất hiện hai lần", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_for_a_unit_that_nobody_knows_is_taken_with_a_warning()
    {
        var answer = await Import(
            "code,name,field,online_level,has_fee,online_payment,returns_result,for_individuals,limit,limit_unit,units\n"
            + "1.001193,Khai sinh,Hộ tịch,full,1,1,1,1,,,H77.01;H77.02\n");

        Assert.Equal((0, "tệp.txt: nhận 1, từ chối 0, cảnh báo 1.\n"), (answer.Code, answer.Out));
        Assert.Contains("Dòng 2, cột units: Danh mục chưa có đơn vị H77.01, H77.02", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_never_hide_an_error_and_what_is_not_shown_is_counted()
    {
        var rows = Enumerable.Range(1, 150).Select(n => $$"""{"MaHoSo":"xấu {{n}}","MaTTHC":"1.001193","TrangThaiHoSo":4}""");
        var answer = await Import(string.Join('\n', rows));

        Assert.Contains("Dòng 100, cột MaHoSo", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Dòng 101,", answer.Error, StringComparison.Ordinal);
        Assert.Contains("còn 50 lỗi", answer.Error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Out, string Error)> Import(string text)
    {
        var path = Path.Combine(folder, "tệp.txt");
        await File.WriteAllTextAsync(path, text);
        return await CommandLine.Run("import", path, "--data", Path.Combine(folder, "data"));
    }
}
