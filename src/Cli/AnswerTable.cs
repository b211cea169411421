using System.Globalization;
using DiemSang.Exchange;
using DiemSang.Web.Api.Json;
using Spectre.Console;

namespace DiemSang.Cli;

/// <summary>Câu trả lời trên màn hình: tables for people, then what they should know before relying on them.</summary>
internal static class AnswerTable
{
    private const int WidthOfPipe = 160;
    private static readonly CultureInfo vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static void Write(CountersAnswer answer)
    {
        var table = New(Title(answer.Unit, answer.From, answer.To, answer.EvaluatedAt));
        table.AddColumn(Words.Say("cli.counters.counter"));
        table.AddColumn(new TableColumn(Words.Say("cli.counters.value")).RightAligned());
        table.AddColumn(Words.Say("cli.counters.source"));
        var given = answer.Given.ToDictionary(one => one.Counter);
        foreach (var (name, value) in answer.Counters)
        {
            var source = given.TryGetValue(name, out var one) ? $"{one.Source} ({Day(one.From)} – {Day(one.To)})" : "";
            table.AddRow(name, value.ToString("N0", vietnamese), Markup.Escape(source));
        }

        AnsiConsole.Write(table);
        Warn(answer.Warnings);
    }

    public static void Write(ScorecardAnswer answer)
    {
        var table = New(Title($"{answer.UnitName} ({answer.Unit})", answer.From, answer.To, answer.EvaluatedAt));
        table.AddColumn(Words.Say("cli.scorecard.indicator"));
        foreach (var name in (string[])["tally", "ratio", "points", "max"])
        {
            table.AddColumn(new TableColumn(Words.Say($"cli.scorecard.{name}")).RightAligned());
        }

        foreach (var (id, one) in answer.Indicators)
        {
            table.AddRow(
                id, $"{Number(one.Numerator)}/{Number(one.Denominator)}", one.Ratio?.ToString("P2", vietnamese) ?? "–",
                Points(one.Points), Points(one.Max));
        }

        table.AddEmptyRow();
        foreach (var (code, group) in answer.Groups)
        {
            table.AddRow(code, "", "", Points(group.Points), Points(group.Max));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(Words.Say("cli.scorecard.total", Points(answer.Total), answer.Band, answer.Ruleset));
        Warn(answer.Warnings);
    }

    public static void Write(RankingAnswer answer)
    {
        var table = New(Title(
            Words.Say("cli.score.within", answer.Parent, Words.Say($"cli.level.{answer.Level}"), answer.Ruleset),
            answer.From, answer.To, answer.EvaluatedAt));
        table.AddColumn(new TableColumn(Words.Say("cli.score.rank")).RightAligned());
        table.AddColumn(Words.Say("cli.score.unit"));
        foreach (var code in answer.Units.SelectMany(unit => unit.Groups.Keys).Distinct())
        {
            table.AddColumn(new TableColumn(code).RightAligned());
        }

        table.AddColumn(new TableColumn(Words.Say("cli.score.total")).RightAligned());
        table.AddColumn(Words.Say("cli.score.band"));
        foreach (var unit in answer.Units)
        {
            table.AddRow([
                $"{unit.Rank}/{answer.Units.Count}",
                Markup.Escape(unit.UnitName),
                .. unit.Groups.Values.Select(group => Points(group.Points)),
                Points(unit.Total),
                unit.Band,
            ]);
        }

        AnsiConsole.Write(table);
        Warn([
            .. answer.Warnings,
            .. answer.Units.SelectMany(unit => unit.Warnings.Select(one => $"{unit.UnitName}: {one.Text}")),
        ]);
    }

    private static Table New(string title)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = WidthOfPipe;
        }

        return new Table().Title(Markup.Escape(title)).Border(TableBorder.Rounded);
    }

    private static string Title(string of, DateOnly from, DateOnly to, DateTimeOffset at) => Words.Say(
        "cli.counters.title", of, Day(from), Day(to), at.ToString("HH:mm:ss dd/MM/yyyy", CultureInfo.InvariantCulture));

    private static void Warn(IReadOnlyList<string> warnings)
    {
        foreach (var sentence in warnings)
        {
            AnsiConsole.WriteLine(Words.Say("cli.warning", sentence));
        }
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Number(decimal? number) => number?.ToString("#,0.##", vietnamese) ?? "–";

    private static string Points(decimal? points) => points?.ToString("0.00", vietnamese) ?? "–";
}
