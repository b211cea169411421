using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>Writes the versions of one PAKN, its moments crowded around the four time limits.</summary>
public sealed class FeedbackPen(Dice dice, Moments moments, string code, IReadOnlyList<UnitCode> units)
{
    /// <summary>Calendar days by which 2, 5 and 15 working days pass around weekends and holidays.</summary>
    private static readonly int[] spans = [0, 1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 9, 14, 20, 21, 22, 23, 24, 25, 28, 30];

    private static readonly int[] publication = [0, 1, 2, 2, 3, 4, 4, 5, 7, 9];

    public Feedback First(DossierCode? dossier) => Tell(new(
        code, units[0], dossier, dice.Of(Enum.GetValues<FeedbackAbout>()), moments.Any(), FeedbackStatus.Open,
        null, null, null, null, dice.Below(3), dice.Below(3), dice.Chance(10)));

    public Feedback Next(IReadOnlyList<Feedback> earlier) => dice.Below(6) switch
    {
        0 => dice.Of(earlier),
        1 => earlier[^1] with { Unit = dice.Of(units), About = dice.Of(Enum.GetValues<FeedbackAbout>()) },
        2 => earlier[^1] with { Like = dice.Below(4), Dislike = dice.Below(4), Reopened = dice.Chance(20) },
        3 => earlier[^1] with { ReceivedAt = moments.Any() },
        _ => Tell(earlier[^1]),
    };

    private Feedback Tell(Feedback said)
    {
        var answered = dice.Chance(8) ? moments.Any() : Later(said.ReceivedAt, spans);
        return said with
        {
            Status = dice.Of(Enum.GetValues<FeedbackStatus>()),
            StatusAt = dice.Chance(92) ? dice.Chance(90) ? Later(said.ReceivedAt, spans) : moments.Any() : null,
            AnsweredAt = dice.Chance(88) ? answered : null,
            PublishedAt = dice.Chance(88) ? dice.Chance(90) ? Later(answered, publication) : moments.Any() : null,
        };
    }

    private DateTimeOffset Later(DateTimeOffset moment, int[] days) =>
        moments.After(moment.AddDays(dice.Of(days)), 0);
}
