using System.Globalization;
using CsCheck;
using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Voice;
using Xunit;

namespace DiemSang.Tests.Stories.Reading;

/// <summary>A random happening: an item or a case as it stood, and when it arrived.</summary>
internal sealed record Happening(DateTimeOffset ArrivedAt, DossierItem? Item, Feedback? Case);

/// <summary>A random question; without K everything is known.</summary>
internal sealed record RandomQuestion(UnitCode Unit, Period Period, DateTimeOffset? KnownOn);

public sealed class ListAndNumber
{
    private const int Histories = 5;
    private const int QuestionsOfEach = 8;
    private static readonly DateTimeOffset begin = Town.At(2026, 7, 1);

    private static readonly Gen<DateTimeOffset> moments =
        Gen.Int[0, 92 * 24 * 60].Select(minutes => begin.AddMinutes(minutes));

    private static readonly Gen<TimeSpan> whiles =
        Gen.Int[1, 20 * 24 * 60].Select(minutes => TimeSpan.FromMinutes(minutes));

    private static readonly Gen<Happening> dossiers =
        from number in Gen.Int[1, 25]
        from unit in Any(Town.Units)
        from procedure in Any(Town.Procedures)
        from status in Any(2, 3, 4, 5, 5, 8, 9, 9, 9, 10)
        from channel in Any(Channel.Direct, Channel.Online, Channel.Postal)
        from received in moments
        from due in whiles
        from ended in whiles
        from asked in whiles
        from hasDue in Gen.Bool
        from synced in Gen.Bool
        from signs in Gen.Int[0, 127]
        from delay in whiles
        select new Happening(
            received + delay,
            new(CodeOf(number), unit, procedure, status)
            {
                Channel = channel,
                ReceivedAt = received,
                DueAt = hasDue ? received + due : null,
                EndedAt = status is 3 or 8 or 9 or 10 ? received + ended : null,
                SyncedAt = synced ? received + delay : null,
                Supplements = status == 5 ? [new(received + asked, null, null, null)] : [],
                Signs = (ItemSigns)signs,
            },
            null);

    private static readonly Gen<Happening> cases =
        from number in Gen.Int[1, 8]
        from unit in Any(Town.Units)
        from status in Gen.Enum<FeedbackStatus>()
        from about in Gen.Enum<FeedbackAbout>()
        from dossier in Gen.Int[1, 25]
        from received in moments
        from a in whiles
        from b in whiles
        from like in Gen.Int[0, 2]
        from dislike in Gen.Int[0, 2]
        from reopened in Gen.Bool
        select new Happening(
            received + a,
            null,
            new(
                $"PA-{number}", unit, CodeOf(dossier), about, received, status, received + a, null, received + a,
                received + a + b, like, dislike, reopened));

    private static readonly Gen<RandomQuestion> questions =
        from unit in Any(Town.Units)
        from a in moments
        from days in Gen.Int[0, 40]
        from at in moments
        from isInside in Gen.Bool
        from knownOn in moments
        from isKnown in Gen.Bool
        let start = LocalTime.DayOf(a)
        select new RandomQuestion(
            unit, Period.Of(start, start.AddDays(days), isInside ? at : null, Town.At(2026, 10, 15, 9)),
            isKnown ? knownOn : null);

    [Fact]
    public Task The_list_has_as_many_subjects_as_the_number_says_for_every_counter() =>
        Gen.Select(dossiers.Array[40], cases.Array[12], questions.Array[QuestionsOfEach])
            .SampleAsync(Compare, iter: Histories, threads: 1);

    private static Gen<T> Any<T>(params IReadOnlyList<T> values) =>
        Gen.Int[0, values.Count - 1].Select(place => values[place]);

    private static DossierCode CodeOf(int number) =>
        new($"H09.24-260701-{number.ToString("0000", CultureInfo.InvariantCulture)}");

    private static async Task Compare(Happening[] items, Happening[] feedback, RandomQuestion[] asked)
    {
        using var town = await Town.Quiet();
        foreach (var one in items.Concat(feedback).OrderBy(one => one.ArrivedAt))
        {
            await (one.Item is { } item ? town.Tell(one.ArrivedAt, item) : town.Tell(one.ArrivedAt, one.Case!));
        }

        foreach (var (unit, period, knownOn) in asked)
        {
            var book = await town.Installation.Book(period, knownOn);
            var board = Scoreboard.Of(book, period);
            var numbers = board.CountersOf(unit);
            using var session = town.Installation.Database.OpenReader();
            var subjects = new Subjects(session, board);
            foreach (var counter in Counters.OfBookings.Keys.Where(name => name != "resolution_time_sum"))
            {
                var list = subjects.Counted(unit, counter);
                Assert.True(
                    numbers[counter] == list.Count,
                    $"{counter}: {numbers[counter]} ≠ {list.Count}, {unit} {period} {knownOn}");
            }

            foreach (var counter in Counters.OfCatalogue.Where(name => name != "communes_total"))
            {
                Assert.Equal(numbers[counter], book.ProceduresBehind(counter, unit, period)!.Count);
            }

            Judge(board, subjects, unit);
        }
    }

    /// <summary>The list of a component has the numerator as its met and the denominator as its whole.</summary>
    private static void Judge(Scoreboard board, Subjects subjects, UnitCode unit)
    {
        var scores = board.Of(unit)!.Indicators;
        foreach (var score in scores.Where(one => Subjects.KindOf(one.Indicator) != SubjectsKind.None))
        {
            var list = subjects.Of(unit, score.Indicator);
            Assert.Equal(score.Tally.Numerator ?? 0, list.Count(one => one.IsMet));
            Assert.Equal(score.Tally.Denominator ?? 0, list.Count);
        }
    }
}
