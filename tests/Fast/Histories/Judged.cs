using System.Globalization;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>A history for which cube and oracle do not agree.</summary>
public sealed record Disagreement(History History, Question Question, DateTimeOffset? KnownOn, string What)
{
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"""
        {What}
        [{Question.From:yyyy-MM-dd}, {Question.To:yyyy-MM-dd}] at {Question.At:yyyy-MM-dd HH:mm:ss}
        units {string.Join(' ', Question.Units)}, known on {KnownOn:yyyy-MM-dd HH:mm:ss}
        {History.ToText()}
        """);
}

/// <summary>Judges histories by the product's cube and by the oracle, and says where they differ.</summary>
public static class Judged
{
    /// <summary>Many subjects share one cube, each with units of its own.</summary>
    public static IEnumerable<Disagreement> Batch(
        IReadOnlyList<(History History, IReadOnlyList<Question> Questions, DateTimeOffset KnownOn)> batch,
        BranchCounts branches)
    {
        using var cube = new Cube();
        foreach (var (_, questions, _) in batch)
        {
            foreach (var question in questions)
            {
                Prepare(cube, question);
            }
        }

        foreach (var (history, questions, knownOn) in batch)
        {
            var replay = new Replay(history, cube);
            replay.Until(knownOn);
            if (Difference(cube, new(history, knownOn), questions[0], branches) is { } early)
            {
                yield return new(history, questions[0], knownOn, early);
            }

            replay.Until(DateTimeOffset.MaxValue);
            var known = new OracleSubject(history, null);
            foreach (var question in questions)
            {
                if (Difference(cube, known, question, branches) is { } difference)
                {
                    yield return new(history, question, null, difference);
                }
            }
        }
    }

    /// <summary>Leaves out steps as long as the two still disagree.</summary>
    public static Disagreement Shrink(Disagreement found)
    {
        for (var i = 0; i < found.History.Steps.Count; i++)
        {
            var fewer = found.History with { Steps = [.. found.History.Steps.Where((_, place) => place != i)] };
            if (Alone(fewer, found.Question, found.KnownOn) is { } smaller)
            {
                return Shrink(smaller);
            }
        }

        return found;
    }

    private static Disagreement? Alone(History history, Question question, DateTimeOffset? knownOn)
    {
        using var cube = new Cube();
        Prepare(cube, question);
        new Replay(history, cube).Until(knownOn ?? DateTimeOffset.MaxValue);
        return Difference(cube, new(history, knownOn), question, null) is { } what
            ? new(history, question, knownOn, what)
            : null;
    }

    public static Period PeriodOf(Question question) =>
        Period.Of(question.From, question.To, question.At, DateTimeOffset.MaxValue);

    /// <summary>Lets the cube keep the single bookings of the day in which the question ends.</summary>
    public static void Prepare(Cube cube, Question question)
    {
        var day = Day.Of(PeriodOf(question).End);
        if (!cube.HasDetail(day))
        {
            cube.SetDetail(day, []);
        }
    }

    private static string? Difference(
        Cube cube, OracleSubject subject, Question question, BranchCounts? branches)
    {
        var oracle = Oracle.Of(question, branches);
        oracle.Judge(subject);
        var period = PeriodOf(question);
        Span<int> before = stackalloc int[Cells.Plain];
        Span<int> atEnd = stackalloc int[Cells.Plain];
        cube.AddBalance(question.Units, period.Before, before);
        cube.AddBalance(question.Units, period.End, atEnd);
        var balance = new Balance(before, atEnd);
        return Difference(Counters.OfBookings, balance, oracle.Count)
            ?? Difference(Counters.Monitoring, balance, oracle.Count)
            ?? Distinct(Cell.OnlineByProcedure, oracle.Count.WithOnlineDossier)
            ?? Distinct(Cell.PaidByProcedure, oracle.Count.WithOnlinePayment)
            ?? Distinct(Cell.CitizenDataByProcedure, oracle.Count.WithCitizenData);

        string? Distinct(Cell cell, HashSet<ProcedureCode> expected)
        {
            var from = LocalTime.Start(period.From).ToUnixTimeSeconds();
            var found = cube.ProceduresIn(question.Units, cell, from, period.End);
            return expected.SetEquals(found) ? null
                : $"{cell}: cube {string.Join(' ', found)}, oracle {string.Join(' ', expected)}";
        }
    }

    private static string? Difference(
        IReadOnlyDictionary<string, CounterRule> rules, in Balance balance, OracleCount expected)
    {
        foreach (var (name, rule) in rules)
        {
            var number = rule(balance);
            if (number != expected[name])
            {
                return string.Create(CultureInfo.InvariantCulture, $"{name}: cube {number}, oracle {expected[name]}");
            }
        }

        return null;
    }
}
