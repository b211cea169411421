using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Desk;

/// <summary>Chỗ cần sửa: which field of the page, and what is wrong with it.</summary>
public sealed record IntakeProblem(string Field, string Text);

/// <summary>
/// Phiếu tiếp nhận: what the counter has typed so far, what the desk knows of it already – owner, procedure, papers,
/// earlier papers, duplicates, fees – and what is still wrong.
/// </summary>
public sealed class Intake
{
    /// <summary>Stands before the names of the procedure's own fields.</summary>
    public const string FormPrefix = "tk-";

    private const int MostCandidates = 8;
    private const int DuplicateDays = 30;
    public const int MostCopies = 100;

    private readonly ILookup<string, string> fields;
    private readonly CatalogueState catalogue;

    public Intake(Installation house, Visitor visitor, ILookup<string, string> fields)
    {
        (House, Visitor, this.fields, catalogue) = (house, visitor, fields, house.Catalogue.Current);
        Now = house.Now;
        Counter = CounterOf(visitor, catalogue.Units, house);
        Units = Counter is { } counter ? UnitsFrom(counter) : [];
        Unit = Units.FirstOrDefault(unit => unit.Code.Value == Text("don-vi")) ?? (Units is [var own, ..] ? own : null);
        Number = string.Concat(Text("so-dinh-danh").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        Known = Number.Length > 0 ? house.Handling.FindOwner(Number) : null;
        Candidates = Search(Text("thu-tuc"));
        Procedure = Candidates is [var only] ? only : Candidates.FirstOrDefault(one => one.Code.Value == Text("chon"));
        Content = Procedure is null ? null : catalogue.Contents.Find(Procedure.Code, Today);
        Answers = Content is null ? new Dictionary<string, string>()
            : FormCheck.Kept(Content.Fields, Content.Fields.ToDictionary(field => field.Name, Typed, StringComparer.Ordinal));
        Earlier = Number.Length > 0 && Content is not null
            ? [.. house.Handling.EarlierPapers(Number).Where(one => Content.Papers.Any(paper => paper.Code == one.Paper))]
            : [];
        Duplicates = Number.Length > 0 && Procedure is not null
            ? house.Handling.Duplicates(Number, Procedure.Code, Now, DuplicateDays)
            : [];
    }

    public Installation House { get; }

    public Visitor Visitor { get; }

    public DateTimeOffset Now { get; }

    public DateOnly Today => LocalTime.DayOf(Now);

    /// <summary>The unit at whose counter the visitor sits; null = the visitor sits at none.</summary>
    public UnitCode? Counter { get; }

    /// <summary>Units for which the counter may receive: its own first.</summary>
    public IReadOnlyList<Unit> Units { get; }

    public Unit? Unit { get; }

    public string Number { get; }

    /// <summary>Chủ hồ sơ đã biết, from the owner book.</summary>
    public PersonDetails? Known { get; }

    public IReadOnlyList<Procedure> Candidates { get; }

    public Procedure? Procedure { get; }

    public ProcedureContent? Content { get; }

    /// <summary>Tờ khai điện tử: what was answered to the questions that are asked.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; }

    /// <summary>Giấy tờ phải hỏi: those whose condition holds, and those whose condition the form does not ask.</summary>
    public IEnumerable<PaperRequirement> Papers => (Content?.Papers ?? []).Where(paper =>
        paper.IsAskedFor(Answers) || Content!.Fields.All(one => one.Name != paper.When!.Field));

    public IReadOnlyList<EarlierPaper> Earlier { get; }

    public IReadOnlyList<DossierCode> Duplicates { get; }

    public Channel Channel => Text("kenh") == nameof(Channel.Postal) ? Channel.Postal : Channel.Direct;

    public int Copies => int.TryParse(Text("so-ban"), out var copies) ? Math.Clamp(copies, 1, MostCopies) : 1;

    public TimeLimit? Limit => Content?.LimitFor(Channel, Procedure!.Limit) ?? Procedure?.Limit;

    public DateTimeOffset? DueAt => Limit is { } limit ? catalogue.Calendar.DueAt(Now, limit) : null;

    public IReadOnlyList<FeeDue> Fees =>
    [
        .. (Content?.FeesFor(Channel) ?? []).Select(fee => new FeeDue(
            fee.Name, fee.For(Copies), fee.IsPaidFirst ? FeeMoment.AtReception : FeeMoment.AtReturn)).Where(fee => fee.Amount > 0),
    ];

    public string Text(string name) => (fields[name].FirstOrDefault() ?? "").Trim().Normalize();

    /// <summary>An answer as typed; an empty box that need not be ticked is a "no".</summary>
    public string Typed(FormField field) => Text(FormPrefix + field.Name) is { Length: > 0 } text ? text
        : field is { Kind: FieldKind.Check, IsRequired: false } ? "0" : "";

    /// <summary>Required now: without a condition, or with one that holds.</summary>
    public bool IsRequired(PaperRequirement paper) => paper.IsRequired && paper.IsAskedFor(Answers);

    public bool IsTicked(string name, string value) => fields[name].Contains(value);

    /// <summary>A file that was sent for the paper, by this sending or an earlier one; null = none.</summary>
    public string? FileOf(string paper) => fields[DeskCall.KeptFiles]
        .Where(one => one.StartsWith(paper + " ", StringComparison.Ordinal)).Select(one => one.Split(' ')[^1]).LastOrDefault();

    /// <summary>"paper file" of each file kept so far.</summary>
    public IEnumerable<string> KeptFiles => fields[DeskCall.KeptFiles];

    /// <summary>What was typed, else what the owner book knows.</summary>
    public string Person(string name, Func<PersonDetails, string> known) =>
        Text(name) is { Length: > 0 } typed ? typed : Known is null ? "" : known(Known);

    /// <summary>Every procedure that the chosen unit answers for, for the list of suggestions.</summary>
    public IEnumerable<Procedure> Offered => Unit is null ? [] : catalogue.Procedures.Rows
        .Where(one => one.IsValidOn(Today) && !one.IsStub && (one.ForAllUnits || one.Units.Contains(Unit.Code)))
        .DistinctBy(one => one.Code);

    public IReadOnlyList<IntakeProblem> Problems() => IntakeCheck.Of(this);

    /// <summary>By code, else by words of the name without case and accents; the shortest name first.</summary>
    private IReadOnlyList<Procedure> Search(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var first = text.Split(' ')[0];
        if (Offered.FirstOrDefault(one => one.Code.Value == first) is { } named)
        {
            return [named];
        }

        var words = Names.Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Offered.Where(one => Array.TrueForAll(words, word =>
                Names.Folded($"{one.Code.Value} {one.Name}").Contains(word, StringComparison.Ordinal)))
            .OrderBy(one => one.Name.Length).ThenBy(one => one.Code).Take(MostCandidates).ToList();
        return found;
    }

    private static UnitCode? CounterOf(Visitor visitor, UnitDirectory units, Installation house)
    {
        var own = house.Access.Accounts.Find(visitor.Account!)?.Unit;
        return own is { } unit && visitor.May("dossier.receive", unit) ? unit
            : MyWork.Within(visitor, units, "dossier.receive") is [var first, ..] ? first : null;
    }

    /// <summary>The counter's own unit, its neighbours under the same parent, and the parent (phi địa giới hành chính).</summary>
    private List<Unit> UnitsFrom(UnitCode counter)
    {
        var units = catalogue.Units;
        var parent = units.Parent(counter, Today);
        IEnumerable<UnitCode> codes = parent is { } above
            ? [counter, .. units.Children(above, Today).Select(unit => unit.Code).Where(code => code != counter), above]
            : [counter];
        return [.. codes.Select(code => units.Row(code, Today)).OfType<Unit>()];
    }
}
