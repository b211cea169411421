using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Portal;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Portal;

/// <summary>Ô của các bước nộp hồ sơ: from a sent form to the draft, right or wrong, nothing lost.</summary>
internal static class FilingFields
{
    public const string Prefix = "o-";

    private const int MostAnswer = 4000;
    private const int MostContact = 300;

    /// <summary>The name that a field of the procedure bears on the page.</summary>
    public static string Name(string field) => Prefix + field;

    /// <summary>The form's step as it was sent.</summary>
    public static Draft Form(Draft draft, DeskCall call, IReadOnlyList<FormField> fields) => draft with
    {
        Phone = Short(call.Text("dien-thoai"), MostContact),
        Email = Short(call.Text("thu"), MostContact),
        Address = Short(call.Text("dia-chi"), MostContact),
        Copies = !call.Has("so-ban") ? 1 : int.TryParse(call.Text("so-ban"), out var copies) ? copies : 0,
        Answers = fields.Where(field => IsSent(call, field) || draft.Answers.ContainsKey(field.Name))
            .ToDictionary(
                field => field.Name,
                field => IsSent(call, field) ? Short(Sent(call, field), MostAnswer) : draft.Answers[field.Name],
                StringComparer.Ordinal),
    };

    /// <summary>Files kept now or before, and what is taken from earlier dossiers.</summary>
    public static Draft Papers(Draft draft, DeskCall call)
    {
        var files = draft.Files.ToDictionary(StringComparer.Ordinal);
        foreach (var kept in call.Fields[DeskCall.KeptFiles].Select(one => one.Split(' ')).Where(one => one.Length == 2))
        {
            files[kept[0]] = kept[1];
        }

        foreach (var paper in call.Fields["bo-tep"])
        {
            files.Remove(paper);
        }

        return draft with { Files = files, Reused = [.. call.Fields["dung-lai"].Distinct(StringComparer.Ordinal)] };
    }

    public static bool IsSent(DeskCall call, FormField field) => call.Fields.Contains(Name(field.Name));

    /// <summary>A check sends "0" always and "1" when it is ticked.</summary>
    private static string Sent(DeskCall call, FormField field) => field.Kind == FieldKind.Check
        ? call.Fields[Name(field.Name)].Contains("1") ? "1" : "0"
        : call.Text(Name(field.Name));

    private static string Short(string text, int most) => text.Length > most ? text[..most] : text;
}
