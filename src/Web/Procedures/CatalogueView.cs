using DiemSang.Exchange;
using DiemSang.Exchange.Procedures;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Procedures;

/// <summary>Một thủ tục trong danh mục: its row of today, the content in force, and whether a change waits.</summary>
public sealed record CatalogueRow(Procedure Procedure, ProcedureContent? Content, bool HasProposal);

/// <summary>Danh mục thủ tục trên màn hình: what fits the question, by field and name.</summary>
public sealed record CatalogueView(IReadOnlyList<CatalogueRow> All, IReadOnlyList<CatalogueRow> Rows)
{
    public const string WithContent = "co", WithoutContent = "chua", Waiting = "cho";

    private static readonly StringComparer vietnamese = StringComparer.Create(new("vi-VN"), ignoreCase: true);

    public IEnumerable<string> Fields => All.Select(row => row.Procedure.Field).Where(name => name.Length > 0)
        .Distinct(StringComparer.Ordinal).Order(vietnamese);

    public static CatalogueView Of(Installation house, string? text, string? field, string? level, string? standing)
    {
        var (state, today) = (house.Catalogue.Current, LocalTime.DayOf(house.Now));
        var waiting = new ContentProposals(house).Open().Select(one => one.Content.Code).ToHashSet();
        var all = state.Procedures.Rows.Select(row => row.Code).Distinct()
            .Select(code => state.Procedures.Find(code, today)!)
            .Where(row => row.IsValidOn(today))
            .Select(row => new CatalogueRow(row, state.Contents.Find(row.Code, today), waiting.Contains(row.Code)))
            .OrderBy(row => row.Procedure.Field, vietnamese).ThenBy(row => row.Procedure.Name, vietnamese)
            .ThenBy(row => row.Procedure.Code).ToList();
        var words = Names.Folded(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(all, all.FindAll(row =>
            Array.TrueForAll(words, word => Names.Folded($"{row.Procedure.Code} {row.Procedure.Name}")
                .Contains(word, StringComparison.Ordinal))
            && (string.IsNullOrEmpty(field) || row.Procedure.Field == field)
            && (string.IsNullOrEmpty(level) || row.Procedure.Online.ToString() == level)
            && standing switch
            {
                WithContent => row.Content is not null,
                WithoutContent => row.Content is null,
                Waiting => row.HasProposal,
                _ => true,
            }));
    }
}
