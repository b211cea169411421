using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Portal;

/// <summary>
/// Hồ sơ do phần mềm khác gửi tới, cho người nộp xem: what its own office last reported, and no more. It names nobody.
/// </summary>
public sealed class SentView
{
    private SentView(Installation house, DossierItem item, DossierFacts facts, IReadOnlyList<ProgressEvent> events)
    {
        (House, Item, Facts, Now) = (house, item, facts, house.Now);
        Path = [.. events.OrderBy(one => one.At).Select(one => (one.At, one.Status)).DistinctBy(one => one)];
    }

    public Installation House { get; }

    public DossierItem Item { get; }

    public DossierFacts Facts { get; }

    public DateTimeOffset Now { get; }

    /// <summary>The reported steps, oldest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, int Status)> Path { get; }

    public UnitCode Unit => Facts.Unit;

    public int Status => Facts.Status;

    public bool IsEnded => Status is 3 or 8 or 10;

    /// <summary>The date promised last: a pause for papers may have moved it.</summary>
    public DateTimeOffset? DueAt => Item.Supplements.LastOrDefault(one => one.DueAfter is not null)?.DueAfter ?? Item.DueAt;

    public string ProcedureName => DeskView.ProcedureNameOf(House, Facts.Procedure, Item.ReceivedAt ?? Now);

    public string Place => House.Catalogue.Current.Units.Row(Unit, LocalTime.DayOf(Now))?.Name ?? Unit.Value;

    /// <summary>Null for a dossier that nobody reported.</summary>
    public static SentView? Of(Installation house, DossierCode code)
    {
        using var session = house.Database.OpenReader();
        return DossierStore.Load(session, [code])[code] is { Item: { } item, Facts: { } facts } stored
            ? new(house, item, facts, stored.Events)
            : null;
    }
}
