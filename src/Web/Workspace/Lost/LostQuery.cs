using System.Globalization;
using DiemSang.Exchange;
using DiemSang.Scoring.Plans;

namespace DiemSang.Web.Workspace.Lost;

/// <summary>
/// Điều kiện của trang "Điểm đang bỏ lỡ": the target, minutes and pieces by lever, and the component whose loss is
/// shared out; numbers as Vietnamese people write them.
/// </summary>
public sealed class LostQuery
{
    public const string Target = "dich", Component = "tp", MinutesOf = "phut-", PiecesOf = "lam-";

    public const int MostMinutes = 10_000;
    public const int MostPieces = 1_000_000;

    private readonly IQueryCollection query;
    private readonly List<QueryProblem> problems = [];
    private readonly Dictionary<string, int> minutes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> pieces = new(StringComparer.Ordinal);

    public LostQuery(HttpContext context, LeverTable table)
    {
        query = context.Request.Query;
        Asked = AskedQuery.Of(context);
        Wanted = ReadTarget();
        foreach (var kind in table.Kinds)
        {
            if (Whole(MinutesOf + kind.Id, MostMinutes) is { } own && own != kind.Minutes)
            {
                minutes[kind.Id] = own;
            }

            if (Whole(PiecesOf + kind.Id, MostPieces) is > 0 and var some)
            {
                pieces[kind.Id] = some;
            }
        }
    }

    public AskedQuery Asked { get; }

    /// <summary>null = the page proposes one.</summary>
    public decimal? Wanted { get; }

    public string? Shown => Text(Component);

    /// <summary>Minutes by lever where they are not those of the table.</summary>
    public IReadOnlyDictionary<string, int> Minutes => minutes;

    /// <summary>What if: pieces by lever.</summary>
    public IReadOnlyDictionary<string, long> Pieces => pieces;

    public IReadOnlyList<QueryProblem> Problems => [.. Asked.Problems, .. problems];

    public string? Text(string field) => query[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    public string? ProblemOf(string field) => problems.Find(one => one.Field == field)?.Text;

    /// <summary>The same question with something changed; minutes and pieces are carried.</summary>
    public string Link(string path, params IReadOnlyList<(string Name, string? Value)> more)
    {
        var carried = query.Keys.Where(IsOurs).Where(name => more.All(one => one.Name != name))
            .Select(name => (name, (string?)Text(name)));
        return Asked.Link(path, [.. carried, .. more]);
    }

    /// <summary>Fields of the other forms of the page, to be carried by this one.</summary>
    public IEnumerable<(string Name, string Value)> Carried(params IReadOnlyList<string> except) =>
        query.Keys.Where(name => !except.Any(one => name.StartsWith(one, StringComparison.Ordinal)))
            .Where(name => Text(name) is not null).Select(name => (name, Text(name)!));

    private static bool IsOurs(string name) => name is Target or Component
        || name.StartsWith(MinutesOf, StringComparison.Ordinal) || name.StartsWith(PiecesOf, StringComparison.Ordinal);

    private decimal? ReadTarget()
    {
        if (Text(Target) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points)
            && points is >= 0 and <= 100 && decimal.Round(points, 2) == points)
        {
            return points;
        }

        problems.Add(new(Target, Words.Say("lost.bad-target", text)));
        return null;
    }

    private int? Whole(string field, int most)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        var bare = text.Replace(".", "", StringComparison.Ordinal);
        if (int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
        {
            return number;
        }

        problems.Add(new(field, Words.Say("lost.bad-number", text, Shell.Format.Count(most))));
        return null;
    }
}
