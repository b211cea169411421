using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Stories.Storage;

/// <summary>One thing that happens: to a subject, inside a commit with others – or to the catalogue, alone.</summary>
public sealed record Step(
    string Subject, DateTimeOffset At, Action<Installation, JournalTransaction>? Write, Func<Installation, Task>? Change);

/// <summary>A generated history of the town: items, events, ratings, PAKN, changes of catalogue and calendar.</summary>
public sealed class TownHistory(int seed)
{
    private const int Dossiers = 500;
    private readonly Random dice = new(seed);

    public IReadOnlyList<Step> Of(int count)
    {
        var now = Town.At(3, 2, 7);
        var steps = new List<Step>(count);
        for (var i = 0; i < count; i++)
        {
            now = now.AddMinutes(dice.Next(1, 40));
            steps.Add(Next(now));
        }

        return steps;
    }

    /// <summary>The same history in another order across subjects: each subject's own order stays.</summary>
    public static IReadOnlyList<Step> Shuffled(IReadOnlyList<Step> steps, Random dice)
    {
        var queues = steps.GroupBy(step => step.Subject).Select(group => new Queue<Step>(group)).ToList();
        var found = new List<Step>(steps.Count);
        while (queues.Count > 0)
        {
            var queue = queues[dice.Next(queues.Count)];
            found.Add(queue.Dequeue());
            if (queue.Count == 0)
            {
                queues.Remove(queue);
            }
        }

        return found;
    }

    /// <summary>Lets it happen, in commits of some steps.</summary>
    public static async Task Apply(Installation office, StoryClock clock, IReadOnlyList<Step> steps, Random sizes)
    {
        for (var i = 0; i < steps.Count;)
        {
            if (steps[i].Change is { } change)
            {
                clock.Now = steps[i].At;
                await change(office);
                i++;
                continue;
            }

            var group = steps.Skip(i).Take(sizes.Next(1, 40)).TakeWhile(step => step.Write is not null).ToList();
            await office.Journal.Write(work =>
            {
                group.ForEach(step => step.Write!(office, work));
                return true;
            });
            i += group.Count;
        }

        clock.Now = steps.Max(step => step.At);
    }

    private Step Next(DateTimeOffset at) => dice.Next(1000) switch
    {
        < 560 => Item(at),
        < 760 => Event(at),
        < 840 => Rating(at),
        < 985 => Complaint(at),
        < 995 => Procedure(at),
        _ => DayOff(at),
    };

    private Step Item(DateTimeOffset at)
    {
        var number = dice.Next(Dossiers);
        var received = Chance(95) ? Town.At(3, 1 + (number % 28), 8, number % 60) : (DateTimeOffset?)null;
        var asked = Town.At(3, 4, 8).AddHours(number % 200);
        var status = (int[])[1, 2, 4, 4, 5, 8, 3, 9, 10, 10];
        var item = Town.Item(number, number % 3, number % 5) with
        {
            Unit = Town.Wards[Chance(95) ? number % 3 : dice.Next(3)],
            Status = status[dice.Next(status.Length)],
            Channel = (Channel)(1 + dice.Next(3)),
            ReceivedAt = received,
            DueAt = Chance(60) ? Town.At(3, 5, 16).AddHours(dice.Next(400)) : null,
            EndedAt = Chance(50) ? Town.At(3, 3, 9).AddMinutes(dice.Next(30_000)) : null,
            ReturnedAt = Chance(50) ? Town.At(3, 3, 9).AddMinutes(dice.Next(30_000)) : null,
            SyncedAt = Chance(50) ? at : null,
            Signs = (ItemSigns)dice.Next(128),
            Supplements = Chance(70) ? [] : [new(asked, Chance(50) ? asked.AddHours(dice.Next(-5, 90)) : null, null, null)],
        };
        return Subject(item.Code.Value, at, (office, work) => office.Dossiers.Receive(
            work, [office.Vault.Report(item)], "H09", false, at, "sync H09"));
    }

    private Step Event(DateTimeOffset at)
    {
        var number = dice.Next(Dossiers);
        var code = Town.Code(number, number % 3);
        var status = (int[])[4, 5, 6, 9, 10];
        var one = new ProgressEvent(Town.At(3, 3, 8).AddMinutes(dice.Next(3000) * 10), status[dice.Next(5)], dice.Next(3), at);
        return Subject(code.Value, at, (office, work) => office.Dossiers.Progress(work, [(code, one)], at, "events"));
    }

    private Step Rating(DateTimeOffset at)
    {
        var number = dice.Next(Dossiers);
        var rating = new Rating(Town.Code(number, number % 3), at, Chance(60));
        return Subject(rating.Dossier.Value, at, (office, work) => office.Feedback.Receive(work, rating, at));
    }

    private Step Complaint(DateTimeOffset at)
    {
        var number = dice.Next(150);
        var about = Chance(50) ? Town.Code(dice.Next(Dossiers), 0) : (DossierCode?)null;
        var said = Town.Complaint(number, number % 3, about) with
        {
            ReceivedAt = Town.At(3, 2, 8).AddHours(number),
            Status = (FeedbackStatus)dice.Next(6),
            StatusAt = Chance(60) ? Town.At(3, 6, 8).AddHours(dice.Next(600)) : null,
            AnsweredAt = Chance(60) ? Town.At(3, 6, 8).AddHours(dice.Next(600)) : null,
            PublishedAt = Chance(40) ? Town.At(3, 9, 8).AddHours(dice.Next(600)) : null,
            Dislike = dice.Next(3),
            Like = dice.Next(3),
        };
        return Subject(said.Code, at, (office, work) => office.Feedback.Receive(work, said, at, "pakn"));
    }

    private Step Procedure(DateTimeOffset at)
    {
        var row = Town.Procedures[dice.Next(Town.Procedures.Length)] with
        {
            HasFee = Chance(50),
            ReturnsResult = Chance(70),
            Limit = Chance(70) ? new(dice.Next(1, 15), (LimitUnit)dice.Next(1, 4)) : null,
        };
        return new("catalogue", at, null, office => office.CatalogueChanges.Receive([row], at));
    }

    private Step DayOff(DateTimeOffset at)
    {
        var day = new DayRule(new(2026, 3, dice.Next(2, 31)), "Nghỉ", Chance(70) ? DayKind.Off : DayKind.SwapWork, "thử");
        return new("catalogue", at, null, office => office.ChangeCalendar([day], at));
    }

    private static Step Subject(string subject, DateTimeOffset at, Action<Installation, JournalTransaction> write) =>
        new(subject, at, write, null);

    private bool Chance(int percent) => dice.Next(100) < percent;
}
