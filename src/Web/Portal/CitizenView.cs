using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Portal;

/// <summary>
/// Hồ sơ cho người nộp xem: where it is, what comes next, by when and why, and what they must do. It names no officer
/// and no other person.
/// </summary>
public sealed class CitizenView
{
    private CitizenView(Installation house, HandledDossier dossier)
    {
        (House, Dossier, Now) = (house, dossier, house.Now);
        Ledger = DeadlineLedger.Of(dossier, house.Catalogue.Current.Calendar, Now);
    }

    public Installation House { get; }

    public HandledDossier Dossier { get; }

    public DateTimeOffset Now { get; }

    public DeadlineLedger Ledger { get; }

    public NextTask NextTask => NextStep.Of(Dossier);

    public DateTimeOffset? NextAt => NextStep.DueAt(Dossier, House.Catalogue.Current.Calendar);

    public string ProcedureName => DeskView.ProcedureNameOf(House, Dossier.Procedure, Dossier.OpenedAt);

    public string Place => UnitName(Dossier.Place);

    /// <summary>What the office wrote to the applicant: the list asked for, a reason; "" when nothing.</summary>
    public string Said => Dossier switch
    {
        { OpenSupplement: { } asked } => People.Text(asked.Text),
        { OpenNotice: { } notice } => People.Text(notice.Text),
        { Ending: { } ending } => People.Text(ending.Text),
        _ => "",
    };

    private People People => field ??= House.Handling.PeopleOf(Dossier.Code);

    public static CitizenView? Of(Installation house, DossierCode code) =>
        house.Handling.Find(code) is { } dossier ? new(house, dossier) : null;

    public static CitizenView Of(Installation house, HandledDossier dossier) => new(house, dossier);

    public string UnitName(UnitCode unit) => House.Catalogue.Current.Units.Row(unit, LocalTime.DayOf(Now))?.Name ?? unit.Value;
}
