namespace DiemSang.OneStop.Handling;

/// <summary>Thông tin một người: kept sealed, shown only to whom it concerns.</summary>
/// <param name="IdentityNumber">số định danh, mã số doanh nghiệp</param>
public sealed record PersonDetails(string Name, string IdentityNumber)
{
    public string Phone { get; init; } = "";
    public string Email { get; init; } = "";
    public string Address { get; init; } = "";
}

/// <summary>Người của hồ sơ: owner, applicant and all free texts of one dossier, sealed under one key.</summary>
public sealed record People(PersonDetails Owner, PersonDetails Applicant)
{
    public static People Nobody { get; } = new(new PersonDetails("", ""), new PersonDetails("", ""));

    /// <summary>Free texts by the number that stands in the dossier's records.</summary>
    public IReadOnlyDictionary<int, string> Texts { get; init; } = new Dictionary<int, string>();

    /// <summary>Tờ khai điện tử: what was answered, by the names of the procedure's fields.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    public string Text(int? number) => number is { } known ? Texts.GetValueOrDefault(known, "") : "";
}

/// <summary>Việc người dân mang đến.</summary>
public enum Matter
{
    /// <summary>Thủ tục hành chính.</summary>
    Procedure,

    /// <summary>Khiếu nại: Luật Khiếu nại 2011, received at tiếp công dân.</summary>
    Complaint,

    /// <summary>Tố cáo: Luật Tố cáo 2018.</summary>
    Denunciation,

    /// <summary>Phản ánh, kiến nghị: its own register.</summary>
    Feedback,
}

