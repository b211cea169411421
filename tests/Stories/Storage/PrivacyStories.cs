using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DiemSang.Exchange;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Journal;

namespace DiemSang.Tests.Stories.Storage;

public sealed class PrivacyStories(PostgresServer postgres)
{
    /// <summary>Every field of the message that can name a person, with words that stand nowhere else.</summary>
    private static readonly string[] canaries =
    [
        "Phan Thị Hoàng Yến", "079188012345", "0907766121", "yen.phan@chim.example", "12 ngõ Vàng Anh",
        "xin cấp lại vì mất ví", "đã gọi điện cho bà Yến", "Lê Cán Bộ", "matkhaubimat",
    ];

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task No_name_number_or_phone_stands_readable_in_any_file_of_the_installation(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using (var office = place.Open())
        {
            await office.Found();
            var intake = new Intake(office);
            await Send(intake.Dossiers, office, Item("H09.24.02-260302-00001", "H09.24.02"), AnswerCode.Good);
            await Send(intake.Dossiers, office, Item("H77.24.02-260302-00002", "H77.24.02"), AnswerCode.Failed);
            await Send(intake.Dossiers, office, Item("kaput", "H09.24.02"), AnswerCode.Wrong);
            await Send(
                intake.Events, office,
                $$"""
                {"MaHoSo":"H09.24.02-260302-00001","ThoiDiemXuLy":"20260303090000","TrangThai":"5",
                 "NguoiXuLy":"{{canaries[7]}}","NoiDungXuLy":"{{canaries[6]}}"}
                """, AnswerCode.Good);
            Assert.Equal(1, place.Count("select count(*) from people"));
            Assert.NotEqual(0, place.Count("select count(*) from quarantine"));
            Assert.Equal(canaries[0], Opened(office, place));
        }

        if (engine == Engine.Postgres)
        {
            postgres.Checkpoint();
        }

        var files = Files(place.Folder.Path).Concat(engine == Engine.Postgres ? Files(postgres.Folder) : []).ToList();
        Assert.Contains(files, file => Holds(file, "H09.24.02-260302-00001"));
        foreach (var canary in canaries)
        {
            var escaped = JsonEncodedText.Encode(canary).ToString();
            Assert.DoesNotContain(files, file => Holds(file, canary) || Holds(file, escaped));
        }
    }

    private static async Task Send(
        Func<Call, IReadOnlyList<JsonElement>, Task<CallAnswer>> door, Installation office, string item, string code)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(item));
        var answer = await door(new(SenderScope.Operator, null, null, office.Now, digest), [JsonElement.Parse(item)]);
        Assert.Equal(code, Assert.Single(answer.Items).Code);
    }

    /// <summary>The person can be read by who holds the key, so the words did arrive.</summary>
    private static string? Opened(Installation office, Place place)
    {
        var person = place.Look(session => session.Query(
            "select wrapped_key, body from people", row => new Sealed(row.Bytes(0), row.Bytes(1))).Single());
        return JsonElement.Parse(office.Vault.Unseal(person)).GetProperty("ChuHoSo").GetString();
    }

    private static string Item(string code, string unit) =>
        $$"""
        {"MaHoSo":"{{code}}","MaDonVi":"{{unit}}","MaTTHC":"1.001193","TenTTHC":"Khai sinh","ChuHoSo":"{{canaries[0]}}",
         "LoaiDoiTuong":"1","MaDoiTuong":"{{canaries[1]}}","SoGiayToChuHoSo":"{{canaries[1]}}","SoDienThoai":"{{canaries[2]}}",
         "Email":"{{canaries[3]}}","DiaChi":"{{canaries[4]}}","TrichYeuHoSo":"{{canaries[5]}}","GhiChu":"{{canaries[6]}}",
         "NguoiXuLy":"{{canaries[7]}}","session":"{{canaries[8]}}","NgayTiepNhan":"20260302083000",
         "NgayHenTra":"20260305170000","TrangThaiHoSo":"4"}
        """;

    internal static IEnumerable<byte[]> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is not (".lock" or ".sock")).Select(File.ReadAllBytes);

    internal static bool Holds(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
