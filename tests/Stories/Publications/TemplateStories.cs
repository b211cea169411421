using System.Net;
using DiemSang.Evaluation.Notices;
using DiemSang.OneStop.Access;
using DiemSang.Tests.Stories.Access;
using DiemSang.Tests.Stories.Storage;
using Office = DiemSang.Tests.Stories.Access.Office;

namespace DiemSang.Tests.Stories.Publications;

/// <summary>Templates of notices change by four eyes, on both databases, over the real server.</summary>
public sealed class TemplateStories(PostgresServer postgres)
{
    private static NoticeTemplate House => HouseTemplates.All.First(one => one.Template.Id == "tb-tdg").Template;

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_template_is_proposed_by_one_read_and_put_in_force_by_another(Engine engine)
    {
        await using var office = await Office.Open(postgres: engine == Engine.Postgres ? postgres.NewDatabase() : null);
        await office.House.Officer("mot", Role.EvaluationMember, Office.City);
        await office.House.Officer("hai", Role.UnitHead, Office.City);
        using var one = await office.SignedIn("mot");
        using var other = await office.SignedIn("hai");
        var proposed = House with { Recipients = [.. House.Recipients, "Ban Chỉ đạo chuyển đổi số"] };
        using var sent = await one.Fill("/mau-thong-bao", "/mau-thong-bao/de-nghi", ("mau", proposed.ToText()));
        Assert.Contains("xong=notice.template-proposed", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        var id = Assert.Single(office.House.Notices.TemplateProposals.Open()).Id;
        Assert.Equal(House.ToText(), InForce(office));

        var own = $"/mau-thong-bao/de-nghi/{id}";
        Assert.DoesNotContain($"{own}/duyet", await one.Read("/mau-thong-bao"), StringComparison.Ordinal);
        using var refused = await one.Fill("/mau-thong-bao", $"{own}/duyet");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(House.ToText(), InForce(office));

        var page = await other.Read($"/mau-thong-bao?xem={id}");
        Assert.Contains("<li>Ban Chỉ đạo chuyển đổi số</li>", page, StringComparison.Ordinal);
        Assert.Contains($"{own}/duyet", page, StringComparison.Ordinal);
        using var approved = await other.Fill("/mau-thong-bao", $"{own}/duyet");
        Assert.Equal("/mau-thong-bao?mau=tb-tdg&xong=notice.template-saved", approved.Headers.Location!.ToString());
        Assert.Equal(proposed.ToText(), InForce(office));
        using var again = await other.Fill("/mau-thong-bao", $"{own}/bo");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(proposed.ToText(), InForce(office));
        Assert.Single(office.Audit("notice.template-proposed"));
        Assert.Equal(office.Room.Accounts.FindByName("hai")!.Id, Assert.Single(office.Audit("notice.template-saved")).Line.Actor);
        Assert.Null(office.Room.FirstBrokenAuditLine());
    }

    [Fact]
    public async Task A_template_set_aside_changes_nothing_and_one_refused_keeps_what_was_typed()
    {
        await using var office = await Office.Open();
        await office.House.Officer("mot", Role.EvaluationMember, Office.City);
        await office.House.Officer("hai", Role.EvaluationMember, Office.City);
        using var one = await office.SignedIn("mot");
        using var other = await office.SignedIn("hai");
        var spoiled = (House with { About = "Xem {ten-nguoi-dan} tại đây" }).ToText();
        using var refused = await one.Fill("/mau-thong-bao", "/mau-thong-bao/de-nghi", ("mau", spoiled));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Không có chỗ điền {ten-nguoi-dan}.", page, StringComparison.Ordinal);
        Assert.Contains("Xem {ten-nguoi-dan} tại đây", page, StringComparison.Ordinal);
        Assert.Empty(office.House.Notices.TemplateProposals.Open());

        using var sent = await one.Fill("/mau-thong-bao", "/mau-thong-bao/de-nghi", ("mau", (House with { Id = "moi" }).ToText()));
        var id = Assert.Single(office.House.Notices.TemplateProposals.Open()).Id;
        using var aside = await other.Fill("/mau-thong-bao", $"/mau-thong-bao/de-nghi/{id}/bo");
        Assert.Contains("xong=notice.template-set-aside", aside.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Empty(office.House.Notices.TemplateProposals.Open());
        Assert.Empty(office.House.Notices.Templates());
    }

    private static string InForce(Office office) =>
        (office.House.Notices.Templates().SingleOrDefault(one => one.Id == House.Id) ?? House).ToText();
}
