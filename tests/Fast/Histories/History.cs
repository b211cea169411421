using System.Globalization;
using System.Text;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>One thing that arrived about a subject; arrival moments never go back along a history.</summary>
public abstract record Step(DateTimeOffset ArrivedAt);

public sealed record ItemCame(DateTimeOffset ArrivedAt, DossierItem Item) : Step(ArrivedAt);

public sealed record EventCame(DateTimeOffset ArrivedAt, ProgressEvent Event) : Step(ArrivedAt);

public sealed record RatingCame(DateTimeOffset ArrivedAt, Rating Rating) : Step(ArrivedAt);

/// <summary>A PAKN: the subject itself, or, in the history of a dossier, what is said of that dossier.</summary>
public sealed record FeedbackCame(DateTimeOffset ArrivedAt, Feedback Said) : Step(ArrivedAt);

/// <summary>From here on this edition of the procedures is the one in force (<see cref="World"/>).</summary>
public sealed record ProceduresCame(DateTimeOffset ArrivedAt, int Edition) : Step(ArrivedAt);

/// <summary>From here on this edition of the calendar is the one in force (<see cref="World"/>).</summary>
public sealed record CalendarCame(DateTimeOffset ArrivedAt, int Edition) : Step(ArrivedAt);

/// <summary>A period, a moment of evaluation and the units that are asked for.</summary>
public sealed record Question(DateOnly From, DateOnly To, DateTimeOffset? At, IReadOnlyList<UnitCode> Units);

/// <summary>All that was ever said of one subject, in the order of arrival.</summary>
public sealed record History(ulong Seed, bool IsFeedback, int Procedures, int Calendar, IReadOnlyList<Step> Steps)
{
    public IEnumerable<DossierItem> Items => Steps.OfType<ItemCame>().Select(step => step.Item);

    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"history {Seed}, procedures {Procedures}, calendar {Calendar}\n");
        foreach (var step in Steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Moment(step.ArrivedAt)}  {Say(step)}\n");
        }

        return text.ToString();
    }

    private static string Say(Step step) => step switch
    {
        ItemCame { Item: var item } => $"item at {item.Unit} {item.Procedure}, status {item.Status}, {item.Channel}, "
            + $"submitted {Moment(item.SubmittedAt)}, received {Moment(item.ReceivedAt)}, due {Moment(item.DueAt)}, "
            + $"ended {Moment(item.EndedAt)}, returned {Moment(item.ReturnedAt)}, refused {Moment(item.RefusedAt)}, "
            + $"synced {Moment(item.SyncedAt)}, {item.Signs}{string.Concat(item.Supplements.Select(Say))}",
        EventCame { Event: var one } => $"event {one.Status} at {Moment(one.At)}",
        RatingCame { Rating.Satisfied: var satisfied } => satisfied ? "rated satisfied" : "rated not satisfied",
        FeedbackCame { Said: var said } => said.ToString(),
        _ => step.ToString(),
    };

    private static string Say(Supplement one) =>
        $"\n      asked {Moment(one.AskedAt)} answered {Moment(one.AnsweredAt)} due before {Moment(one.DueBefore)}";

    private static string Moment(DateTimeOffset? at) =>
        at?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "–";
}
