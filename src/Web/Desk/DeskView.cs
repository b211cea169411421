using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Files;
using DiemSang.OneStop.Handling;

namespace DiemSang.Web.Desk;

/// <summary>Thao tác mở cho người xem: an action with the part in which they would do it.</summary>
public sealed record OpenAction(DeskAction Action, ActorKind Kind);

/// <summary>Hồ sơ tại bàn trên màn hình: the dossier, its ledger of time, and what the visitor may do to it now.</summary>
public sealed class DeskView
{
    private DeskView(Installation house, Visitor visitor, HandledDossier dossier)
    {
        (House, Visitor, Dossier, Now) = (house, visitor, dossier, house.Now);
        Officers = Officers.Of(house);
        Ledger = DeadlineLedger.Of(dossier, Calendar, Now);
        Apology = ApologyOf(house, dossier, Now);
        var kinds = Officers.Kinds(visitor, dossier);
        Actions =
        [
            .. DeskActions.All
                .Where(one => one.When(dossier) && one.IsTime(dossier, Now)
                    && (visitor.May(one.Right, dossier.Unit) || visitor.May(one.Right, dossier.ReceivingUnit)))
                .Select(one => (Action: one, Kind: one.ActorFor(dossier, kinds)))
                .Where(one => one.Kind is not null)
                .Select(one => new OpenAction(one.Action, one.Kind!.Value)),
        ];
    }

    public Installation House { get; }

    public Visitor Visitor { get; }

    public HandledDossier Dossier { get; }

    public DateTimeOffset Now { get; }

    public Officers Officers { get; }

    public DeadlineLedger Ledger { get; }

    public IReadOnlyList<OpenAction> Actions { get; }

    public WorkCalendar Calendar => House.Catalogue.Current.Calendar;

    public NextTask NextTask => NextStep.Of(Dossier);

    public DateTimeOffset? NextAt => NextStep.DueAt(Dossier, Calendar);

    /// <summary>The one action that does the next thing, when it is the visitor's to do.</summary>
    public OpenAction? Next => DeskActions.For(NextTask) is { } next ? Actions.FirstOrDefault(one => one.Action == next) : null;

    /// <summary>The visitor can do the next thing, and nobody else has it in hand.</summary>
    public bool IsYours => Next is not null && (Dossier.Holder is "" or HandledDossier.CounterDesk
        || Dossier.Holder == Visitor.Account || Visitor.Grants.Any(grant => grant.Account == Dossier.Holder));

    /// <summary>The apology that waits for a signature; null when there is none, or the date has moved or passed.</summary>
    public ApologyDraft? Apology { get; }

    public string ProcedureName => ProcedureNameOf(House, Dossier.Procedure, Dossier.OpenedAt);

    public bool MayReadPerson => May("person.read-full");

    /// <summary>Who is concerned, with the free texts; whoever shows a name in full writes the audit line first.</summary>
    public People People => field ??= House.Handling.PeopleOf(Dossier.Code);

    public IReadOnlyList<StoredFile> Files => field ??= House.Files.Of(Dossier.Code.Value);

    public string UnitName(UnitCode unit) =>
        House.Catalogue.Current.Units.Row(unit, LocalTime.DayOf(Now))?.Name ?? unit.Value;

    /// <summary>The desk's view of a dossier; null when the desk does not handle it, or the visitor may not read it.</summary>
    public static DeskView? Of(Installation house, Visitor visitor, string code)
    {
        if (!visitor.IsSignedIn || !DossierCode.IsWellFormed(code) || house.Handling.Find(new(code)) is not { } dossier)
        {
            return null;
        }

        return visitor.May("dossier.read", dossier.Unit) || visitor.May("dossier.read", dossier.ReceivingUnit)
            ? new(house, visitor, dossier)
            : null;
    }

    public static string ProcedureNameOf(Installation house, ProcedureCode code, DateTimeOffset at) =>
        house.Catalogue.Current.Procedures.Find(code, LocalTime.DayOf(at))?.Name ?? code.Value;

    private static ApologyDraft? ApologyOf(Installation house, HandledDossier dossier, DateTimeOffset now)
    {
        using var session = house.Database.OpenReader();
        return dossier is { Extension: null, State: DossierState.Received or DossierState.InProcess }
            && ApologyStore.Find(session, dossier.Code) is { } draft && draft.DueAt == dossier.ToldDueAt && draft.DueAt >= now
            ? draft
            : null;
    }

    private bool May(string right) => Visitor.May(right, Dossier.Unit) || Visitor.May(right, Dossier.ReceivingUnit);
}
