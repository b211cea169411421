using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Followups;

/// <summary>Vai trong phân công. The names are stored: add, never rename.</summary>
public enum AssignedPart
{
    /// <summary>Thành viên tổ đánh giá theo dõi thành phần, for the unit and all below it.</summary>
    Member,

    /// <summary>Người dự phòng: acts while the member is away.</summary>
    Deputy,

    /// <summary>Người phụ trách thành phần ở chính đơn vị.</summary>
    Owner,
}

/// <summary>Phân công: an account answers for a component of a unit from one day to another.</summary>
/// <param name="To">the last day; null = until another is named; before From = replaced before it began</param>
public sealed record Assignment(
    string Id, UnitCode Unit, string Indicator, AssignedPart Part, string Account, DateOnly From, DateOnly? To,
    DateTimeOffset MadeAt, string MadeBy, DateTimeOffset? EndedAt = null, string? EndedBy = null)
{
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);

    /// <summary>Replaced before its first day: it never held.</summary>
    public bool IsVoid => To < From;

    public bool Overlaps(DateOnly from, DateOnly? to) =>
        !IsVoid && (To is null || To >= from) && (to is null || From <= to);
}
