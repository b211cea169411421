using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Shell.Parts;

namespace DiemSang.Web.Desk;

/// <summary>Một người trên bảng: what they hold in a unit, by kind of work.</summary>
public sealed record BoardLine(UnitCode Place, string Holder, IReadOnlyList<BoardRow> Rows)
{
    public int All => Rows.Sum(row => row.All);

    public int Overdue => Rows.Sum(row => row.Overdue);

    public int AtRisk => Rows.Sum(row => row.AtRisk);

    public int Silent => Rows.Sum(row => row.Silent);
}

/// <summary>Bảng việc: who holds what in the visitor's units, and what lies silent there.</summary>
public sealed class BoardView
{
    public BoardView(Installation house, Visitor visitor)
    {
        Work = MyWork.Of(house, visitor);
        var units = MyWork.Within(visitor, house.Catalogue.Current.Units, "board.read");
        using var session = house.Database.OpenReader();
        Lines =
        [
            .. WorkStore.Board(session, units, Work.Now, Work.RiskBy).GroupBy(row => (row.Place, row.Holder))
                .Select(rows => new BoardLine(rows.Key.Place, rows.Key.Holder, [.. rows]))
                .OrderBy(line => line.Place).ThenByDescending(line => line.Overdue).ThenByDescending(line => line.AtRisk)
                .ThenByDescending(line => line.All),
        ];
        Silent = WorkStore.Silent(session, units);
        Causes = SilenceStore.At(session, units).ToDictionary(one => one.Dossier);
        Apologies = ApologyStore.Open(session, units, Work.Now);
        var assignable = MyWork.Within(visitor, house.Catalogue.Current.Units, "dossier.assign").ToHashSet();
        Givers =
        [
            .. Lines.Where(line => assignable.Contains(line.Place) && line.Holder is not ("" or HandledDossier.CounterDesk))
                .GroupBy(line => line.Holder)
                .Select(lines => new Choice(lines.Key,
                    $"{Work.Officers.Name(lines.Key)} ({lines.Sum(line => line.All)})")),
        ];
        Takers = [.. assignable.SelectMany(unit => Work.Officers.With(unit, Roles)).DistinctBy(choice => choice.Value)];
    }

    /// <summary>Who may be given dossiers.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Specialist, Role.SectionHead, Role.UnitHead, Role.Clerk, Role.CounterOfficer];

    public MyWork Work { get; }

    public IReadOnlyList<BoardLine> Lines { get; }

    public IReadOnlyList<WorkRow> Silent { get; }

    /// <summary>Why the silent ones are, and since when their applicants know.</summary>
    public IReadOnlyDictionary<DossierCode, Silence> Causes { get; }

    /// <summary>Apologies that wait for a signature.</summary>
    public IReadOnlyList<ApologyDraft> Apologies { get; }

    public IReadOnlyList<Choice> Givers { get; }

    public IReadOnlyList<Choice> Takers { get; }
}
