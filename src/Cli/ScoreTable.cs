using System.Globalization;
using DiemSang.Exchange;
using DiemSang.Scoring;
using Spectre.Console;

namespace DiemSang.Cli;

/// <summary>Bảng điểm trên màn hình: one table for each parent and level, best unit first, then the warnings.</summary>
internal static class ScoreTable
{
    private const int WidthOfPipe = 160;
    private static readonly CultureInfo vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static void Write(Ruleset ruleset, IReadOnlyList<IReadOnlyList<Ranked>> rankings)
    {
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = WidthOfPipe;
        foreach (var ranking in rankings) AnsiConsole.Write(TableOf(ruleset, ranking));
        foreach (var card in rankings.SelectMany(ranking => ranking).Select(ranked => ranked.Scorecard))
            foreach (var warning in card.Warnings)
                AnsiConsole.WriteLine($"{card.Name}: {Words.Say(warning.Code, [warning.Subject, .. warning.Numbers])}");
    }

    private static Table TableOf(Ruleset ruleset, IReadOnlyList<Ranked> ranking)
    {
        var (parent, level) = (ranking[0].Scorecard.Parent, ranking[0].Scorecard.Level);
        var within = Words.Say("cli.score.within",
            parent ?? Words.Say("cli.score.no-parent"), Words.Say($"cli.level.{level.Code()}"), ruleset.Id);
        var table = new Table().Title(Markup.Escape(within)).Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn(Words.Say("cli.score.rank")).RightAligned());
        table.AddColumn(Words.Say("cli.score.unit"));
        foreach (var group in ruleset.Groups) table.AddColumn(new TableColumn(group.Code).RightAligned());
        table.AddColumn(new TableColumn(Words.Say("cli.score.total")).RightAligned());
        table.AddColumn(Words.Say("cli.score.band"));
        foreach (var (rank, of, _, card) in ranking)
            table.AddRow([
                $"{rank}/{of}",
                Markup.Escape(card.Name),
                .. card.Groups.Select(group => Points(group.Points)),
                Points(card.Total),
                card.Band.Name,
            ]);
        return table;
    }

    private static string Points(decimal points) => points.ToString("0.00", vietnamese);
}
