using System.Text.Json.Serialization;

namespace DiemSang.OneStop.Catalogue;

/// <summary>Mức dịch vụ công trực tuyến: none, một phần, toàn trình.</summary>
public enum OnlineLevel
{
    None,
    Partial,
    Full,
}

/// <summary>Đơn vị của thời hạn giải quyết.</summary>
public enum LimitUnit
{
    SameDay,
    WorkingDay,
    Day,
    WorkingHour,
    Hour,
    Month,
}

/// <summary>Thời hạn giải quyết: how long the law gives, in its own unit.</summary>
public readonly record struct TimeLimit(int Amount, LimitUnit Unit);

/// <summary>Thủ tục hành chính: one row of the procedure catalogue.</summary>
public sealed record Procedure(ProcedureCode Code, string Name, string Field) : IHoldsBetween
{
    public OnlineLevel Online { get; init; }
    public bool HasFee { get; init; }
    public bool OnlinePayment { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool ReturnsResult { get; init; } = true;

    public bool ForIndividuals { get; init; }
    public TimeLimit? Limit { get; init; }

    /// <summary>
    /// Units that the procedure is assigned to; an assignment to a parent does not reach its children.
    /// </summary>
    public IReadOnlyList<UnitCode> Units { get; init; } = [];

    /// <summary>Assigned to every unit ("*").</summary>
    public bool ForAllUnits { get; init; }

    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>Made from a message that named a procedure the catalogue does not know yet.</summary>
    public bool IsStub { get; init; }

    public bool IsValidOn(DateOnly day) => Validity.IsValidOn(this, day);
}
