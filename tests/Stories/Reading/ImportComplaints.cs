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

    [Fact]
    public async Task Decisions_come_line_by_line_and_a_mended_reject_completes_the_decision()
    {
        const string header = "number,publisher,signed_on,procedure,kind,basis_effective_on,public_on,further,missing\n";
        await Import("code,name,level,parent\nH09,Tỉnh Bình An,province,\nH09.24,Thành phố An Hòa,district,H09\n");
        var answer = await Import(
            header + "12/QĐ-UBND,H09,12/01/2023,1.001193,changed,19/01/2023,19/01/2023,fees,\n"
            + "12/QĐ-UBND,H09,12/01/2023,1.000689,new,19/01/2023,11/01/2023,,\n"
            + "12/QĐ-UBND,H09,13/01/2023,1.000690,new,19/01/2023,,,\n"
            + "12/QĐ-UBND,H09,12/01/2023,1.001193,new,19/01/2023,,,\n"
            + "13/QĐ-UBND,H09.24,12/01/2023,1.001193,new,,,,\n"
            + "14/QĐ-UBND,H09,12/01/2023,1.001193,mới,,,,\n"
            + "15/QĐ-UBND,H77,12/01/2023,1.001193,new,,,,\n"
            + "16/QĐ-UBND,H09,12/01/2023,1.001193,new,,,,mùa\n");

        Assert.Equal((2, "tệp.txt: nhận 1, từ chối 7, cảnh báo 1.\n"), (answer.Code, answer.Out));
        Assert.All(
            (string[])
            [
                "Dòng 3, cột public_on: Thủ tục 1.000689: công khai trước ngày ký",
                "Dòng 4, cột signed_on: Quyết định 12/QĐ-UBND: hai dòng",
                "Dòng 5, cột procedure: Thủ tục 1.001193 có hai dòng",
                "Dòng 6, cột publisher: Cơ quan công bố H09.24: chỉ bộ hoặc tỉnh",
                "Dòng 7, cột kind", "Dòng 8, cột publisher: Chưa có đơn vị", "Dòng 9, cột missing",
            ],
            words => Assert.Contains(words, answer.Error, StringComparison.Ordinal));

        answer = await Import(header + "12/QĐ-UBND,H09,12/01/2023,1.000689,new,19/01/2023,16/01/2023,,papers\n");
        Assert.Equal(0, answer.Code);
        var counted = await CommandLine.Run(
            "counters", "--unit", "H09", "--from", "2023-01-01", "--to", "2023-01-31", "--data", Path.Combine(folder, "data"));
        var said = string.Join(' ', counted.Out.Split([' ', '│', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.All(
            (string[])["tthc_published 2", "tthc_published_on_time 2", "tthc_public_on_time 2", "tthc_public_full 1"],
            words => Assert.Contains(words, said, StringComparison.Ordinal));
    }

    private async Task<(int Code, string Out, string Error)> Import(string text)
    {
        var path = Path.Combine(folder, "tệp.txt");
        await File.WriteAllTextAsync(path, text);
        return await CommandLine.Run("import", path, "--data", Path.Combine(folder, "data"));
    }
}
