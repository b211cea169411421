using DiemSang.OneStop.Catalogue;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>
/// A province with two districts and their wards: one ward changes its district, one ends and has a successor, one
/// begins late; procedures assigned here and there; some hundred subjects at units of every level.
/// </summary>
public sealed class Town
{
    public static readonly UnitCode Province = new("H01");
    private static readonly UnitCode east = new("H01.20");
    private static readonly UnitCode west = new("H01.30");

    public Town(ulong seed)
    {
        var dice = new Dice(seed);
        Anchor = dice.Of(World.Anchors);
        var turn = Anchor.AddDays(dice.Between(2, 12));
        Units = Tree(turn);
        var codes = Units.Select(unit => unit.Code).Distinct().ToList();
        var edition = dice.Below(World.Procedures.Length);
        Procedures = [.. World.Procedures[edition].Select(row => Assign(dice, row, codes))];
        var moments = new Moments(dice, Anchor);
        Subjects = [.. Enumerable.Range(0, dice.Between(100, 250)).Select(i => Subject(dice, i, edition, codes))];
        Questions = [.. Enumerable.Range(0, 4).Select(_ => Histories.Ask(dice, moments.Any()))];
    }

    public DateOnly Anchor { get; }
    public IReadOnlyList<Unit> Units { get; }
    public IReadOnlyList<Procedure> Procedures { get; }
    public IReadOnlyList<History> Subjects { get; }
    public IReadOnlyList<Question> Questions { get; }

    public CatalogueState Catalogue() =>
        new(UnitDirectory.Of(Units), new ProcedureCatalogue(Procedures), WorkCalendar.Official);

    private static Unit[] Tree(DateOnly turn) =>
    [
        new(Province, "Tỉnh", UnitLevel.Province),
        new(new("H01.07"), "Sở", UnitLevel.Department, Province),
        new(east, "Huyện Đông", UnitLevel.District, Province),
        new(west, "Huyện Tây", UnitLevel.District, Province),
        new(new("H01.20.01"), "Phường 1", UnitLevel.Commune, east),
        new(new("H01.20.02"), "Phường 2", UnitLevel.Commune, east, ValidTo: turn.AddDays(-1)),
        new(new("H01.20.02"), "Phường 2", UnitLevel.Commune, west, ValidFrom: turn),
        new(new("H01.20.03"), "Phường 3", UnitLevel.Commune, east, ValidTo: turn, Successor: new("H01.20.01")),
        new(new("H01.30.01"), "Phường 4", UnitLevel.Commune, west),
        new(new("H01.30.02"), "Phường 5", UnitLevel.Commune, west, ValidFrom: turn),
        new(new("H02"), "Tỉnh bên", UnitLevel.Province),
        new(new("H02.01"), "Phường 6", UnitLevel.Commune, new("H02")),
    ];

    private static Procedure Assign(Dice dice, Procedure row, List<UnitCode> units) => row with
    {
        Online = (OnlineLevel)dice.Below(3),
        OnlinePayment = dice.Chance(50),
        ForIndividuals = dice.Chance(50),
        ForAllUnits = dice.Chance(15),
        Units = [.. units.Where(_ => dice.Chance(25))],
    };

    private History Subject(Dice dice, int number, int edition, List<UnitCode> codes)
    {
        var moments = new Moments(dice, Anchor);
        UnitCode[] units = [dice.Of(codes), dice.Of(codes)];
        var isFeedback = dice.Chance(14);
        var steps = isFeedback
            ? Histories.Feedback(dice, moments, $"PA{number}", units)
            : Histories.Dossier(dice, moments, new($"H01-230306-{number:0000}"), units);
        return new((ulong)number, isFeedback, edition, 0, Histories.Arrive(dice, Anchor, steps));
    }
}
