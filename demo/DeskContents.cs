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

    /// <summary>Tờ khai điện tử, after the forms of Thông tư 04/2020/TT-BTP, shortened.</summary>
    private static readonly Dictionary<string, FormField[]> forms = new(StringComparer.Ordinal)
    {
        ["1.001193"] =
        [
            Ask("ho-ten-con", "Họ và tên trẻ", FieldKind.Text) with { Least = 2, Most = 100 },
            Ask("ngay-sinh", "Ngày sinh của trẻ", FieldKind.Day) with { IsPast = true },
            Choose("gioi-tinh", "Giới tính", "Nam", "Nữ"),
            Ask("noi-sinh", "Nơi sinh", FieldKind.Text) with { Hint = "Tên cơ sở y tế, xã, huyện, tỉnh" },
            Ask("dan-toc", "Dân tộc", FieldKind.Text),
            Ask("ho-ten-me", "Họ và tên mẹ", FieldKind.Text),
            Ask("so-dinh-danh-me", "Số định danh của mẹ", FieldKind.IdentityNumber),
            new("co-cha", "Ghi cả người cha vào giấy khai sinh", FieldKind.Check),
            Ask("ho-ten-cha", "Họ và tên cha", FieldKind.Text) with { When = new("co-cha", "1") },
            Ask("so-dinh-danh-cha", "Số định danh của cha", FieldKind.IdentityNumber) with { When = new("co-cha", "1") },
            Choose("quan-he", "Ông/bà là gì của trẻ", "Mẹ", "Cha", "Ông bà", "Người thân khác"),
            new("uy-quyen", "Người đi khai được ủy quyền", FieldKind.Check),
        ],
        ["2.000635"] =
        [
            Choose("loai-trich-luc", "Loại trích lục", "Khai sinh", "Kết hôn", "Khai tử"),
            Ask("nguoi-duoc-cap", "Họ và tên trên sổ hộ tịch", FieldKind.Text),
            new("so-dang-ky", "Số, ngày đăng ký trước đây", FieldKind.Text) { Hint = "Không nhớ thì để trống" },
        ],
        ["1.004873"] =
        [
            Choose("tinh-trang", "Tình trạng hôn nhân hiện nay", "Chưa kết hôn", "Đã ly hôn", "Vợ hoặc chồng đã mất"),
            Ask("muc-dich", "Dùng giấy này để làm gì", FieldKind.Text) with { Hint = "Ví dụ: vay vốn, mua bán nhà đất, kết hôn" },
        ],
        ["1.000656"] =
        [
            Ask("nguoi-mat", "Họ và tên người đã mất", FieldKind.Text),
            Ask("ngay-mat", "Ngày mất", FieldKind.Day) with { IsPast = true },
            Choose("quan-he", "Ông/bà là gì của người đã mất", "Vợ, chồng", "Con", "Cha, mẹ", "Người thân khác"),
        ],
    };

    public static IReadOnlyList<ProcedureContent> All { get; } =
    [
        WithAuthority(Of("1.001193", "KQ.G15.000031", "Giấy khai sinh", civilStatus)),
        Of("2.000815", "KQ.G15.000021", "Bản sao được chứng thực", certification,
            new FeeLine("Phí chứng thực bản sao", FeeKind.Fee, 2_000) { IsPerCopy = true }),
        Of("2.000635", "KQ.G15.000039", "Bản sao trích lục hộ tịch", civilStatus,
            new FeeLine("Phí cấp bản sao trích lục", FeeKind.Fee, 8_000) { IsPerCopy = true }) with { Steps = stepsWithFile },
        Of("1.004873", "KQ.G15.000038", "Giấy xác nhận tình trạng hôn nhân", civilStatus,
            new FeeLine("Lệ phí hộ tịch", FeeKind.Charge, 15_000)),
        Of("1.000656", "KQ.G15.000034", "Trích lục khai tử", civilStatus,
            new FeeLine("Lệ phí hộ tịch", FeeKind.Charge, 8_000)),
    ];

    private static FormField Ask(string name, string label, FieldKind kind) => new(name, label, kind) { IsRequired = true };

    private static FormField Choose(string name, string label, params IReadOnlyList<string> choices) =>
        Ask(name, label, FieldKind.Choice) with { Choices = choices };

    private static ProcedureContent WithAuthority(ProcedureContent birth) => birth with
    {
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
            Fields = forms.GetValueOrDefault(code, []),
            Fees = fees,
            Steps = steps,
            Results = [new(result, resultName)],
            Basis = basis,
        };
}
