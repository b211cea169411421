using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Desk;

/// <summary>Sổ theo dõi hồ sơ (Mẫu 06): what was opened in a period at or for the visitor's units, in order.</summary>
/// <param name="Total">rows of the whole period</param>
/// <param name="Skipped">rows before the first of these: running numbers go on behind them</param>
public sealed record RegisterView(
    Installation House, DateOnly From, DateOnly To, int Total, int Skipped, IReadOnlyList<WorkRow> Rows, string? Problem)
{
    public const int PageSize = 50;

    /// <summary>Of one printing; a longer period is printed part by part.</summary>
    public const int MostInPrint = 2_000;

    public const int MostInFile = 20_000;

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public int Page => Skipped / PageSize + 1;

    /// <summary>One page of the register; the last one when there are not so many.</summary>
    public static RegisterView OfPage(Installation house, Visitor visitor, string? from, string? to, int page) =>
        Of(house, visitor, from, to, page, PageSize);

    /// <summary>The register from its first row on.</summary>
    public static RegisterView OfAll(Installation house, Visitor visitor, string? from, string? to, int most) =>
        Of(house, visitor, from, to, 1, most);

    public int Number(int index) => Skipped + index + 1;

    public string ProcedureName(WorkRow row) => DeskView.ProcedureNameOf(House, row.Procedure, row.OpenedAt);

    public string UnitName(UnitCode unit) => House.Catalogue.Current.Units.Row(unit, To)?.Name ?? unit.Value;

    private static RegisterView Of(
        Installation house, Visitor visitor, string? from, string? to, int page, int most)
    {
        var today = LocalTime.DayOf(house.Now);
        var (first, last) = (Format.FindDay(from) ?? new(today.Year, today.Month, 1), Format.FindDay(to) ?? today);
        var isTyped = (string.IsNullOrWhiteSpace(from) || Format.FindDay(from) is not null)
            && (string.IsNullOrWhiteSpace(to) || Format.FindDay(to) is not null);
        if (!isTyped || last < first)
        {
            return new(house, first, last, 0, 0, [], Words.Say(isTyped ? "register.days-reversed" : "form.bad-day"));
        }

        using var session = house.Database.OpenReader();
        var units = MyWork.Within(visitor, house.Catalogue.Current.Units, "register.read");
        var total = WorkStore.CountRegister(session, units, first, last);
        var skipped = Math.Clamp(page - 1, 0, Math.Max(0, (total - 1) / most)) * most;
        return new(house, first, last, total, skipped, WorkStore.Register(session, units, first, last, skipped, most), null);
    }
}
