using System.Text.Json.Serialization;

namespace DiemSang.OneStop.Catalogue.Content;

/// <summary>Loại công bố.</summary>
public enum DecisionKind
{
    New,
    Changed,
    Abolished,
}

/// <summary>
/// Bộ phận tạo thành thủ tục hành chính (Nghị định 63/2010/NĐ-CP Điều 8 khoản 2). The first seven every procedure has;
/// the others are asked for where they exist.
/// </summary>
[Flags]
public enum ProcedureParts
{
    None = 0,
    Name = 1 << 0,
    Order = 1 << 1,
    Manner = 1 << 2,
    Papers = 1 << 3,
    Limit = 1 << 4,
    Audience = 1 << 5,
    Authority = 1 << 6,
    Form = 1 << 7,
    Result = 1 << 8,
    Conditions = 1 << 9,
    Fees = 1 << 10,

    AlwaysNeeded = Name | Order | Manner | Papers | Limit | Audience | Authority,
}

/// <summary>One procedure in a decision, and what became of its publication.</summary>
public sealed record DecidedProcedure(ProcedureCode Code, DecisionKind Kind)
{
    /// <summary>The day somebody pressed "công khai"; null = not yet.</summary>
    public DateOnly? PublicOn { get; init; }

    /// <summary>Parts that this procedure has beside those that every procedure has.</summary>
    public ProcedureParts Further { get; init; }

    /// <summary>Parts that are public.</summary>
    public ProcedureParts Public { get; init; }

    /// <summary>
    /// A row by what is missing: once a procedure is public, every part that it has is, but for those named.
    /// </summary>
    public static DecidedProcedure Of(
        ProcedureCode code, DecisionKind kind, DateOnly? publicOn, ProcedureParts further, ProcedureParts missing) => new(code, kind)
    {
        PublicOn = publicOn,
        Further = further,
        Public = publicOn is null ? ProcedureParts.None : (ProcedureParts.AlwaysNeeded | further) & ~missing,
    };

    /// <summary>Parts that should be public and are not.</summary>
    [JsonIgnore]
    public ProcedureParts Missing => (ProcedureParts.AlwaysNeeded | Further) & ~Public;

    public bool IsFull => Missing == ProcedureParts.None;
}

/// <summary>
/// Quyết định công bố (QĐCB): which procedures a ministry or province made known, changed or abolished, and when.
/// </summary>
/// <param name="Publisher">the ministry or province</param>
/// <param name="SignedOn">ngày ký quyết định công bố</param>
/// <param name="BasisEffectiveOn">ngày có hiệu lực of the newest legal basis; null = the decision has none of its own</param>
public sealed record Decision(string Number, UnitCode Publisher, DateOnly SignedOn, DateOnly? BasisEffectiveOn)
{
    public IReadOnlyList<DecidedProcedure> Procedures { get; init; } = [];
}
