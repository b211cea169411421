using System.Text.RegularExpressions;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.Web.Desk;

/// <summary>Kiểm tra phiếu tiếp nhận: each thing to mend once, with the field that mends it.</summary>
public static partial class IntakeCheck
{
    private const int MostName = 120;

    public static IReadOnlyList<IntakeProblem> Of(Intake intake)
    {
        var problems = new List<IntakeProblem>();
        void If(bool wrong, string field, string code)
        {
            if (wrong)
            {
                problems.Add(new(field, Words.Say(code)));
            }
        }

        var phone = intake.Person("dien-thoai", one => one.Phone).Replace(" ", "", StringComparison.Ordinal);
        var mail = intake.Person("thu", one => one.Email);
        var name = intake.Person("ho-ten", one => one.Name);
        If(intake.Counter is null, "so-dinh-danh", "intake.no-counter");
        If(!IsNumber(intake.Number, intake), "so-dinh-danh", "intake.number");
        If(name.Length is 0 or > MostName, "ho-ten", "intake.name");
        If(phone.Length > 0 && !Phone().IsMatch(phone), "dien-thoai", "intake.phone");
        If(mail.Length > 0 && !mail.Contains('@', StringComparison.Ordinal), "thu", "intake.email");
        If(intake.Candidates.Count == 0, "thu-tuc",
            intake.Text("thu-tuc").Length == 0 ? "intake.no-procedure" : "intake.unknown-procedure");
        If(intake.Candidates.Count > 1 && intake.Procedure is null, "thu-tuc", "intake.which-procedure");
        If(intake.Text("so-ban").Length > 0
            && (!int.TryParse(intake.Text("so-ban"), out var copies) || copies is < 1 or > Intake.MostCopies), "so-ban", "intake.copies");
        problems.AddRange(FormCheck.Of(intake.Content?.Fields ?? [], intake.Answers, intake.Today)
            .Select(wrong => new IntakeProblem(Intake.FormPrefix + wrong.Field, Words.Say(wrong.Code, [.. wrong.Blanks]))));
        foreach (var paper in intake.Papers.Where(intake.IsRequired))
        {
            if (!intake.IsTicked("giay", paper.Code) && !intake.IsTicked("dung-lai", paper.Code)
                && intake.FileOf(paper.Code) is null)
            {
                problems.Add(new($"giay-{paper.Code}", Words.Say("intake.paper-missing", paper.Name)));
            }
        }

        If(intake.Duplicates.Count > 0 && !intake.IsTicked("van-nhan", "1"), "van-nhan", "intake.duplicate");
        If(intake.Text("nop-thay-so") is { Length: > 0 } other && !IsNumber(other, intake), "nop-thay-so", "intake.number");
        If(intake.Text("nop-thay") is { Length: > MostName }, "nop-thay", "intake.name");
        return problems;
    }

    private static bool IsNumber(string text, Intake intake) =>
        IdentityNumber.IsWellFormed(text, intake.Today) || TaxCode().IsMatch(text);

    [GeneratedRegex(@"^(0|\+84)[0-9]{9}\z")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[0-9]{10}([0-9]{3})?\z")]
    private static partial Regex TaxCode();
}
