using DiemSang.Evaluation.Notices;
using DiemSang.Exchange;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DiemSang.Web.Workspace.Notices;

/// <summary>
/// Văn bản .docx theo thể thức Nghị định 30/2020/NĐ-CP, phụ lục I: A4, Times New Roman, each part in its place and size.
/// </summary>
internal static class DocxWriter
{
    // Bố trí: left part 65 mm, right part 100 mm of a text that is 165 mm wide, in twentieths of a point.
    private const int Left = 3686, Right = 5668, Whole = Left + Right;

    public static byte[] Write(NoticePaper paper)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = $"{paper.Title} {paper.About}";
            file.PackageProperties.Language = "vi-VN";
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxParts.Styles();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(DocxParts.PageNumber());
            var body = new Body(Head(paper));
            body.Append(Subject(paper));
            foreach (var block in paper.Blocks)
            {
                body.Append(Block(block));
            }

            body.Append(Signature(paper));
            var number = main.GetIdOfPart(header);
            foreach (var annex in paper.Annexes)
            {
                body.Append(DocxParts.End(Section(number)));
                body.Append(Annex(annex, paper));
            }

            body.Append(Section(number));
            main.Document = new Document(body);
        }

        return stream.ToArray();
    }

    /// <summary>Ô số 1, 2, 3, 4: nation and motto, issuer, number, place and day.</summary>
    private static Table Head(NoticePaper paper)
    {
        List<OpenXmlElement> issuer = [];
        if (paper.Above.Length > 0)
        {
            issuer.AddRange(Lines(paper.Above).Select(line => DocxParts.Centred(line, size: 26)));
        }

        issuer.AddRange(Lines(paper.Issuer).Select(line => DocxParts.Centred(line, size: 26, bold: true)));
        issuer.Add(DocxParts.Rule(Left * 3 / 10));
        return DocxParts.Layout(
            Left, Right,
            [
                (issuer,
                [
                    DocxParts.Centred(Words.Say("notice.nation"), size: 25, bold: true),
                    DocxParts.Centred(Words.Say("notice.motto"), size: 28, bold: true), DocxParts.Rule(1200),
                ]),
                ([DocxParts.Centred(paper.Sign, size: 26, before: 60)],
                    [DocxParts.Centred(paper.PlaceAndDay, size: 28, italic: true, before: 60)]),
            ]);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Ô số 5a: what it is and what it is about, with a line of a third to a half below.</summary>
    private static IEnumerable<OpenXmlElement> Subject(NoticePaper paper) =>
    [
        DocxParts.Centred(paper.Title, size: 28, bold: true, before: 240),
        DocxParts.Centred(paper.About, size: 28, bold: true), DocxParts.Rule(Whole * 3 / 10), DocxParts.Gap(120),
    ];

    private static IEnumerable<OpenXmlElement> Block(PaperBlock block) => block switch
    {
        { Table: { } table } => [DocxParts.Gap(120), DocxParts.Grid(table, Whole), DocxParts.Gap(60)],
        { Kind: NoticeBlock.Heading } => [DocxParts.Styled(block.Text, "DeMuc")],
        { Kind: NoticeBlock.Ground } => [DocxParts.Styled(block.Text, "CanCu")],
        _ => Lines(block.Text).Select(line => DocxParts.Styled(line, "NoiDung")),
    };

    /// <summary>Ô số 7 và 9: who receives it on the left, who signs on the right.</summary>
    private static IEnumerable<OpenXmlElement> Signature(NoticePaper paper)
    {
        List<OpenXmlElement> recipients = [DocxParts.Plain(Words.Say("notice.recipients"), size: 24, bold: true, italic: true)];
        foreach (var (index, one) in paper.Recipients.Index())
        {
            var end = index == paper.Recipients.Count - 1 ? "." : ";";
            recipients.Add(DocxParts.Plain($"- {one}{end}", size: 22));
        }

        List<OpenXmlElement> signer = [.. paper.SignLines.Select(line => DocxParts.Centred(line, size: 28, bold: true))];
        signer.AddRange(Enumerable.Range(0, 4).Select(_ => DocxParts.Centred("", size: 28)));
        signer.Add(DocxParts.Centred(paper.Signer, size: 28, bold: true));
        return [DocxParts.Gap(240), DocxParts.Layout(Whole / 2, Whole / 2, [(recipients, signer)])];
    }

    private static IEnumerable<OpenXmlElement> Annex(PaperAnnex annex, NoticePaper paper) =>
    [
        .. annex.Title.Index().Select(one => one.Index == 0
            ? DocxParts.Styled(one.Item, "PhuLuc")
            : DocxParts.Centred(one.Item, size: 28, bold: true)),
        DocxParts.Centred(paper.AnnexOf, size: 28, italic: true), DocxParts.Gap(60),
        .. annex.Blocks.SelectMany(Block),
    ];

    /// <summary>
    /// A4; lề trên, dưới 20 mm, trái 30 mm, phải 15 mm; in the top margin the number of the page, from the second on. An
    /// annex counts its own pages.
    /// </summary>
    private static SectionProperties Section(string header) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 851, Header = 567, Footer = 567, Gutter = 0 },
        new PageNumberType { Start = 1 }, new TitlePage());
}
