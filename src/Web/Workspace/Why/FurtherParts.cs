using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;
using DiemSang.Scoring;

namespace DiemSang.Web.Workspace.Why;

/// <summary>
/// Chia tiếp theo thủ tục, theo cán bộ: parts of a change that come from reading the dossiers, for those who may.
/// </summary>
public sealed class FurtherParts
{
    private readonly IReadOnlyList<(Split Split, IReadOnlyList<PartTally> Parts)> tallies;
    private readonly WhyView view;

    private FurtherParts(
        WhyView view, bool isByOfficer, IReadOnlyList<(Split, IReadOnlyList<PartTally>)> tallies,
        IReadOnlyDictionary<string, string> names)
    {
        (this.view, IsByOfficer, this.tallies, Names) = (view, isByOfficer, tallies, names);
        Rows =
        [
            .. Split.Together(tallies).Where(share => share.Points != 0m || share.Part == Split.Rest)
                .OrderBy(share => share.Part == Split.Rest).ThenByDescending(share => Math.Abs(share.Points)),
        ];
    }

    public bool IsByOfficer { get; }

    /// <summary>Parts with their points, the largest first; the rest last. Together the change of these components.</summary>
    public IReadOnlyList<PartShare> Rows { get; }

    /// <summary>What a part is called.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    public decimal Delta => tallies.Sum(one => one.Split.Delta);

    /// <summary>null when no further split is asked for, or the visitor may not see it.</summary>
    public static FurtherParts? Of(Figures figures, WhyView view, string? chosen, Visitor visitor) => chosen switch
    {
        WhyQuery.ByProcedure when visitor.May("list.read", view.Unit.Code) => Procedures(figures, view),
        WhyQuery.ByOfficer when MaySeeOfficers(visitor, view) => Officers(figures, view, visitor),
        _ => null,
    };

    /// <summary>The head and the team see everybody, an officer what is their own.</summary>
    public static bool MaySeeOfficers(Visitor visitor, WhyView view) =>
        visitor.May("officer.points", view.Unit.Code) || visitor.MayOwn("officer.points");

    /// <summary>The procedure with the greatest part in the change of a component; null when unknown.</summary>
    public string? LeadingProcedure(Split split)
    {
        if (IsByOfficer || tallies.FirstOrDefault(one => one.Split == split).Parts is not { Count: > 0 } parts)
        {
            return null;
        }

        var leading = split.ExactByPart(parts).SkipLast(1).Where(share => Math.Sign(share.Points) == Math.Sign(split.Delta))
            .MaxBy(share => Math.Abs(share.Points));
        return leading is null ? null : NameOf(leading.Part);
    }

    public string? NameOf(string part) => IsByOfficer
        ? Names.GetValueOrDefault(part)
        : view.After.Book.Catalogue.Procedures.Find(new(part), view.After.Period.Day)?.Name;

    private static FurtherParts Procedures(Figures figures, WhyView view)
    {
        using var session = figures.Installation.Database.OpenReader();
        var (before, after) = SubjectsOf(session, figures, view);
        return new(view, false, view.Change.TalliesByProcedure(before, after), new Dictionary<string, string>());
    }

    private static FurtherParts Officers(Figures figures, WhyView view, Visitor visitor)
    {
        using var session = figures.Installation.Database.OpenReader();
        var (before, after) = SubjectsOf(session, figures, view);
        var holders = HoldersOf(session, view);
        var seesAll = visitor.May("officer.points", view.Unit.Code);
        var names = figures.Installation.Access.Accounts.Officers()
            .ToDictionary(account => account.Id, account => account.Name, StringComparer.Ordinal);
        return new(
            view, true,
            view.Change.TalliesByDossier(before, after, facts =>
                holders.GetValueOrDefault(facts.Code.Value) is { } holder && (seesAll || holder == visitor.Account) ? holder : null),
            names);
    }

    /// <summary>Who last held each dossier of our own desk in the unit and those below it.</summary>
    private static Dictionary<string, string> HoldersOf(Session session, WhyView view) =>
        HandlingStore.LastHolders(session, view.After.Book.Catalogue.Units.Subtree(view.Unit.Code, view.After.Period.Day));

    private static (Subjects Before, Subjects After) SubjectsOf(Session session, Figures figures, WhyView view) => (
        new(session, view.Before, figures.Installation.Shelf), new(session, view.After, figures.Installation.Shelf));
}
