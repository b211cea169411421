using System.Text.RegularExpressions;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Portal;

/// <summary>Kiểm tra hồ sơ soạn: each thing to mend once, with the field that mends it.</summary>
internal static partial class FilingCheck
{
    private const int MostCopies = 100;

    public static IReadOnlyList<IntakeProblem> Form(FilingView view)
    {
        var draft = view.Draft;
        var problems = new List<IntakeProblem>();
        if (!Phone().IsMatch(draft.Phone.Replace(" ", "", StringComparison.Ordinal)))
        {
            problems.Add(new("dien-thoai", Words.Say("intake.phone")));
        }

        if (draft.Email.Length > 0 && !Email().IsMatch(draft.Email))
        {
            problems.Add(new("thu", Words.Say("intake.email")));
        }

        if (draft.Copies is < 1 or > MostCopies)
        {
            problems.Add(new("so-ban", Words.Say("intake.copies")));
        }

        problems.AddRange(FormCheck.Of(view.Fields, view.Answers, view.Today)
            .Select(one => new IntakeProblem(FilingFields.Name(one.Field), Words.Say(one.Code, [.. one.Blanks]))));
        return problems;
    }

    public static IReadOnlyList<IntakeProblem> Papers(FilingView view) =>
    [
        .. view.Sent.Where(paper => paper.IsRequired && !view.Draft.Files.ContainsKey(paper.Code)
                && view.ReusedFor(paper.Code) is null)
            .Select(paper => new IntakeProblem(OwnForms.FilePrefix + paper.Code, Words.Say("filing.paper-missing", paper.Name))),
    ];

    [GeneratedRegex(@"^(0|\+84)[0-9]{9}\z")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[^@\s<>,;:""]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}\z")]
    private static partial Regex Email();
}
