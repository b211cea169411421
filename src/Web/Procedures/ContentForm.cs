using System.Globalization;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Procedures;

/// <summary>
/// Biểu mẫu nội dung thủ tục: a content as rows of cells, and back. A row whose first two cells are empty is no row;
/// what cannot be read is named with the row it stands in.
/// </summary>
public sealed class ContentForm(ILookup<string, string> fields)
{
    public const string Papers = "giay", Form = "o", Fees = "phi", Limits = "han", Steps = "buoc", Results = "kq", Basis = "cc";

    private readonly List<string> problems = [];

    /// <summary>Columns of each table, in the order in which they are shown.</summary>
    public static IReadOnlyDictionary<string, string[]> Columns { get; } = new Dictionary<string, string[]>
    {
        [Papers] = ["ma", "ten", "chinh", "sao", "can", "dien-tu", "mau", "khi", "thay"],
        [Form] = ["ten", "nhan", "kieu", "can", "chon", "it", "nhieu", "qua", "khi", "goi-y"],
        [Fees] = ["ten", "tien", "loai", "kenh", "ban", "truoc"],
        [Limits] = ["so", "don-vi", "kenh"],
        [Steps] = ["ten", "ty-le", "vai", "can"],
        [Results] = ["ten", "ma"],
        [Basis] = ["so", "ten", "tu"],
    };

    public IReadOnlyList<string> Problems => problems;

    /// <summary>The rows that were typed, without empty ones.</summary>
    public IReadOnlyList<string[]> Rows(string table)
    {
        var columns = Columns[table].Select(column => fields[$"{table}.{column}"].Select(Clean).ToArray()).ToArray();
        return
        [
            .. Enumerable.Range(0, columns[0].Length)
                .Select(row => columns.Select(cells => row < cells.Length ? cells[row] : "").ToArray())
                .Where(row => row[0].Length > 0 || row[1].Length > 0),
        ];
    }

    public string Text(string name) => Clean(fields[name].FirstOrDefault() ?? "");

    public ProcedureContent Content(ProcedureCode code, DateOnly from) => new(code, 0, from)
    {
        Papers = [.. Rows(Papers).Select(row => new PaperRequirement(row[0], row[1])
        {
            Originals = Whole(row[1], row[2]) ?? 0, Copies = Whole(row[1], row[3]) ?? 0, IsRequired = row[4] == "1",
            IsElectronicAccepted = row[5] == "1", FormName = OrNull(row[6]), When = Condition(row[1], row[7]),
            ReplacedByResult = OrNull(row[8]),
        })],
        Fields = [.. Rows(Form).Select(row => new FormField(row[0], row[1], Named<FieldKind>(row[2]))
        {
            IsRequired = row[3] == "1",
            Choices = [.. row[4].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Least = Whole(row[1], row[5]), Most = Whole(row[1], row[6]), IsPast = row[7] == "1",
            When = Condition(row[1], row[8]), Hint = row[9],
        })],
        Fees = [.. Rows(Fees).Select(row => new FeeLine(row[0], Named<FeeKind>(row[2]), Whole(row[0], row[1]) ?? 0)
        {
            Channel = row[3].Length == 0 ? null : Named<Channel>(row[3]), IsPerCopy = row[4] == "1", IsPaidFirst = row[5] == "1",
        })],
        Limits = [.. Rows(Limits).Where(row => row[0].Length > 0).Select(row => new ChannelLimit(
            Named<Channel>(row[2]), new(Whole(Words.Say("content.limit-title"), row[0]) ?? 0, Named<LimitUnit>(row[1]))))],
        Steps = [.. Rows(Steps).Select(row => new ProcessStep(
            row[0], row[2], Whole(row[0], row[1]) ?? 0, Enum.TryParse<StepNeeds>(row[3], out var needs) ? needs : StepNeeds.None))],
        Results = [.. Rows(Results).Select(row => new ResultKind(row[1], row[0]))],
        Basis = [.. Rows(Basis).Select(row => new LegalBasis(row[0], row[1], Day(row[0], row[2])))],
        Audience = Text("doi-tuong"),
        Order = Text("trinh-tu"),
        Conditions = Text("dieu-kien"),
    };

    /// <summary>A content as the form would have sent it.</summary>
    public static ILookup<string, string> Of(ProcedureContent content)
    {
        var cells = new List<(string Name, string Value)>
        {
            ("doi-tuong", content.Audience), ("trinh-tu", content.Order), ("dieu-kien", content.Conditions),
        };
        Add(Papers, content.Papers.Select(one => new[]
        {
            one.Code, one.Name, Text(one.Originals), Text(one.Copies), Flag(one.IsRequired), Flag(one.IsElectronicAccepted),
            one.FormName ?? "", Text(one.When), one.ReplacedByResult ?? "",
        }));
        Add(Form, content.Fields.Select(one => new[]
        {
            one.Name, one.Label, one.Kind.ToString(), Flag(one.IsRequired), string.Join("; ", one.Choices), Text(one.Least),
            Text(one.Most), Flag(one.IsPast), Text(one.When), one.Hint,
        }));
        Add(Fees, content.Fees.Select(one => new[]
        {
            one.Name, Text(one.Amount), one.Kind.ToString(), one.Channel?.ToString() ?? "", Flag(one.IsPerCopy), Flag(one.IsPaidFirst),
        }));
        Add(Limits, content.Limits.Select(one => new[] { Text(one.Limit.Amount), one.Limit.Unit.ToString(), one.Channel.ToString() }));
        Add(Steps, content.Steps.Select(one => new[] { one.Name, Text(one.Share), one.Doer, one.Needs.ToString() }));
        Add(Results, content.Results.Select(one => new[] { one.Name, one.Code }));
        Add(Basis, content.Basis.Select(one => new[] { one.Number, one.Name, one.EffectiveOn is { } on ? Format.Day(on) : "" }));
        return cells.ToLookup(one => one.Name, one => one.Value);

        void Add(string table, IEnumerable<string[]> rows) => cells.AddRange(
            rows.SelectMany(row => Columns[table].Zip(row, (column, value) => ($"{table}.{column}", value))));
    }

    private static string Clean(string text) => text.Trim().Replace("\r\n", "\n", StringComparison.Ordinal).Normalize();

    private static string? OrNull(string text) => text.Length > 0 ? text : null;

    private static string Flag(bool isSet) => isSet ? "1" : "0";

    private static string Text(FieldCondition? when) => when is null ? "" : $"{when.Field} = {when.Value}";

    private static string Text(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The named value, else the first: a list offers no other.</summary>
    private static T Named<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : Enum.GetValues<T>()[0];

    private int? Whole(string row, string text)
    {
        var plain = text.Replace(".", "", StringComparison.Ordinal);
        if (plain.Length == 0 || int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return plain.Length == 0 ? null : int.Parse(plain, CultureInfo.InvariantCulture);
        }

        problems.Add(Words.Say("content.bad-number", row, text));
        return null;
    }

    private DateOnly? Day(string row, string text)
    {
        if (text.Length > 0 && Format.FindDay(text) is null)
        {
            problems.Add(Words.Say("content.bad-day", row));
        }

        return Format.FindDay(text);
    }

    private FieldCondition? Condition(string row, string text)
    {
        if (text.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } field, { Length: > 0 } value])
        {
            return new(field, value);
        }

        if (text.Length > 0)
        {
            problems.Add(Words.Say("content.bad-condition", row));
        }

        return null;
    }
}
