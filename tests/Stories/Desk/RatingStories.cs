using System.Net;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Voice;
using DiemSang.Tests.Stories.Access;
using DiemSang.Tests.Stories.Storage;
using Office = DiemSang.Tests.Stories.Access.Office;

namespace DiemSang.Tests.Stories.Desk;

/// <summary>Who was not satisfied gets an answer, and reads it; on both databases.</summary>
public sealed class RatingStories(PostgresServer postgres)
{
    private static readonly DateTimeOffset thursday = new(2026, 10, 1, 9, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [ClassData(typeof(OnBothDatabases))]
    public async Task A_low_rating_waits_until_it_is_answered_and_the_applicant_reads_the_answer(Engine engine)
    {
        var clock = new StoryClock(thursday);
        await using var office = await Office.Open(clock, engine == Engine.Postgres ? postgres.NewDatabase() : null);
        await office.House.Officer("chu-tich", Role.UnitHead, Office.Ward);
        var citizen = await office.House.Citizen("cong-dan", AccountKind.Citizen, "074190000301");
        var dossier = (await office.House.Handling.Start(
            new(Office.Ward, Storage.Town.Procedures[0].Code, Channel.Online, new(0, null))
            {
                Owner = new(citizen.Name, citizen.IdentityNumber!),
            },
            new(citizen.Id, ActorKind.Applicant), office.House.Now)).Code;
        using var head = await office.SignedIn("chu-tich");
        using var applicant = await office.SignedIn("cong-dan");
        var (list, page, form) = ("/danh-gia-chua-hai-long", $"/ho-so/{dossier}", $"/ho-so/{dossier}/tra-loi-danh-gia");
        var words = ("tra-loi", "Quầy xin lỗi vì để ông/bà chờ lâu; từ tuần này mở thêm một quầy buổi sáng");
        Assert.Contains("rating.not-low", await head.Sent(
            "/tai-khoan", form, ("ban", "0"), words), StringComparison.Ordinal);

        await Rate(office, dossier, satisfied: false);
        await Rate(office, Office.DossierOf(Office.Sibling), satisfied: false);
        Assert.Contains("1 đánh giá chưa hài lòng chờ trả lời", await head.Read(list), StringComparison.Ordinal);
        Assert.Contains("1 đánh giá chưa hài lòng chờ trả lời", await head.Read("/lanh-dao"), StringComparison.Ordinal);
        Assert.Contains("Người nộp chưa hài lòng, chờ trả lời", await head.Read(page), StringComparison.Ordinal);
        Assert.DoesNotContain("trả lời đánh giá", await applicant.Read($"/ho-so-cua-toi/{dossier}"), StringComparison.Ordinal);

        Assert.Contains("rating.no-words", await head.Sent(
            page, form, ("ban", "0"), ("tra-loi", " ")), StringComparison.Ordinal);
        Assert.Contains("rating.answered", await head.Sent(page, form, ("ban", "0"), words), StringComparison.Ordinal);
        Assert.Contains("rating.answered-meanwhile", await head.Sent(
            page, form, ("ban", "0"), words), StringComparison.Ordinal);
        Assert.Contains("đều đã trả lời", await head.Read(list), StringComparison.Ordinal);
        var read = await applicant.Read($"/ho-so-cua-toi/{dossier}");
        Assert.Contains(words.Item2, read, StringComparison.Ordinal);
        Assert.DoesNotContain("Người chu-tich", read, StringComparison.Ordinal);
        Assert.Single(office.Audit("rating.answered"));

        clock.Now = thursday.AddMinutes(5);
        await Rate(office, dossier, satisfied: false);
        Assert.Contains("1 đánh giá chưa hài lòng chờ trả lời", await head.Read(list), StringComparison.Ordinal);
        await Rate(office, dossier, satisfied: true);
        Assert.Contains("đều đã trả lời", await head.Read(list), StringComparison.Ordinal);
    }

    private static Task<bool> Rate(Office office, DossierCode dossier, bool satisfied) => office.House.Journal.Write(work =>
    {
        office.House.Feedback.Receive(work, new Rating(dossier, office.House.Now, satisfied), office.House.Now);
        return true;
    });
}
