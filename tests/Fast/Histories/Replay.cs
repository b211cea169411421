using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>The product's side: takes a history step by step through facts and bookings into a cube.</summary>
public sealed class Replay(History history, Cube cube)
{
    private static readonly ProcedureCatalogue[] catalogues =
        [.. World.Procedures.Select(rows => new ProcedureCatalogue(rows))];
    private static readonly WorkCalendar[] calendars = [.. World.Days.Select(days => WorkCalendar.Official.With(days))];

    private readonly DossierCode? code = history.Items.FirstOrDefault()?.Code;
    private readonly List<ProgressEvent> events = [];
    private readonly Dictionary<string, bool> accusations = [];
    private ProcedureCatalogue procedures = catalogues[history.Procedures];
    private WorkCalendar calendar = calendars[history.Calendar];
    private DossierItem? item;
    private Feedback? said;
    private bool disliked;
    private int next;

    /// <summary>Is shown the bookings of every change.</summary>
    public Action<byte[]>? Booked { get; init; }

    /// <summary>What is true of the subject after the steps taken so far; null before it is known.</summary>
    public SubjectFacts? Facts { get; private set; }

    /// <summary>Posts what arrived up to a moment; called again, it goes on from there.</summary>
    public void Until(DateTimeOffset moment)
    {
        while (next < history.Steps.Count && history.Steps[next].ArrivedAt <= moment)
        {
            Advance(1);
        }
    }

    /// <summary>Takes some more steps as one change; false when none is left.</summary>
    public bool Advance(int steps)
    {
        for (var i = 0; i < steps && next < history.Steps.Count; i++)
        {
            Take(history.Steps[next++]);
        }

        var after = Derive();
        var bookings = Bookings.Of(Facts, after);
        cube.Post(cube.Position + 1, bookings);
        Booked?.Invoke(bookings);
        Facts = after;
        return next < history.Steps.Count;
    }

    private void Take(Step step)
    {
        switch (step)
        {
            case ItemCame came:
                item = came.Item;
                break;
            case EventCame { Event: var one } when !events.Exists(old => IsSame(old, one)):
                events.Add(one);
                events.Sort(static (a, b) => (a.At, a.ArrivedAt, a.Status, a.TextHash)
                    .CompareTo((b.At, b.ArrivedAt, b.Status, b.TextHash)));
                break;
            case RatingCame came:
                disliked = !came.Rating.Satisfied;
                break;
            case FeedbackCame came when history.IsFeedback:
                said = came.Said;
                break;
            case FeedbackCame { Said: var one }:
                accusations[one.Code] = one.About == FeedbackAbout.Handling && one.Dossier == code;
                break;
            case ProceduresCame came:
                procedures = catalogues[came.Edition];
                break;
            case CalendarCame came:
                calendar = calendars[came.Edition];
                break;
            default:
                break;
        }
    }

    private SubjectFacts? Derive()
    {
        if (said is not null)
        {
            return FeedbackFacts.Of(said, calendar.AddWorkingDays);
        }

        if (item is null)
        {
            return null;
        }

        var day = LocalTime.DayOf(item.ReceivedAt ?? item.SubmittedAt ?? DateTimeOffset.UnixEpoch);
        return FactsOfDossier.Of(item, events, procedures.Find(item.Procedure, day), calendar.DueAt,
            disliked || accusations.ContainsValue(true));
    }

    private static bool IsSame(ProgressEvent a, ProgressEvent b) =>
        a.At == b.At && a.Status == b.Status && a.TextHash == b.TextHash;
}
