using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Desk;

/// <summary>Sổ theo dõi hồ sơ (Mẫu 06): what was opened in a period at or for the visitor's units, in order.</summary>
public sealed record RegisterView(Installation House, DateOnly From, DateOnly To, IReadOnlyList<WorkRow> Rows, string? Problem)
{
    public const int PageSize = 50;
    public const int MostInFile = 20_000;

    public static RegisterView Of(
        Installation house, Visitor visitor, string? from, string? to, int most, string after = "")
    {
        var today = LocalTime.DayOf(house.Now);
        var (first, last) = (Format.FindDay(from) ?? new(today.Year, today.Month, 1), Format.FindDay(to) ?? today);
        var isTyped = (string.IsNullOrWhiteSpace(from) || Format.FindDay(from) is not null)
            && (string.IsNullOrWhiteSpace(to) || Format.FindDay(to) is not null);
        if (!isTyped || last < first)
        {
            return new(house, first, last, [], Words.Say(isTyped ? "register.days-reversed" : "form.bad-day"));
        }

        using var session = house.Database.OpenReader();
        var units = MyWork.Within(visitor, house.Catalogue.Current.Units, "register.read");
        return new(house, first, last, WorkStore.Register(session, units, first, last, after, most), null);
    }

    public string ProcedureName(WorkRow row) => DeskView.ProcedureNameOf(House, row.Procedure, row.OpenedAt);

    public string UnitName(UnitCode unit) => House.Catalogue.Current.Units.Row(unit, To)?.Name ?? unit.Value;
}
