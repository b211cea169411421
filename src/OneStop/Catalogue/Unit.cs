namespace DiemSang.OneStop.Catalogue;

/// <summary>Cấp đơn vị: the level of a unit in the tree of government.</summary>
public enum UnitLevel
{
    Ministry,
    Province,
    Department,
    District,
    Commune,
}

/// <summary>
/// Cơ quan, đơn vị: one row of the unit catalogue. A unit that changed its parent or name has several rows with
/// the same code and other days of validity; days without a bound hold for all time.
/// </summary>
public sealed record Unit(
    UnitCode Code,
    string Name,
    UnitLevel Level,
    UnitCode? Parent = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null,
    UnitCode? Successor = null) : IHoldsBetween
{
    /// <summary>Further codes by which senders name the unit (000.00.07.H09 beside H09.07).</summary>
    public IReadOnlyList<string> OtherCodes { get; init; } = [];

    public bool IsValidOn(DateOnly day) => Validity.IsValidOn(this, day);
}
