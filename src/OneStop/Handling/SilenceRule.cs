using System.Reflection;
using System.Text.Json;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Handling;

/// <summary>
/// Khi nào là im lặng: how long nothing may happen to a dossier. The smaller of what its present step was given and a
/// share of its limit, and never less than some working days. From rules/desk/silence.json.
/// </summary>
/// <param name="LeastWorkingDays">whatever the limit, so short a rest is none</param>
/// <param name="ShareOfLimit">of the working time from reception to the first promise, in hundredths</param>
public sealed record SilenceRule(int LeastWorkingDays, int ShareOfLimit)
{
    private static readonly JsonSerializerOptions web = new(JsonSerializerDefaults.Web);

    public static SilenceRule House { get; } = Read();

    private TimeSpan Least => TimeSpan.FromSeconds((double)LeastWorkingDays * OfficeHours.SecondsADay);

    /// <summary>True when nothing has happened for longer than the rule bears with; times are working time.</summary>
    public bool IsTooLong(HandledDossier dossier, WorkCalendar calendar, DateTimeOffset now)
    {
        var rest = calendar.WorkingTimeBetween(dossier.LastStep.At, now);
        return rest > Least && rest > Patience(dossier, calendar, now);
    }

    /// <summary>Working time without a step that is still no silence.</summary>
    public TimeSpan Patience(HandledDossier dossier, WorkCalendar calendar, DateTimeOffset now)
    {
        if (DeadlineLedger.Of(dossier, calendar, now).Budget is not { } budget)
        {
            return Least;
        }

        var step = dossier.Offer?.Step ?? dossier.OpenHolding?.Step;
        var ofStep = dossier.Terms.Steps.FirstOrDefault(one => one.Name == step)?.Share ?? 100;
        var patience = budget * Math.Min(ofStep, ShareOfLimit) / 100;
        return patience > Least ? patience : Least;
    }

    private static SilenceRule Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("silence.json")!;
        return JsonSerializer.Deserialize<SilenceRule>(stream, web)!;
    }
}
