using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.Tests.Fast.Catalogue;

public sealed class FormCheckTests
{
    private static readonly DateOnly today = new(2023, 11, 13);

    private static readonly FormField[] birth =
    [
        new("child", "Họ tên con", FieldKind.Text) { IsRequired = true },
        new("born", "Ngày sinh", FieldKind.Day) { IsRequired = true, IsPast = true },
        new("married", "Cha mẹ đã đăng ký kết hôn", FieldKind.Choice) { Choices = ["Có", "Chưa"], IsRequired = true },
        new("certificate", "Số giấy kết hôn", FieldKind.Text) { IsRequired = true, When = new("married", "Có") },
        new("copies", "Số bản", FieldKind.Number) { Least = 1, Most = 20 },
        new("phone", "Điện thoại", FieldKind.Phone),
        new("mother", "Số định danh của mẹ", FieldKind.IdentityNumber),
        new("mail", "Thư điện tử", FieldKind.Email),
    ];

    [Theory]
    [InlineData("child", "", "form.missing")]
    [InlineData("born", "31/02/2023", "form.day")]
    [InlineData("born", "14/11/2023", "form.day-ahead")]
    [InlineData("married", "Không rõ", "form.choice")]
    [InlineData("certificate", "", "form.missing")]
    [InlineData("copies", "0", "form.too-small")]
    [InlineData("copies", "21", "form.too-large")]
    [InlineData("copies", "1e400", "form.number")]
    [InlineData("phone", "0901 234 56", "form.phone")]
    [InlineData("mother", "07419200012", "form.identity-number")]
    [InlineData("mother", "0741920001234", "form.identity-number")]
    [InlineData("mother", "097192000123", "form.identity-number")]
    [InlineData("mother", "074992000123", "form.identity-number")]
    [InlineData("mother", "07419200012A", "form.identity-number")]
    [InlineData("mail", "a b@vidu.vn", "form.email")]
    public void A_wrong_answer_is_named_by_field_and_code(string field, string answer, string code)
    {
        var problem = Assert.Single(FormCheck.Of(birth, With(field, answer), today));
        Assert.Equal((field, code), (problem.Field, problem.Code));
    }

    [Fact]
    public void A_full_form_has_no_problem() => Assert.Empty(FormCheck.Of(birth, Good(), today));

    [Fact]
    public void A_question_whose_condition_does_not_hold_is_neither_judged_nor_kept()
    {
        var kept = FormCheck.Kept(birth, With("married", "Chưa"));
        Assert.DoesNotContain("certificate", kept.Keys);
        Assert.Empty(FormCheck.Of(birth, kept, today));
    }

    [Fact]
    public void An_answer_to_no_question_is_dropped_and_text_comes_out_normalised()
    {
        var kept = FormCheck.Kept(birth, new Dictionary<string, string> { ["score"] = "100", ["child"] = " Hoa\u0300\u0007 " });
        Assert.Equal([new("child", "Hoà")], kept);
    }

    [Theory]
    [InlineData("074192000123", true)]
    [InlineData("001325000123", false)]
    [InlineData("001323000123", true)]
    [InlineData("000192000123", false)]
    public void An_identity_number_names_a_province_and_a_year_that_has_come(string text, bool isOne) =>
        Assert.Equal(isOne, IdentityNumber.IsWellFormed(text, today));

    [Fact]
    public void A_list_shows_an_identity_number_covered() =>
        Assert.Equal("0741******23", IdentityNumber.Masked("074192000123"));

    private static Dictionary<string, string> Good() => new()
    {
        ["child"] = "Nguyễn Văn An", ["born"] = "06/11/2023", ["married"] = "Có", ["certificate"] = "12/2020",
        ["copies"] = "2", ["phone"] = "0901 234 567", ["mother"] = "074192000123", ["mail"] = "an@vidu.vn",
    };

    private static Dictionary<string, string> With(string field, string answer)
    {
        var answers = Good();
        answers[field] = answer;
        return answers;
    }
}
