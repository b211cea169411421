using System.Text;
using System.Text.Json;
using DiemSang.Exchange.Imports.MessageFiles;
using DiemSang.Exchange.Messages;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>
/// Quyết định công bố trong JSON: each item is a decision with its "procedures", or one procedure of a decision as a line
/// of the table has it; names are those of the columns. An item is taken whole or not at all.
/// </summary>
internal static class DecisionItems
{
    private const string Nested = "procedures";
    private const string First = "number";

    private static readonly FileColumns columns = FileColumns.All.Single(one => one.Kind == FileKind.Decisions);
    private static readonly string[] lists = ["further", "missing"];

    /// <summary>True of an item that names a publisher and a decision, and no dossier.</summary>
    public static bool Holds(JsonElement item) => item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty("publisher", out _) && !item.TryGetProperty("MaHoSo", out _)
        && (item.TryGetProperty(First, out _) || item.TryGetProperty("signed_on", out _));

    /// <param name="file">of JSON</param>
    /// <param name="warn">called once for each name that is not known and was left out</param>
    public static IEnumerable<FileRow<Decision>> Rows(MessageFile file, Action<RowProblem> warn)
    {
        var strangers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in file.Rows())
        {
            var raw = Encoding.UTF8.GetString(row.Raw.Span);
            var (decision, problem) = row.Problem is { } broken ? (null, broken) : Read(row, name =>
            {
                if (strangers.Add(name))
                {
                    warn(new(row.Line, name, "json.extra-field"));
                }
            });
            yield return new(row.Line, problem is null ? decision : null, problem, raw);
        }
    }

    private static (Decision? Decision, RowProblem? Problem) Read(MessageRow row, Action<string> stranger)
    {
        if (row.Item.ValueKind != JsonValueKind.Object)
        {
            return (null, new(row.Line, "", "item.not-an-object"));
        }

        if (ItemText.Of(row.Item) is { ProblemCode: { } code } text)
        {
            return (null, new(row.Line, text.ProblemField, code));
        }

        var cells = CellsOf(row.Line, row.Item, "", stranger);
        if (!row.Item.TryGetProperty(Nested, out var nested))
        {
            return (DecisionRows.Read(cells), cells.Problem);
        }

        var decision = DecisionRows.Head(cells);
        if (cells.Problem is not null || nested.ValueKind != JsonValueKind.Array)
        {
            return (null, cells.Problem ?? new(row.Line, Nested, "decision.needs-list"));
        }

        var procedures = new List<DecidedProcedure>();
        foreach (var (index, one) in nested.EnumerateArray().Index())
        {
            var place = FormattableString.Invariant($"{Nested}[{index + 1}]");
            if (one.ValueKind != JsonValueKind.Object)
            {
                return (null, new(row.Line, place, "item.not-an-object"));
            }

            var own = CellsOf(row.Line, one, place + ".", stranger);
            procedures.Add(DecisionRows.Procedure(own));
            if (own.Problem is { } problem)
            {
                return (null, problem with { Field = place + "." + problem.Field });
            }
        }

        return (decision with { Procedures = procedures }, null);
    }

    private static RowCells CellsOf(int line, JsonElement item, string place, Action<string> stranger)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        string? odd = null;
        foreach (var member in item.EnumerateObject())
        {
            if (columns.Has(member.Name))
            {
                texts[member.Name] = TextOf(member) ?? "";
                odd ??= TextOf(member) is null ? member.Name : null;
            }
            else if (place.Length > 0 || member.Name != Nested)
            {
                stranger(place.Length > 0 ? $"{Nested}.{member.Name}" : member.Name);
            }
        }

        var cells = new RowCells(line, texts);
        if (odd is not null)
        {
            cells.Refuse(odd, lists.Contains(odd) ? "decision.needs-words" : "decision.needs-text");
        }

        return cells;
    }

    /// <summary>A text as it is, a list of texts as its cell would have it; null = neither.</summary>
    private static string? TextOf(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => ItemText.Read(member.Value),
        JsonValueKind.Array when lists.Contains(member.Name)
            && member.Value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) =>
            string.Join(';', member.Value.EnumerateArray().Select(ItemText.Read)),
        _ => null,
    };
}
