using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Access;

/// <summary>Giao quyền: an account holds a role in a unit and everything below it, from one day to another.</summary>
/// <param name="Account">whose role it is; under a delegation that of the giver</param>
/// <param name="To">the last day; null = until it is ended</param>
public sealed record Grant(string Account, Role Role, UnitCode Unit, DateOnly From, DateOnly? To)
{
    /// <summary>Toàn hệ thống: covers every unit, also those not yet in the catalogue.</summary>
    public static UnitCode Everywhere { get; } = new("*");

    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);

    public bool Covers(UnitCode unit, UnitDirectory units, DateOnly day) =>
        Unit == Everywhere || Unit == unit || units.IsWithin(unit, Unit, day);
}
