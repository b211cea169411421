using System.Net;
using DiemSang.Exchange.Jobs;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Jobs;
using DiemSang.Tests.Stories.Handling;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Desk;

/// <summary>A date that will be missed: the drafted letter lies on the head's desk, is read as it will go, approved and sent.</summary>
public sealed class ApologyAtTheDesk(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_working_day_before_the_letter_lies_on_the_heads_desk_and_goes_with_one_approval(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        var code = await Start(town, Office.Filing(Channel.Direct) with
        {
            Owner = new("Nguyễn Thị Thử Nghiệm", "074190000001") { Email = "thu-nghiem@vidu.vn" },
        });
        await RunAll(town);
        Assert.DoesNotContain("thư xin lỗi", (await (await town.As("nam")).Get("/viec-cua-toi")).Page, StringComparison.Ordinal);

        // Promised for 08:00 on Thursday 5/3: the working day before is Wednesday 4/3.
        town.Place.Clock.Now = At(3, 4, 10);
        await RunAll(town);
        var nam = await town.As("nam");
        Assert.All(
            [(await nam.Get("/viec-cua-toi")).Page, (await nam.Get("/bang-viec")).Page],
            page => Assert.Contains($"href=\"/ho-so/{code}#xin-loi\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("thư xin lỗi", (await (await town.As("phuc")).Get("/viec-cua-toi")).Page, StringComparison.Ordinal);
        var desk = await nam.Get($"/ho-so/{code}");
        Assert.All(
            (string[])
            [
                "chủ hồ sơ N. T. T. Nghiệm, qua thư điện tử", "Hồ sơ " + code + " lùi ngày hẹn trả", "Chúng tôi xin lỗi ông/bà",
                "Ngày hẹn trả kết quả đổi từ 08:00 05/03/2026 sang 08:00 06/03/2026", ">Duyệt và gửi</button>",
            ],
            words => Assert.Contains(words, desk.Page, StringComparison.Ordinal));
        Assert.DoesNotContain("thu-nghiem@vidu.vn", desk.Page, StringComparison.Ordinal);
        var counter = await (await town.As("hien")).Get($"/ho-so/{code}");
        Assert.DoesNotContain(">Duyệt và gửi</button>", counter.Page, StringComparison.Ordinal);

        var sent = await nam.Submit(
            desk, $"/ho-so/{code}/hen-lai", [("ngay-moi", "08:00 06/03/2026"), ("ly-do", "Còn chờ xác minh nơi cư trú")]);
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Equal(At(3, 6, 8), town.House.Handling.Find(new(code))!.ToldDueAt);
        Assert.Equal(1, town.Place.Count("select count(*) from outbox where kind = 'desk.extension'"));
        Assert.DoesNotContain("#xin-loi", (await nam.Get("/viec-cua-toi")).Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Thư xin lỗi đã soạn", (await nam.Get($"/ho-so/{code}")).Page, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_promise_for_the_very_day_has_its_letter_that_day_when_the_hands_left_need_more_than_what_is_left(Engine engine)
    {
        await using var town = await DeskTown.Open(engine, postgres);
        var code = await Start(town, Office.Filing(Channel.Direct) with
        {
            Procedure = Storage.Town.Procedures[2].Code, Terms = new(1, new(1, LimitUnit.SameDay)),
            Owner = new("Công dân Thử Nghiệm", "074190000002"),
        });
        var due = town.House.Handling.Find(new(code))!.ToldDueAt!.Value;
        Assert.Equal(At(3, 2, 17), due);
        town.Place.Clock.Now = At(3, 2, 14);
        await RunAll(town);
        Assert.DoesNotContain("#xin-loi", (await (await town.As("nam")).Get("/viec-cua-toi")).Page, StringComparison.Ordinal);

        // The hands still to go through need half an hour each, more than the hour and a quarter that is left.
        town.Place.Clock.Now = At(3, 2, 15, 45);
        await RunAll(town);
        var page = await (await town.As("nam")).Get($"/ho-so/{code}");
        Assert.Contains("Hẹn trong ngày nên tính theo giờ tối thiểu", page.Page, StringComparison.Ordinal);
        Assert.Contains("sang 17:00 03/03/2026", page.Page, StringComparison.Ordinal);
        Assert.Contains("không để lại thư điện tử, điện thoại", page.Page, StringComparison.Ordinal);
    }

    private static async Task<string> Start(DeskTown town, Filing filing)
    {
        var house = town.House;
        var dossier = await house.Handling.Start(filing, new(town.AccountOf("hien"), ActorKind.Counter), house.Now);
        var given = await house.Handling.Change(
            dossier.Code, dossier.Version, new(town.AccountOf("hien"), ActorKind.Counter), house.Now,
            (one, act) => one.Forward(act, town.AccountOf("ha"), "Thẩm tra"), "dossier.forwarded");
        await house.Handling.Change(
            dossier.Code, given!.Version, new(town.AccountOf("ha"), ActorKind.Specialist), house.Now,
            (one, act) => one.TakeStep(act), "dossier.step-taken");
        return dossier.Code.Value;
    }

    private static async Task RunAll(DeskTown town)
    {
        var runner = new JobRunner(town.House.Journal, town.House.Database, () => town.House.Now);
        foreach (var job in HouseJobs.Of(town.House, 5, []))
        {
            await runner.Run(job, default);
        }
    }
}
