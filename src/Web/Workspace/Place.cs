using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;
using DiemSang.Web.Shell.Parts;

namespace DiemSang.Web.Workspace;

/// <summary>Chỗ đứng của đơn vị: its ancestors, its peers, its rank among them and what they have on average.</summary>
public sealed class Place
{
    private readonly Scoreboard board;

    private Place(Scoreboard board, Unit unit, Scorecard card)
    {
        (this.board, Unit, Card) = (board, unit, card);
        var (units, day) = (board.Book.Catalogue.Units, board.Period.Day);
        var above = new List<Unit>();
        for (var code = units.Parent(unit.Code, day); code is { } one; code = units.Parent(one, day))
        {
            above.Insert(0, units.Row(one, day)!);
        }

        Above = above;
        Ranking = above.Count > 0 ? board.Ranking(above[0].Code, unit.Level) : [];
        Ranked = Ranking.FirstOrDefault(one => one.Scorecard.Unit == unit.Code.Value);
        Below = [.. units.Children(unit.Code, day)];
    }

    public Unit Unit { get; }

    public Scorecard Card { get; }

    /// <summary>From the top down.</summary>
    public IReadOnlyList<Unit> Above { get; }

    public IReadOnlyList<Unit> Below { get; }

    /// <summary>All units of its level below the topmost unit; empty for the topmost.</summary>
    public IReadOnlyList<Ranked> Ranking { get; }

    public Ranked? Ranked { get; }

    public bool HasPeers => Ranking.Count > 1;

    public static Place? Of(Scoreboard board, UnitCode code) =>
        board.Book.Catalogue.Units.Row(code, board.Period.Day) is { } unit && board.Of(code) is { } card
            ? new(board, unit, card)
            : null;

    /// <summary>Mean points of a group over the peers, two decimals; null without peers.</summary>
    public decimal? MeanOf(string group) => HasPeers
        ? Math.Round(
            Ranking.Average(one => one.Scorecard.FindGroup(group)?.Points ?? 0m), 2, MidpointRounding.AwayFromZero)
        : null;

    /// <summary>Sum of the groups' means, so that the column closes in sight.</summary>
    public decimal? MeanOfTotal => HasPeers ? board.Ruleset.Groups.Sum(group => MeanOf(group.Code)!.Value) : null;

    /// <summary>1 (the lowest band) upwards.</summary>
    public static int LevelOf(Ruleset ruleset, Band band) =>
        ruleset.Bands.Count - ruleset.Bands.Index().First(one => one.Item == band).Index;

    /// <summary>The ancestors as steps of a trail that ask what the page asks.</summary>
    public IEnumerable<Crumb> Trail(AskedQuery query) =>
        Above.Select(one => new Crumb(one.Name, query.Link(Paths.Card(one.Code.Value))));
}

/// <summary>Địa chỉ của các trang: one place where they are spelt.</summary>
public static class Paths
{
    public static string Card(string unit) => $"/bang-diem/{unit}";

    public static string Why(string unit) => $"/bang-diem/{unit}/vi-sao";

    public static string Lost(string unit) => $"/bang-diem/{unit}/dang-bo-lo";

    public static string Passport(string unit, string indicator) => $"/ho-chieu/{unit}/{indicator}";

    /// <summary>The form of a remedy that raises a component.</summary>
    public static string NewRemedy(string unit, string indicator) => $"/don-vi/{unit}/giai-phap/moi?thanh-phan={indicator}";

    /// <summary>The form of a remedy, filled in with a step of a plan.</summary>
    /// <param name="indicator">one that the step raises</param>
    public static string NewRemedy(string unit, PlanStep step, string indicator) =>
        $"/don-vi/{unit}/giai-phap/moi?viec={step.Lever.Id}:{indicator}&so-luong={step.Count}";

    public static string Dossier(string code) => $"/ho-so/{code}";

    public static string Rules(string ruleset, string? indicator = null) =>
        indicator is null ? $"/cach-tinh?quy-tac={ruleset}" : $"/cach-tinh?quy-tac={ruleset}#tp-{indicator}";
}
