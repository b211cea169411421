using DiemSang.Evaluation.Notices;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>Cột của bảng trong văn bản.</summary>
/// <param name="Share">of the table's width</param>
public sealed record PaperColumn(string Text, int Share, bool IsNumber = false);

/// <summary>Bảng trong văn bản; the last row is set bold when it is a sum.</summary>
public sealed record PaperTable(
    string Caption, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool HasSum = false);

/// <summary>Một khối: words, or a table.</summary>
public sealed record PaperBlock(string Kind, string Text, PaperTable? Table = null);

/// <summary>Phụ lục: begins on a page of its own.</summary>
public sealed record PaperAnnex(IReadOnlyList<string> Title, IReadOnlyList<PaperBlock> Blocks);

/// <summary>Văn bản: all words of a notice in the order of NĐ 30/2020, for screen, print and file alike.</summary>
public sealed record NoticePaper(
    string Above, string Issuer, string Sign, string PlaceAndDay, string Title, string About,
    IReadOnlyList<PaperBlock> Blocks, IReadOnlyList<string> SignLines, string Signer, IReadOnlyList<string> Recipients,
    IReadOnlyList<PaperAnnex> Annexes, string AnnexOf)
{
    public static bool IsWords(PaperBlock block) => block.Kind != NoticeBlock.Table;
}
