namespace DiemSang.OneStop.Access;

/// <summary>Vai trò: what someone is in an office. The names are stored: add, never rename.</summary>
public enum Role
{
    CounterOfficer,
    Specialist,
    SectionHead,
    UnitHead,
    Clerk,
    Cashier,
    EvaluationMember,
    Auditor,
    UnitAdmin,
    ProvinceAdmin,
    SyncClient,
    Citizen,
    Business,
    Volunteer,
}
