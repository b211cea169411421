using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Procedures.Decisions;

/// <summary>Biểu mẫu quyết định công bố: a decision as fields, and back; a row without a code is no row.</summary>
public sealed class DecisionForm(ILookup<string, string> fields)
{
    public const int MostRows = 200;
    private const int EmptyRows = 3;

    private readonly List<string> problems = [];

    /// <summary>Rows to show: those that were typed, and some more.</summary>
    public int Rows => Math.Min(MostRows, (Typed.DefaultIfEmpty(-1).Max() + 1) + EmptyRows);

    public string Text(string name) => (fields[name].FirstOrDefault() ?? "").Trim().Normalize();

    public bool Has(string name, ProcedureParts part) => fields[name].Contains($"{part}");

    /// <summary>Publisher and number of the decision that this one corrects.</summary>
    public (UnitCode Publisher, string Number)? Corrects =>
        Text("thay-so") is { Length: > 0 } number ? (new(Text("thay-co-quan")), number) : null;

    /// <summary>Reads the decision; what cannot be read or must not stand is told in words.</summary>
    public (Decision? Decision, IReadOnlyList<string> Problems) Read(CatalogueState catalogue, DateOnly today)
    {
        problems.Clear();
        var signed = Day("ky", Words.Say("decision.signed-on"), isNeeded: true);
        var decision = new Decision(
            Text("so"), new(Text("co-quan")), signed ?? today, Day("goc", Words.Say("decision.basis-on")))
        {
            Procedures = [.. Typed.Select(Row).OfType<DecidedProcedure>()],
        };
        problems.AddRange(DecisionCheck.Of(decision, catalogue, today).Select(one => Words.Say(one.Code, [.. one.Blanks])));
        return (problems.Count == 0 ? decision : null, [.. problems]);
    }

    /// <summary>A decision as the form would have sent it.</summary>
    public static ILookup<string, string> Of(Decision decision)
    {
        var cells = new List<(string Name, string Value)>
        {
            ("so", decision.Number), ("co-quan", decision.Publisher.Value), ("ky", Format.Day(decision.SignedOn)),
            ("goc", decision.BasisEffectiveOn is { } holds ? Format.Day(holds) : ""),
            ("thay-so", decision.Number), ("thay-co-quan", decision.Publisher.Value),
        };
        foreach (var (i, one) in decision.Procedures.Index())
        {
            cells.AddRange(
            [
                ($"ma-{i}", one.Code.Value), ($"loai-{i}", $"{one.Kind}"),
                ($"cong-khai-{i}", one.PublicOn is { } on ? Format.Day(on) : ""),
                .. Named(one.Further).Select(part => ($"them-{i}", part)),
                .. Named(one.PublicOn is null ? ProcedureParts.None : one.Missing).Select(part => ($"thieu-{i}", part)),
            ]);
        }

        return cells.ToLookup(one => one.Name, one => one.Value);
    }

    private IEnumerable<int> Typed => Enumerable.Range(0, MostRows).Where(i => Text($"ma-{i}").Length > 0);

    private DecidedProcedure? Row(int i)
    {
        var code = Text($"ma-{i}");
        if (!ProcedureCode.IsWellFormed(code))
        {
            problems.Add(Words.Say("decision.procedure-code", code));
            return null;
        }

        var kind = Enum.TryParse<DecisionKind>(Text($"loai-{i}"), out var named) && Enum.IsDefined(named) ? named : DecisionKind.New;
        return DecidedProcedure.Of(
            new(code), kind, Day($"cong-khai-{i}", Words.Say("decision.public-on", code)),
            Parts($"them-{i}") & ~ProcedureParts.AlwaysNeeded, Parts($"thieu-{i}"));
    }

    private DateOnly? Day(string name, string label, bool isNeeded = false)
    {
        var day = Format.FindDay(Text(name));
        if (day is null && (isNeeded || Text(name).Length > 0))
        {
            problems.Add(Words.Say("decision.bad-day", label));
        }

        return day;
    }

    private ProcedureParts Parts(string name) => DecisionWords.Parts.Where(one => Has(name, one.Part))
        .Aggregate(ProcedureParts.None, (all, one) => all | one.Part);

    private static IEnumerable<string> Named(ProcedureParts parts) =>
        DecisionWords.Parts.Where(one => parts.HasFlag(one.Part)).Select(one => $"{one.Part}");
}
