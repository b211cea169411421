using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Telling;
using DiemSang.Tests.Stories.Handling;
using DiemSang.Tests.Stories.Storage;
using DiemSang.Web.Telling;
using static DiemSang.Tests.Stories.Storage.Town;

namespace DiemSang.Tests.Stories.Telling;

public sealed class MailStories(PostgresServer postgres)
{
    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task What_an_officer_asks_for_reaches_the_owner_whole_and_once(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        using var server = new SmtpListener();
        using var postman = new Postman(office.House, Mail(server.Port));
        var code = (await office.Receive()).Code;
        await office.Do(code, ActorKind.Counter, At(3, 2, 9), (one, act) => one.Forward(act, "Specialist", "Thẩm tra"));
        await office.Do(code, ActorKind.Specialist, At(3, 2, 10), (one, act) =>
            one.RequestSupplement(act, "Giấy chứng sinh bản chính\nTờ khai có chữ ký của cha, mẹ", At(3, 20, 17)));

        Assert.Equal(2, await postman.Carry(default));
        Assert.Equal(0, await postman.Carry(default));

        var (to, asked) = server.Accepted.Last();
        Assert.Equal(("thu@example.vn", "thu@example.vn"), (to, asked.To.Mailboxes.Single().Address));
        Assert.Equal("Công dân Thử Nghiệm 1", asked.To.Mailboxes.Single().Name);
        Assert.Equal($"Hồ sơ {code} cần bổ sung giấy tờ", asked.Subject);
        Assert.Contains("Giấy chứng sinh bản chính\nTờ khai có chữ ký của cha, mẹ", asked.TextBody, StringComparison.Ordinal);
        Assert.Contains("Kính gửi ông/bà Công dân Thử Nghiệm 1,", asked.TextBody, StringComparison.Ordinal);
        Assert.Equal("Hồ sơ " + code + " đã được tiếp nhận", server.Accepted.First().Message.Subject);
        Assert.Contains("Ngày hẹn trả kết quả: 08:00 05/03/2026.", server.Accepted.First().Message.TextBody, StringComparison.Ordinal);
        Assert.Equal(0, office.Place.Count("select count(*) from outbox where sent_at is null"));
        Assert.Equal(2, office.Place.Count("select count(*) from audit where action = 'letter.sent'"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task While_the_mail_server_is_down_letters_wait_ever_longer_and_then_go_once(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        var down = new SmtpListener();
        var port = down.Port;
        down.Dispose();
        await office.Receive(1);
        await office.Receive(2);
        using (var postman = new Postman(office.House, Mail(port)))
        {
            var waits = new List<long>();
            for (var attempt = 0; attempt < 4; attempt++)
            {
                Assert.Equal(0, await postman.Carry(default));
                var next = office.Place.Count("select min(next_at) from letters");
                waits.Add(next - office.House.Now.ToUnixTimeSeconds());
                office.Place.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(next);
            }

            Assert.Equal([60, 300, 900, 3600], waits);
        }

        Assert.Equal(2, office.Place.Count("select count(*) from letters where failure = 'unreachable' and dead_at is null"));
        using var server = new SmtpListener();
        using var again = new Postman(office.House, Mail(server.Port));
        Assert.Equal(2, await again.Carry(default));
        Assert.Equal(0, await again.Carry(default));
        Assert.Equal(2, server.Accepted.Count);
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Nobody_is_written_to_between_nine_in_the_evening_and_seven_in_the_morning(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        using var server = new SmtpListener();
        using var postman = new Postman(office.House, Mail(server.Port));
        await office.Receive();
        foreach (var quiet in (DateTimeOffset[])[At(3, 2, 21), At(3, 2, 23), At(3, 3, 6).AddMinutes(59)])
        {
            office.Place.Clock.Now = quiet;
            Assert.Equal(0, await postman.Carry(default));
        }

        office.Place.Clock.Now = At(3, 3, 7);
        Assert.Equal(1, await postman.Carry(default));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task An_address_that_is_refused_is_given_up_and_shown_until_somebody_tries_again(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        using var server = new SmtpListener { Answer = _ => 550 };
        using var postman = new Postman(office.House, Mail(server.Port));
        await office.Receive();
        Assert.Equal(0, await postman.Carry(default));
        var letter = Assert.Single(office.Place.Look(session => LetterStore.Unsent(session, [Office.Ward], 10)));
        Assert.Equal(("refused-for-good", true), (letter.Failure, letter.DeadAt is not null));

        server.Answer = _ => 250;
        office.Place.Clock.Now = At(3, 2, 12);
        Assert.Equal(0, await postman.Carry(default));
        Assert.True(await office.House.Outbox.Again(letter.Id, "admin", office.House.Now));
        Assert.Equal(1, await postman.Carry(default));
        Assert.False(await office.House.Outbox.Again(letter.Id, "admin", office.House.Now));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_letter_refused_for_now_is_given_up_after_eight_attempts(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        using var server = new SmtpListener { Answer = _ => 451 };
        using var postman = new Postman(office.House, Mail(server.Port));
        await office.Receive();
        for (var attempt = 1; attempt <= LetterTimes.MostAttempts; attempt++)
        {
            Assert.Equal(0, office.Place.Count("select count(*) from letters where dead_at is not null"));
            Assert.Equal(0, await postman.Carry(default));
            Assert.Equal(attempt, office.Place.Count("select attempts from letters"));
            office.Place.Clock.Now = DateTimeOffset.FromUnixTimeSeconds(office.Place.Count("select next_at from letters"));
        }

        Assert.Equal(1, office.Place.Count("select count(*) from letters where dead_at is not null and failure = 'refused-for-now'"));
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task The_owner_is_told_beside_whoever_filed_and_one_without_address_is_put_on_the_list(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        using var server = new SmtpListener();
        using var postman = new Postman(office.House, Mail(server.Port));
        var helper = new PersonDetails("Người Giúp", "") { Email = "giup@example.vn" };
        await office.Receive(filing: Office.Filing(Channel.Direct, 1) with { Applicant = helper });
        var silent = Office.Filing(Channel.Direct, 2);
        await office.Receive(filing: silent with { Owner = silent.Owner with { Email = "" }, Applicant = helper });

        Assert.Equal(3, await postman.Carry(default));
        Assert.Equal(
            ["giup@example.vn", "giup@example.vn", "thu@example.vn"],
            server.Accepted.Select(one => one.To).Order(StringComparer.Ordinal));
        var left = Assert.Single(office.Place.Look(session => LetterStore.Unsent(session, [Office.Ward], 10)));
        Assert.Equal(("no-address", Recipient.Owner), (left.Failure, left.Recipient));
    }

    [Theory]
    [InlineData("ai@example.vn\r\nBcc: khac@example.vn")]
    [InlineData("ai@example.vn, khac@example.vn")]
    [InlineData("Ai Đó <ai@example.vn>")]
    [InlineData("khong-phai-dia-chi")]
    public async Task An_address_that_is_more_or_less_than_one_address_is_not_written_to(string address)
    {
        using var office = await Office.Open(Engine.Sqlite, postgres);
        using var server = new SmtpListener();
        using var postman = new Postman(office.House, Mail(server.Port));
        var filing = Office.Filing(Channel.Direct);
        await office.Receive(filing: filing with { Owner = filing.Owner with { Email = address } });
        Assert.Equal(0, await postman.Carry(default));
        Assert.Empty(server.Accepted);
        Assert.Equal(1, office.Place.Count("select count(*) from letters where failure = 'no-address' and dead_at is not null"));
    }

    [Fact]
    public async Task Nothing_goes_in_the_clear_to_a_server_that_offers_no_TLS()
    {
        using var office = await Office.Open(Engine.Sqlite, postgres);
        using var server = new SmtpListener();
        using var postman = new Postman(
            office.House, new() { Mail = new("127.0.0.1", server.Port, "mot-cua@example.vn", MailTls.StartTls) });
        await office.Receive();
        Assert.Equal(0, await postman.Carry(default));
        Assert.Empty(server.Accepted);
        Assert.Equal(1, office.Place.Count("select count(*) from letters where failure = 'unreachable'"));
    }

    [Fact]
    public async Task Of_two_nodes_that_carry_at_once_each_letter_is_sent_by_one()
    {
        using var office = await Office.Open(Engine.Postgres, postgres);
        using var server = new SmtpListener();
        for (var person = 1; person <= 30; person++)
        {
            await office.Receive(person);
        }

        using var beside = office.Place.Beside();
        beside.Clock.Now = office.Place.Clock.Now;
        using var second = beside.Open();
        using var here = new Postman(office.House, Mail(server.Port));
        using var there = new Postman(second, Mail(server.Port));
        var sent = await Task.WhenAll(Task.Run(() => here.Carry(default)), Task.Run(() => there.Carry(default)));
        Assert.Equal(30, sent.Sum());
        Assert.Equal(30, server.Accepted.Select(one => one.Message.MessageId).Distinct().Count());
        Assert.Equal(30, server.Accepted.Count);
        Assert.True(sent.All(one => one > 0), $"{sent[0]} and {sent[1]}");
    }

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task Nothing_set_up_keeps_everything_and_a_person_erased_is_written_to_no_more(Engine engine)
    {
        using var office = await Office.Open(engine, postgres);
        await office.Receive(1);
        await office.Receive(2);
        using (var nothing = new Postman(office.House, new()))
        {
            Assert.Equal(0, await nothing.Carry(default));
        }

        Assert.Equal(2, office.Place.Look(session => LetterStore.Unspread(session, [Office.Ward])));
        await office.House.Handling.Forget("000000000001", new("admin", ActorKind.Admin), office.House.Now);
        using var server = new SmtpListener();
        using var postman = new Postman(office.House, Mail(server.Port));
        Assert.Equal(1, await postman.Carry(default));
        Assert.Equal("Công dân Thử Nghiệm 2", server.Accepted.Single().Message.To.Mailboxes.Single().Name);
    }

    private static PostSettings Mail(int port) => new() { Mail = new("127.0.0.1", port, "mot-cua@example.vn", MailTls.None) };
}
