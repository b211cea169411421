using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Portal;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Portal;

/// <summary>Bước nộp hồ sơ.</summary>
public enum FilingStep
{
    Form,
    Papers,
    Review,
}

/// <summary>
/// Hồ sơ đang soạn trên màn hình: a draft with what the catalogue asks for, what the owner has from before, and what is
/// still wrong.
/// </summary>
public sealed class FilingView
{
    private const int DuplicateDays = 30;

    private readonly CatalogueState catalogue;

    public FilingView(Installation house, string account, Draft draft)
    {
        (House, Draft, Now, catalogue) = (house, draft, house.Now, house.Catalogue.Current);
        Person = house.Access.Book.Find(account)!.Account;
        Procedure = catalogue.Procedures.Find(draft.Procedure, Today);
        Content = catalogue.Contents.Find(draft.Procedure, Today);
        Answers = FormCheck.Kept(Fields, draft.Answers);
        Earlier = [.. house.Handling.EarlierPapers(Number).Where(one => Asked.Any(paper => paper.Code == one.Paper))];
        Duplicates = house.Handling.Duplicates(Number, draft.Procedure, Now, DuplicateDays);
    }

    public Installation House { get; }

    public Draft Draft { get; }

    public DateTimeOffset Now { get; }

    public DateOnly Today => LocalTime.DayOf(Now);

    public OneStop.Access.Account Person { get; }

    /// <summary>Null when the catalogue no longer offers it.</summary>
    public Procedure? Procedure { get; }

    public ProcedureContent? Content { get; }

    public IReadOnlyList<FormField> Fields => Content?.Fields ?? [];

    /// <summary>Answers to the questions that are asked now.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; }

    public IReadOnlyList<PaperRequirement> Asked => [.. (Content?.Papers ?? []).Where(one => one.IsAskedFor(Answers))];

    /// <summary>Papers that are sent as files: a form of the office is what was filled in here.</summary>
    public IEnumerable<PaperRequirement> Sent => Asked.Where(one => !IsByForm(one));

    public IReadOnlyList<EarlierPaper> Earlier { get; }

    public IReadOnlyList<DossierCode> Duplicates { get; }

    public string Name => Procedure?.Name ?? Draft.Procedure.Value;

    public string UnitName => catalogue.Units.Row(Draft.Unit, Today)?.Name ?? Draft.Unit.Value;

    public TimeLimit? Limit => Content?.LimitFor(Channel.Online, Procedure?.Limit) ?? Procedure?.Limit;

    public IReadOnlyList<FeeDue> Fees =>
    [
        .. (Content?.FeesFor(Channel.Online) ?? []).Select(fee => new FeeDue(
            fee.Name, fee.For(Draft.Copies), fee.IsPaidFirst ? FeeMoment.AtReception : FeeMoment.AtReturn))
            .Where(fee => fee.Amount > 0),
    ];

    /// <summary>When the result would be due, were it received now.</summary>
    public DateTimeOffset? DueIfReceivedNow => Limit is { } limit ? catalogue.Calendar.DueAt(Now, limit) : null;

    /// <summary>By when the counter looks at what is filed now.</summary>
    public DateTimeOffset AcceptedBy => catalogue.Calendar.AddWorkingTime(Now, TimeSpan.FromHours(8));

    public bool HasCopies => Content?.Fees.Any(fee => fee.IsPerCopy) == true;

    private string Number => Person.IdentityNumber ?? "";

    public EarlierPaper? ReusedFor(string paper) => Draft.Reused.Contains(paper) && !Draft.Files.ContainsKey(paper)
        ? Earlier.FirstOrDefault(one => one.Paper == paper)
        : null;

    /// <summary>Tờ khai theo mẫu: the electronic form stands for it.</summary>
    public bool IsByForm(PaperRequirement paper) => Fields.Count > 0 && paper.FormName is not null;

    public static FilingView? Of(Installation house, string account, string draft) =>
        house.Drafts.Find(draft, account, house.Now) is { } found ? new(house, account, found) : null;

    public IReadOnlyList<IntakeProblem> ProblemsOf(FilingStep step) => step switch
    {
        FilingStep.Form => FilingCheck.Form(this),
        FilingStep.Papers => FilingCheck.Papers(this),
        _ => [.. FilingCheck.Form(this), .. FilingCheck.Papers(this)],
    };
}
