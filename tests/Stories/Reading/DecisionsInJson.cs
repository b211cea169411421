using Xunit;

namespace DiemSang.Tests.Stories.Reading;

/// <summary>The publication record from JSON and NDJSON: what a table's lines say, and no decision half taken.</summary>
public sealed class DecisionsInJson : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("diemsang-story-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Items_with_procedures_and_items_of_one_procedure_count_like_the_lines_of_a_table()
    {
        await Import("code,name,level,parent\nH09,Tỉnh Bình An,province,\n");
        await Import(
            "code,name,field,online_level,has_fee,units\n"
            + "1.001193,Khai sinh,Hộ tịch,full,1,*\n1.000689,Khai tử,Hộ tịch,full,1,*\n");
        var whole = await Import(
            """
            [
              {"number": "12/QĐ-UBND", "publisher": "H09", "signed_on": "12/01/2023", "basis_effective_on": "2023-01-19",
               "procedures": [
                {"procedure": "1.001193", "kind": "changed", "public_on": "19/01/2023", "further": ["fees", "form"]},
                {"procedure": "1.000689", "kind": "new", "public_on": "2023-01-16", "missing": "papers"}
              ]}
            ]
            """);
        Assert.Equal((0, "tệp.txt: nhận 1, từ chối 0, cảnh báo 0.\n"), (whole.Code, whole.Out));
        Assert.Equal((2, 2, 2, 1), await Counted());

        // A line for each procedure, as the table has it, into a decision that is known: only what is named changes.
        var line = await Import(
            """
            {"number":"12/QĐ-UBND","publisher":"H09","signed_on":"2023-01-12","basis_effective_on":"2023-01-19",
             "procedure":"1.000689","kind":"new","public_on":"2023-01-16"}
            """);
        Assert.Equal(0, line.Code);
        Assert.Equal((2, 2, 2, 2), await Counted());
        Assert.Contains("đã nhập trước đây", (await Import(await File.ReadAllTextAsync(Sent))).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_line_and_field_and_its_decision_stays_out_whole()
    {
        await Import("code,name,level,parent\nH09,Tỉnh Bình An,province,\nH09.24,Thành phố An Hòa,district,H09\n");
        const string usual = "'publisher':'H09','signed_on':'2023-01-12'", birth = "{'procedure':'1.001193','kind':'new'}";
        string[] lines =
        [
            $"{{'number':'1',{usual},'procedures':[{birth},{{'procedure':'1.000689','kind':'mới'}}]}}",
            $"{{'number':'2','publisher':'H09','signed_on':'2023-13-12','procedures':[{birth}]}}",
            $"{{'number':'3','publisher':'H09.24','signed_on':'2023-01-12','procedures':[{birth}]}}",
            $"{{'number':'4',{usual},'procedures':[]}}",
            $"{{'number':'5',{usual},'procedures':{birth}}}",
            $"{{'number':'6','publisher':'H09','signed_on':20230112,'procedures':[{birth}]}}",
            $"{{'number':'7',{usual},'procedures':[{{'procedure':'1.001193','kind':'new','further':['mùa']}}]}}",
            $"{{'number':'8',{usual},'procedures':[{birth},{birth}]}}",
            $"{{'number':'9',{usual},'signed_on':'2023-01-13','procedure':'1.001193','kind':'new'}}",
            $"{{'number':'10',{usual},'procedure':'1.001193','kind':'new' ",
            $"{{'number':'11',{usual},'procedures':['1.001193']}}",
            $"{{'number':'=12',{usual},'procedure':'1.001193','kind':'new'}}",
            $"{{'number':'13',{usual},'signed':'2023-01-12','procedure':'1.001193','kind':'new'}}",
        ];
        var answer = await Import(string.Join('\n', lines).Replace('\'', '"'));

        Assert.Equal((2, "nhận 1, từ chối 12"), (answer.Code, answer.Out.Split(": ")[1][..18]));
        Assert.All(
            (string[])
            [
                "Dòng 1, cột procedures[2].kind: \"mới\" không hợp lệ", "Dòng 2, cột signed_on: ",
                "Dòng 3, cột publisher: Cơ quan công bố H09.24: chỉ bộ hoặc tỉnh", "Dòng 4, cột procedure: Chưa có thủ tục nào",
                "Dòng 5, cột procedures: procedures phải là một danh sách", "Dòng 6, cột signed_on: Giá trị phải là chữ",
                "Dòng 7, cột procedures[1].further: \"mùa\" không hợp lệ", "Dòng 8, cột procedure: Thủ tục 1.001193 có hai dòng",
                "Dòng 9, cột signed_on: Trường này có hai lần", "Dòng 10: Không đọc được JSON",
                "Dòng 11, cột procedures[1]: Mục phải là một đối tượng", "Dòng 12, cột number: Công thức trong ô",
                "Dòng 13, cột signed: Trường lạ",
            ],
            words => Assert.Contains(words, answer.Error, StringComparison.Ordinal));
        Assert.Equal((1, 1, 0, 0), await Counted());
    }

    private string Sent => Path.Combine(folder, "tệp.txt");

    private async Task<(int Published, int OnTime, int Public, int Full)> Counted()
    {
        var counted = await CommandLine.Run(
            "counters", "--unit", "H09", "--from", "2023-01-01", "--to", "2023-01-31", "--data", Path.Combine(folder, "data"));
        var said = counted.Out.Split([' ', '│', '\n'], StringSplitOptions.RemoveEmptyEntries);
        int Of(string name) => int.Parse(said[Array.IndexOf(said, name) + 1], System.Globalization.CultureInfo.InvariantCulture);
        return (Of("tthc_published"), Of("tthc_published_on_time"), Of("tthc_public_on_time"), Of("tthc_public_full"));
    }

    private async Task<(int Code, string Out, string Error)> Import(string text)
    {
        await File.WriteAllTextAsync(Sent, text);
        return await CommandLine.Run("import", Sent, "--data", Path.Combine(folder, "data"));
    }
}
