using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DiemSang.OneStop.Catalogue.Content;

/// <summary>
/// Kiểm tra tờ khai: judges answers by the fields of a procedure. What is not asked is not judged and not kept; an
/// answer to a question that does not exist is dropped, whoever sent it.
/// </summary>
public static partial class FormCheck
{
    private const int MostText = 500;
    private const int MostLongText = 2000;

    /// <summary>The answers to questions that are asked: trimmed, NFC, without control characters.</summary>
    public static IReadOnlyDictionary<string, string> Kept(
        IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, string> answers)
    {
        var cleaned = fields.Where(field => answers.ContainsKey(field.Name))
            .ToDictionary(field => field.Name, field => Clean(answers[field.Name]), StringComparer.Ordinal);
        return fields.Where(field => cleaned.ContainsKey(field.Name) && field.IsAsked(cleaned))
            .ToDictionary(field => field.Name, field => cleaned[field.Name], StringComparer.Ordinal);
    }

    /// <summary>What is wrong, in the order of the fields; empty when the form may be filed.</summary>
    /// <param name="answers">as <see cref="Kept"/> gives them</param>
    public static IReadOnlyList<FieldProblem> Of(
        IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, string> answers, DateOnly today) =>
        [
            .. fields.Where(field => field.IsAsked(answers))
                .Select(field => Problem(field, answers.GetValueOrDefault(field.Name, ""), today))
                .OfType<FieldProblem>(),
        ];

    private static FieldProblem? Problem(FormField field, string answer, DateOnly today)
    {
        if (answer.Length == 0)
        {
            return field.IsRequired ? new(field.Name, "form.missing", field.Label) : null;
        }

        return field.Kind switch
        {
            FieldKind.Number => Number(field, answer),
            FieldKind.Day => Day(field, answer, today),
            FieldKind.Choice when !field.Choices.Contains(answer) => new(field.Name, "form.choice", field.Label),
            FieldKind.Check when answer is not ("1" or "0") => new(field.Name, "form.choice", field.Label),
            FieldKind.Phone when !Phone().IsMatch(answer.Replace(" ", "", StringComparison.Ordinal)) =>
                new(field.Name, "form.phone", field.Label),
            FieldKind.Email when !Email().IsMatch(answer) => new(field.Name, "form.email", field.Label),
            FieldKind.IdentityNumber when !IdentityNumber.IsWellFormed(answer, today) =>
                new(field.Name, "form.identity-number", field.Label),
            FieldKind.Text or FieldKind.LongText => Text(field, answer),
            _ => null,
        };
    }

    private static FieldProblem? Text(FormField field, string answer)
    {
        var most = field.Most ?? (field.Kind == FieldKind.LongText ? MostLongText : MostText);
        return answer.Length > most ? new(field.Name, "form.too-long", field.Label, most)
            : answer.Length < field.Least ? new(field.Name, "form.too-short", field.Label, field.Least)
            : null;
    }

    private static FieldProblem? Number(FormField field, string answer)
    {
        var plain = answer.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        return !decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out var number) ? new(field.Name, "form.number", field.Label)
            : number < field.Least ? new(field.Name, "form.too-small", field.Label, field.Least)
            : number > field.Most ? new(field.Name, "form.too-large", field.Label, field.Most)
            : null;
    }

    private static FieldProblem? Day(FormField field, string answer, DateOnly today) =>
        !DateOnly.TryParseExact(answer, ["d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day) || day.Year < 1900 ? new(field.Name, "form.day", field.Label)
        : field.IsPast && day > today ? new(field.Name, "form.day-ahead", field.Label)
        : null;

    private static string Clean(string answer)
    {
        var text = answer.Normalize(NormalizationForm.FormC).Trim();
        return string.Concat(text.Where(letter => !char.IsControl(letter) || letter is '\n'));
    }

    [GeneratedRegex(@"^(0|\+84)[0-9]{9}\z")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[^@\s<>,;:""]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}\z")]
    private static partial Regex Email();
}
