using System.Globalization;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Workspace.Passports;

/// <summary>Bộ lọc danh sách: which rows of a list are shown, read from the address and carried along in its links.</summary>
public sealed record ListFilter
{
    public const string View = "xem", OfUnit = "don-vi", OfField = "linh-vuc", OfProcedure = "thu-tuc",
        ReceivedFrom = "nhan-tu", OfReason = "ly-do", OfPage = "trang";

    public const string Met = "dat", Missed = "chua-dat";

    public bool ShowsMet { get; private init; }

    public UnitCode? Unit { get; private init; }

    public string? Field { get; private init; }

    public string? Procedure { get; private init; }

    public DateOnly? From { get; private init; }

    public string? Reason { get; private init; }

    public int Page { get; private init; } = 1;

    public IReadOnlyList<QueryProblem> Problems { get; private init; } = [];

    public bool IsNarrowed => Unit is not null || Field is not null || Procedure is not null || From is not null || Reason is not null;

    public static ListFilter Of(IQueryCollection query, UnitDirectory units)
    {
        var problems = new List<QueryProblem>();
        var view = Text(query[View]);
        if (view is not (null or Met or Missed))
        {
            problems.Add(new(View, Words.Say("query.view", view, Missed, Met)));
        }

        var unit = Text(query[OfUnit]);
        UnitCode? known = unit is null ? null : units.Find(unit);
        if (unit is not null && known is null)
        {
            problems.Add(new(OfUnit, Words.Say("query.unit", unit)));
        }

        var from = Text(query[ReceivedFrom]);
        DateOnly? day = from is null ? null : Format.FindDay(from);
        if (from is not null && day is null)
        {
            problems.Add(new(ReceivedFrom, Words.Say("day.shape", from)));
        }

        var page = 1;
        if (Text(query[OfPage]) is { } number
            && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out page) || page < 1))
        {
            problems.Add(new(OfPage, Words.Say("query.page", number)));
            page = 1;
        }

        return new()
        {
            ShowsMet = view == Met,
            Unit = known,
            Field = Text(query[OfField]),
            Procedure = Text(query[OfProcedure]),
            From = day,
            Reason = Text(query[OfReason]),
            Page = page,
            Problems = problems,
        };
    }

    public (string, string?)[] Values(int page = 1, bool? met = null) =>
    [
        (View, (met ?? ShowsMet) ? Met : null), (OfUnit, Unit?.Value), (OfField, Field), (OfProcedure, Procedure),
        (ReceivedFrom, AskedQuery.Text(From)), (OfReason, met is null ? Reason : null),
        (OfPage, page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
    ];

    /// <summary>A unit stands for its whole subtree, but the unit of the page for itself alone.</summary>
    public bool Holds(ListedSubject row, UnitCode whole, UnitDirectory units, DateOnly day) =>
        (Unit is not { } unit || row.Unit is not { } at
            || (unit == whole ? at == whole : units.IsWithin(at, unit, day)))
        && (Field is null || row.Procedure?.Field == Field)
        && (Procedure is null || row.ProcedureCode == Procedure)
        && (From is not { } from || (row.ReceivedAt is { } received && LocalTime.DayOf(received) >= from))
        && (Reason is null || row.Reason == Reason);

    private static string? Text(string? value) => value?.Trim() is { Length: > 0 } text ? text : null;
}
