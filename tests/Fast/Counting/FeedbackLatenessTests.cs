using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Voice;
using Xunit;

namespace DiemSang.Tests.Fast.Counting;

public sealed class FeedbackLatenessTests
{
    private static readonly Feedback published = new("PA1", new("H09.24.02"), null, FeedbackAbout.Other,
        On(6), FeedbackStatus.Published, null, null, On(8), On(9), 0, 0, false);

    [Fact]
    public void A_case_published_before_it_came_in_closes_no_earlier_than_its_answer() =>
        Assert.Equal(On(8), Facts(published with { PublishedAt = On(3) }).ClosedAt);

    [Fact]
    public void A_case_answered_before_it_came_in_is_not_late_before_it_came_in() =>
        Assert.Equal(On(20).ToUnixTimeSeconds(), Lateness.From(Facts(published with
        {
            ReceivedAt = On(20), AnsweredAt = On(8), PublishedAt = On(27),
        })));

    private static DateTimeOffset On(int day) => LocalTime.At(new(2023, 3, day), new(9, 0));

    private static FeedbackFacts Facts(Feedback said) => FeedbackFacts.Of(said, WorkCalendar.Official.AddWorkingDays);
}
