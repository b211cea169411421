using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Portal;

/// <summary>Chọn thủ tục và nơi tiếp nhận: what a citizen may file online, found by words or code.</summary>
internal sealed class FilingChoice
{
    private const int MostCandidates = 12;

    private readonly ILookup<string, string> fields;
    private readonly CatalogueState catalogue;
    private readonly DateOnly today;

    public FilingChoice(Installation house, ILookup<string, string> fields)
    {
        (this.fields, catalogue, today) = (fields, house.Catalogue.Current, LocalTime.DayOf(house.Now));
        Offered =
        [
            .. catalogue.Procedures.Rows
                .Where(one => one.IsValidOn(today) && !one.IsStub && one.Online != OnlineLevel.None
                    && catalogue.Contents.Find(one.Code, today) is not null)
                .DistinctBy(one => one.Code).OrderBy(one => one.Name, StringComparer.Create(new("vi-VN"), ignoreCase: true)),
        ];
        Candidates = Search(Text("thu-tuc"));
        Procedure = Candidates is [var only] ? only : Candidates.FirstOrDefault(one => one.Code.Value == Text("chon"));
        Unit = Units.FirstOrDefault(unit => unit.Code.Value == Text("don-vi"));
    }

    /// <summary>Procedures that may be filed online and whose papers the catalogue knows.</summary>
    public IReadOnlyList<Procedure> Offered { get; }

    public IReadOnlyList<Procedure> Candidates { get; }

    public Procedure? Procedure { get; }

    /// <summary>Units that answer for the procedure; while none is chosen, those that answer for any.</summary>
    public IEnumerable<Unit> Units => catalogue.Units.Codes
        .Select(code => catalogue.Units.Row(code, today)).OfType<Unit>().OrderBy(unit => unit.Code)
        .Where(unit => (Procedure is { } one ? [one] : Offered).Any(row => row.ForAllUnits || row.Units.Contains(unit.Code)));

    public Unit? Unit { get; }

    public string Text(string name) => (fields[name].FirstOrDefault() ?? "").Trim().Normalize();

    /// <summary>All of them while nothing is typed; by code, else by words without case and accents.</summary>
    private IReadOnlyList<Procedure> Search(string text)
    {
        var first = text.Split(' ')[0];
        if (Offered.FirstOrDefault(one => one.Code.Value == first) is { } named)
        {
            return [named];
        }

        var words = Names.Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. Offered.Where(one => Array.TrueForAll(words, word =>
                Names.Folded($"{one.Code.Value} {one.Name}").Contains(word, StringComparison.Ordinal))).Take(MostCandidates),
        ];
    }
}
