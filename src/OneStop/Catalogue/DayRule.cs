using System.Globalization;
using System.Reflection;

namespace DiemSang.OneStop.Catalogue;

/// <summary>Loại ngày: what a rule makes of a day. Weekly = as the week has it, Monday to Friday working.</summary>
public enum DayKind
{
    Weekly,
    Off,
    Substitute,
    SwapOff,
    SwapWork,
}

/// <summary>Ngày nghỉ, ngày làm bù: one day that differs from its week, with the source that says so.</summary>
public sealed record DayRule(DateOnly Day, string Name, DayKind Kind, string Source, bool IsConfirmed = true)
{
    public bool IsWorking => Kind == DayKind.SwapWork || (Kind == DayKind.Weekly && IsWeekday(Day));

    /// <summary>The days of the country that the product carries with it (holidays.csv).</summary>
    public static IReadOnlyList<DayRule> Official { get; } = LoadOfficial();

    public static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>
    /// One line of holidays.csv: date,name,kind,source,confidence; no cell of that file holds a comma.
    /// </summary>
    public static DayRule Parse(string line)
    {
        var cells = line.Split(',');
        var kind = cells[2] switch
        {
            "off" => DayKind.Off,
            "substitute" => DayKind.Substitute,
            "swap_off" => DayKind.SwapOff,
            "swap_work" => DayKind.SwapWork,
            _ => throw new FormatException(line),
        };
        var day = DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(day, cells[1], kind, cells[3], cells[4] != "estimate");
    }

    private static List<DayRule> LoadOfficial()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("holidays.csv")!;
        using var text = new StreamReader(stream);
        var rules = new List<DayRule>();
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            rules.Add(Parse(line));
        }

        return rules;
    }
}
