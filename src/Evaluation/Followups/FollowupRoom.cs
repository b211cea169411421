using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Followups;

/// <summary>Phòng theo dõi: the registers of the evaluation team's week over one installation.</summary>
public sealed class FollowupRoom(Journal journal, Database database)
{
    public AssignmentRegister Assignments { get; } = new(journal, database);

    public RemedyRegister Remedies { get; } = new(journal, database);

    public AlarmRegister Alarms { get; } = new(journal, database);
}
