using DiemSang.Evaluation.Followups;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Telling;
using DiemSang.Tests.Stories.Access;
using DiemSang.Tests.Stories.Storage;
using DiemSang.Tests.Stories.Telling;
using DiemSang.Web.Hosting;
using DiemSang.Web.Telling;
using DiemSang.Web.Workspace.Followups;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Followups;

/// <summary>Alarms leave the house by the outbox: to the right people, once, and later when the mail server is down.</summary>
public sealed class AlarmLetterStories(PostgresServer postgres)
{
    private static readonly AlarmRule atRisk = new("at-risk", AlarmKind.AtRisk, "", [UnitLevel.Commune], Opens: 3, Clears: 1);
    private static readonly AlarmRule low =
        new("low-total", AlarmKind.Threshold, "total", [UnitLevel.Commune], Opens: 100, Clears: 100.5m);

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Opened_it_goes_to_who_works_at_it_and_unread_up_the_line(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var house = await Opened(place);
        using var server = new SmtpListener();
        using var postman = new Postman(house, Mail(server.Port));
        var watch = Watch(house, low);
        await Judge(At(3, 5, 8));
        Assert.Equal(["to@example.vn", "truong-phong@example.vn"], Told("Cảnh báo: "));
        Assert.Equal(
            ["lanh-dao-tinh@example.vn", "lanh-dao@example.vn", "to@example.vn", "truong-phong@example.vn"], Told("Cảnh báo ngày"));
        Assert.Contains("Tổng điểm còn", server.Accepted.First().Message.TextBody!, StringComparison.Ordinal);

        // The grace is a working day: nobody has read it, so the head of the ward hears, then the head above.
        server.Accepted.Clear();
        await Judge(At(3, 6, 8));
        Assert.Equal(["lanh-dao@example.vn"], Told("Cảnh báo chưa ai xem: "));
        server.Accepted.Clear();
        await Judge(At(3, 9, 8));
        Assert.Equal(["lanh-dao-tinh@example.vn"], Told("Cảnh báo chưa ai xem: "));

        // Above the province there is nobody, and what was told is not told again; the digest comes each morning.
        server.Accepted.Clear();
        await Judge(At(3, 11, 8));
        Assert.Empty(Told("Cảnh báo chưa ai xem: "));
        Assert.Equal(4, Told("Cảnh báo ngày").Count);
        server.Accepted.Clear();
        await Judge(At(3, 11, 9));
        Assert.Empty(server.Accepted);

        async Task Judge(DateTimeOffset at)
        {
            place.Clock.Now = at;
            await watch.Judge(at);
            await postman.Carry(default);
        }

        List<string> Told(string subject) =>
        [
            .. server.Accepted.Where(one => one.Message.Subject!.StartsWith(subject, StringComparison.Ordinal))
                .Select(one => one.To).Order(StringComparer.Ordinal),
        ];
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_reader_who_can_act_stops_it_and_a_restart_tells_nothing_twice(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var house = await Opened(place);
        await Watch(house, low).Judge(At(3, 5, 8));
        var alarm = house.Followups.Alarms.Since(DateTimeOffset.UnixEpoch).Single();
        await house.Followups.Alarms.MarkRead(alarm.Id, "trưởng phòng", stops: true, At(3, 5, 9));
        var before = place.Count("select count(*) from outbox where kind = 'office.alarm'");
        await Watch(house, low).Judge(At(3, 5, 10));
        await Watch(house, low).Judge(At(3, 6, 8));
        Assert.Equal((2L, 2L), (before, place.Count("select count(*) from outbox where kind = 'office.alarm'")));
        Assert.Equal(8, place.Count("select count(*) from outbox where kind = 'office.alarm-digest'"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task While_the_mail_server_is_down_the_outbox_keeps_the_letters_and_says_so(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var house = await Opened(place);
        var down = new SmtpListener();
        var port = down.Port;
        down.Dispose();
        place.Clock.Now = At(3, 5, 8);
        await Watch(house, atRisk).Judge(At(3, 5, 8));

        // Nothing is set up to send it: it lies in the outbox of its unit and is counted there.
        Assert.Equal(4, place.Look(session => LetterStore.Unspread(session, [Wards[0]])));
        using (var postman = new Postman(house, Mail(port)))
        {
            Assert.Equal(0, await postman.Carry(default));
        }

        Assert.Equal((4L, "unreachable"), place.Look(session => LetterStore.OfficeUnsent(session, [Wards[0]])));
        Assert.Equal((0L, ""), place.Look(session => LetterStore.OfficeUnsent(session, [Wards[2]])));
        place.Clock.Now = At(3, 5, 8, 30);
        using var server = new SmtpListener();
        using var again = new Postman(house, Mail(server.Port));
        Assert.Equal(6, await again.Carry(default));
        Assert.Equal(0, await again.Carry(default));
        Assert.Equal(0, place.Count("select count(*) from outbox where sent_at is null"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_letter_that_lay_for_more_than_a_week_is_no_news(Engine engine)
    {
        using var place = new Place(engine, postgres);
        using var house = await Opened(place);
        await Watch(house, atRisk).Judge(At(3, 5, 8));
        place.Clock.Now = At(3, 13, 8);
        using var server = new SmtpListener();
        using var postman = new Postman(house, Mail(server.Port));
        Assert.Equal(0, await postman.Carry(default));
        Assert.Empty(server.Accepted);
        Assert.Equal(6, place.Count("select count(*) from letters where failure = 'too-old'"));
    }

    [Fact]
    public async Task The_page_of_alarms_says_that_its_letters_wait_and_why()
    {
        var (clock, folder) = (new StoryClock(At(3, 5, 8)), Directory.CreateTempSubdirectory("diemsang-alarms-").FullName);
        var down = new SmtpListener();
        var port = down.Port;
        down.Dispose();
        var plan = new ServerPlan(new DataFolder(folder), Port: 0, IsDemo: false) { Clock = clock, Post = Mail(port) };
        await using (var server = new Server(plan))
        {
            await server.Start(_ => { });
            var house = server.Installation;
            await house.Found();
            await house.Officer("truong-phong", Role.SectionHead, Wards[0]);
            using var browser = await Visitors.SignedIn(new(server.Address), "truong-phong");
            Assert.DoesNotContain("thư cảnh báo chưa đi", await browser.Read("/to-danh-gia/canh-bao"), StringComparison.Ordinal);
            await house.Journal.Write(work =>
            {
                var letter = new OfficeLetter("Trưởng phòng", "tp@example.vn", "Cảnh báo", "Xem ngay.");
                house.Outbox.Post(work.Session, "alarm", Wards[0], letter, house.Now);
                return true;
            });
            await server.Jobs.RunDue(default);
            var page = await browser.Read("/to-danh-gia/canh-bao");
            Assert.Contains("1 thư cảnh báo chưa đi: không kết nối được máy chủ gửi", page, StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Three dossiers of the first ward, and everyone who may hear of it; the deputy left no address.</summary>
    private static async Task<Installation> Opened(Place place)
    {
        place.Clock.Now = At(3, 5, 7, 30);
        var house = place.Open();
        await house.Found();
        await house.Receive([Item(0), Item(1), Item(2)]);
        foreach (var (name, role, unit, mail) in ((string, Role, UnitCode, bool)[])
            [
                ("truong-phong", Role.SectionHead, Wards[0], true), ("pho-phong", Role.SectionHead, Wards[0], false),
                ("to", Role.EvaluationMember, Province, true), ("lanh-dao", Role.UnitHead, Wards[0], true),
                ("lanh-dao-tinh", Role.UnitHead, Province, true), ("chuyen-vien", Role.Specialist, Wards[0], true),
                ("phuong-khac", Role.UnitHead, Wards[1], true),
            ])
        {
            var account = new Account(Account.NewId(), AccountKind.Officer, name, name)
            {
                Unit = unit, Email = mail ? $"{name}@example.vn" : null, IsDemo = true, CreatedAt = house.Now, Stamp = name,
            };
            await house.Access.Install(account, new Grant(account.Id, role, unit, DateOnly.MinValue, null));
        }

        return house;
    }

    private static AlarmWatch Watch(Installation house, params AlarmRule[] rules)
    {
        var letters = new AlarmLetters(house);
        return new(house.Followups.Alarms, house.Database, house.Catalogue, house.Book, new(10, 1, rules))
        {
            Tell = letters.Tell, Send = letters.Send,
        };
    }

    private static PostSettings Mail(int port) => new() { Mail = new("127.0.0.1", port, "mot-cua@example.vn", MailTls.None) };
}
