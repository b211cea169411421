using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.OneStop.Handling;

/// <summary>Hồ sơ nộp: what is laid on the counter or sent from a screen, before it has a code.</summary>
/// <param name="Unit">the unit that handles it; the index counts it there</param>
public sealed record Filing(UnitCode Unit, ProcedureCode Procedure, Channel Channel, Terms Terms)
{
    /// <summary>Where it was brought to, when that is another unit (phi địa giới hành chính).</summary>
    public UnitCode? ReceivingUnit { get; init; }

    public Matter Matter { get; init; }
    public required PersonDetails Owner { get; init; }

    /// <summary>Người nộp; null = the owner.</summary>
    public PersonDetails? Applicant { get; init; }

    /// <summary>Trích yếu.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Tờ khai điện tử: answers by the names of the procedure's fields; kept sealed.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Paper> Papers { get; init; } = [];
    public IReadOnlyList<FeeDue> Fees { get; init; } = [];

    /// <summary>The account was verified by VNeID, or data of CSDL dân cư were used.</summary>
    public bool UsesCitizenData { get; init; }

    /// <summary>The unit whose counter takes it.</summary>
    public UnitCode At => ReceivingUnit ?? Unit;

    /// <summary>Khiếu nại, tố cáo, phản ánh are not dossiers: the desk says where they go.</summary>
    public void RefuseOtherMatters()
    {
        Refused.If(Matter == Matter.Complaint, "filing.complaint");
        Refused.If(Matter == Matter.Denunciation, "filing.denunciation");
        Refused.If(Matter == Matter.Feedback, "filing.feedback");
    }
}
