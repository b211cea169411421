using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Storage;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Handling;

public sealed class ExtensionStories(PostgresServer postgres)
{
    /// <summary>
    /// Promised for 08:00 on the 5th; papers awaited from the 2nd 10:00 to the 3rd 10:00; on the 4th hence told
    /// 08:00 on the 6th, and extended to 17:00 on the 12th. Papers again awaited for a day after that.
    /// </summary>
    [Theory]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Postgres, false)]
    [InlineData(Engine.Postgres, true)]
    public async Task An_extension_moves_the_date_of_the_index_only_where_it_is_set_so(Engine engine, bool moves)
    {
        using var office = await Office.Open(engine, postgres);
        var code = (await office.Receive()).Code;
        await office.Do(code, ActorKind.Counter, At(3, 2, 9), (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
        await office.Do(code, ActorKind.Specialist, At(3, 2, 10), (one, act) =>
            one.RequestSupplement(act, "Giấy chứng sinh", At(3, 20, 17)));
        await office.Do(code, ActorKind.Counter, At(3, 3, 10), (one, act) => one.AnswerSupplement(act, []));
        var extended = await office.Do(code, ActorKind.Authority, At(3, 4, 9), (one, act) =>
            one.Extend(act, At(3, 12, 17), "chưa xác minh xong", moves));
        Assert.Equal(At(3, 12, 17), extended.ToldDueAt);
        Assert.Equal(moves ? At(3, 12, 17) : At(3, 6, 8), extended.IndexDueAt);
        Assert.Equal(extended.IndexDueAt, office.Facts(code).DueAt);

        await office.Do(code, ActorKind.Specialist, At(3, 5, 10), (one, act) =>
            one.RequestSupplement(act, "Giấy kết hôn", At(3, 20, 17), evenIfLate: true));
        var again = await office.Do(code, ActorKind.Counter, At(3, 6, 10), (one, act) => one.AnswerSupplement(act, []));
        Assert.Equal(moves ? At(3, 13, 17) : At(3, 7, 8), again.IndexDueAt);
        Assert.Equal(again.IndexDueAt, office.Facts(code).DueAt);
        await office.House.AssertBalanced();
    }
}
