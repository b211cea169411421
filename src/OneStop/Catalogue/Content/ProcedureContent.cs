using System.Text.Json.Serialization;

namespace DiemSang.OneStop.Catalogue.Content;

/// <summary>
/// Nội dung thủ tục: what the law asks of applicant and office, in one version. A dossier keeps the version it was
/// received under; a change makes a new version and never touches an old one.
/// </summary>
/// <param name="Version">1 for the first version of a procedure, then one more each time</param>
public sealed record ProcedureContent(ProcedureCode Code, int Version, DateOnly ValidFrom)
{
    public IReadOnlyList<PaperRequirement> Papers { get; init; } = [];
    public IReadOnlyList<FormField> Fields { get; init; } = [];
    public IReadOnlyList<FeeLine> Fees { get; init; } = [];

    /// <summary>Limits that differ from the procedure's own, by channel.</summary>
    public IReadOnlyList<ChannelLimit> Limits { get; init; } = [];

    public IReadOnlyList<ProcessStep> Steps { get; init; } = [];
    public IReadOnlyList<ResultKind> Results { get; init; } = [];
    public IReadOnlyList<LegalBasis> Basis { get; init; } = [];

    /// <summary>Đối tượng thực hiện.</summary>
    public string Audience { get; init; } = "";

    /// <summary>Trình tự thực hiện, one step a line.</summary>
    public string Order { get; init; } = "";

    /// <summary>Yêu cầu, điều kiện; empty when the law sets none.</summary>
    public string Conditions { get; init; } = "";

    /// <summary>The limit for a channel: its own, else the procedure's.</summary>
    public TimeLimit? LimitFor(Channel channel, TimeLimit? general) =>
        Limits.FirstOrDefault(one => one.Channel == channel)?.Limit ?? general;

    /// <summary>The fee lines that hold for a channel: its own where a line has one, else the general ones.</summary>
    public IEnumerable<FeeLine> FeesFor(Channel channel) =>
        Fees.GroupBy(line => line.Name, StringComparer.Ordinal)
            .Select(lines => lines.FirstOrDefault(line => line.Channel == channel)
                ?? lines.FirstOrDefault(line => line.Channel is null))
            .OfType<FeeLine>();
}

/// <summary>Thành phần hồ sơ: one paper that the law asks for.</summary>
/// <param name="Code">MAGIAYTO of the national catalogue, or a short code of the office</param>
public sealed record PaperRequirement(string Code, string Name)
{
    /// <summary>Số bản chính.</summary>
    public int Originals { get; init; }

    /// <summary>Số bản sao.</summary>
    public int Copies { get; init; }

    /// <summary>An electronic paper stands for the original or the copy.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool IsElectronicAccepted { get; init; } = true;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool IsRequired { get; init; } = true;

    /// <summary>Asked for only when this holds of the form's answers.</summary>
    public FieldCondition? When { get; init; }

    /// <summary>Mã kết quả: a result of this kind that the owner got before replaces the paper.</summary>
    public string? ReplacedByResult { get; init; }

    public string? FormName { get; init; }

    public bool IsAskedFor(IReadOnlyDictionary<string, string> answers) => When?.Holds(answers) ?? true;
}

/// <summary>Phí hay lệ phí.</summary>
public enum FeeKind
{
    /// <summary>Phí: for a service.</summary>
    Fee = 1,

    /// <summary>Lệ phí: for an act of the state.</summary>
    Charge = 2,
}

/// <summary>Mức phí, lệ phí: whole đồng; per copy where the applicant says how many.</summary>
public sealed record FeeLine(string Name, FeeKind Kind, long Amount)
{
    /// <summary>Holds for this channel only; null = for every channel without a line of its own.</summary>
    public Channel? Channel { get; init; }

    public bool IsPerCopy { get; init; }

    /// <summary>Must be paid before the dossier leaves reception.</summary>
    public bool IsPaidFirst { get; init; }

    public long For(int copies) => checked(IsPerCopy ? Amount * copies : Amount);
}

/// <summary>Thời hạn theo kênh.</summary>
public sealed record ChannelLimit(Channel Channel, TimeLimit Limit);

/// <summary>Điều kiện trước khi sang bước sau.</summary>
[Flags]
public enum StepNeeds
{
    None = 0,
    PapersComplete = 1 << 0,
    FeePaid = 1 << 1,
    ResultFile = 1 << 2,
}

/// <summary>Bước giải quyết: who works, for which share of the limit, and what must be there first.</summary>
/// <param name="Doer">the role that does it, by the name it has among roles (Specialist, UnitHead, Clerk …)</param>
/// <param name="Share">of the working time of the limit, in hundredths; the steps of a procedure add up to 100</param>
public sealed record ProcessStep(string Name, string Doer, int Share, StepNeeds Needs = StepNeeds.None);

/// <summary>Kết quả thực hiện.</summary>
public sealed record ResultKind(string Code, string Name);

/// <summary>Căn cứ pháp lý.</summary>
/// <param name="EffectiveOn">the day from which the document holds, where it is known</param>
public sealed record LegalBasis(string Number, string Name, DateOnly? EffectiveOn = null);
