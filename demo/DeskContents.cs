using System.Globalization;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.Demo;

/// <summary>
/// Nội dung các thủ tục hay dùng nhất: papers, fees, steps, results and legal basis, for the counter of the demo.
/// Shortened for the demo; an office loads its own from the national catalogue.
/// </summary>
public static class DeskContents
{
    private static readonly DateOnly validFrom = new(2023, 1, 1);

    private static readonly LegalBasis[] civilStatus =
    [
        new("60/2014/QH13", "Luật Hộ tịch"), new("123/2015/NĐ-CP", "Nghị định quy định chi tiết Luật Hộ tịch"),
        new("04/2020/TT-BTP", "Thông tư quy định chi tiết Luật Hộ tịch"),
    ];

    private static readonly LegalBasis[] certification = [new("23/2015/NĐ-CP", "Nghị định về chứng thực")];

    private static readonly ProcessStep[] steps =
    [
        new("Tiếp nhận", "CounterOfficer", 10, StepNeeds.PapersComplete), new("Thẩm tra", "Specialist", 50),
        new("Ký duyệt", "UnitHead", 25), new("Phát hành", "Clerk", 15),
    ];

    /// <summary>Extracts leave the office as electronic papers too.</summary>
    private static readonly ProcessStep[] stepsWithFile = [.. steps[..^1], steps[^1] with { Needs = StepNeeds.ResultFile }];

    private static readonly FormField[] birthForm =
    [
        new("ho-ten-tre", "Họ, chữ đệm, tên của trẻ", FieldKind.Text) { IsRequired = true, Least = 2, Most = 120 },
        new("ngay-sinh", "Ngày sinh của trẻ", FieldKind.Day) { IsRequired = true, IsPast = true },
        new("gioi-tinh", "Giới tính của trẻ", FieldKind.Choice) { IsRequired = true, Choices = ["Nam", "Nữ"] },
        new("so-ban-sao", "Số bản sao trích lục cần cấp", FieldKind.Number) { Least = 0, Most = 20 },
        new("uy-quyen", "Người đi khai được ủy quyền", FieldKind.Check),
        new("quan-he", "Quan hệ với người ủy quyền", FieldKind.Text) { IsRequired = true, When = new("uy-quyen", "1") },
    ];

    public static IReadOnlyList<ProcedureContent> All { get; } =
    [
        WithBirthForm(Of("1.001193", "KQ.G15.000031", "Giấy khai sinh", civilStatus)),
        Of("2.000815", "KQ.G15.000021", "Bản sao được chứng thực", certification,
            new FeeLine("Phí chứng thực bản sao", FeeKind.Fee, 2_000) { IsPerCopy = true }),
        Of("2.000635", "KQ.G15.000039", "Bản sao trích lục hộ tịch", civilStatus,
            new FeeLine("Phí cấp bản sao trích lục", FeeKind.Fee, 8_000) { IsPerCopy = true }) with { Steps = stepsWithFile },
        Of("1.004873", "KQ.G15.000038", "Giấy xác nhận tình trạng hôn nhân", civilStatus,
            new FeeLine("Lệ phí hộ tịch", FeeKind.Charge, 15_000)),
        Of("1.000656", "KQ.G15.000034", "Trích lục khai tử", civilStatus,
            new FeeLine("Lệ phí hộ tịch", FeeKind.Charge, 8_000)),
    ];

    private static ProcedureContent WithBirthForm(ProcedureContent birth) => birth with
    {
        Fields = birthForm,
        Papers = [.. birth.Papers, new("KS-UQ", "Văn bản ủy quyền") { Originals = 1, When = new("uy-quyen", "1") }],
    };

    private static ProcedureContent Of(
        string code, string result, string resultName, IReadOnlyList<LegalBasis> basis, params IReadOnlyList<FeeLine> fees) =>
        new(new(code), 1, validFrom)
        {
            Papers =
            [
                .. EmbeddedTable.Rows("binh-duong-2023/papers.csv").Where(cells => cells[0] == code)
                    .Select(cells => new PaperRequirement(cells[1], cells[2])
                    {
                        Originals = int.Parse(cells[3], CultureInfo.InvariantCulture),
                        Copies = int.Parse(cells[4], CultureInfo.InvariantCulture),
                        IsRequired = cells[5] == "1",
                        FormName = cells[6].Length > 0 ? cells[6] : null,
                    }),
            ],
            Fees = fees,
            Steps = steps,
            Results = [new(result, resultName)],
            Basis = basis,
        };
}
