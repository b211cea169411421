using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Followups;

/// <summary>Loại cảnh báo.</summary>
public enum AlarmKind
{
    /// <summary>Giảm điểm: points lost since the same moment a week before, of the total or of each group.</summary>
    Fall,

    /// <summary>Dưới ngưỡng: points of the total.</summary>
    Threshold,

    /// <summary>Hồ sơ sắp trễ: dossiers that become overdue by the end of the working day if nobody finishes them.</summary>
    AtRisk,

    /// <summary>Im lặng đồng bộ: working hours without a message about any dossier of the unit.</summary>
    SilentFeed,

    /// <summary>PAKN gần hạn trả lời: working hours left for each open case.</summary>
    FeedbackDue,
}

/// <summary>Quy tắc cảnh báo: from which figure it opens, and at which better one it clears.</summary>
/// <param name="Subject">"total" or "groups" for figures in points; "" for the others</param>
/// <param name="Opens">the figure itself opens it</param>
/// <param name="Clears">the figure itself clears it, unless it opens it too; between the two nothing changes</param>
public sealed record AlarmRule(
    string Id, AlarmKind Kind, string Subject, IReadOnlyList<UnitLevel> Levels, decimal Opens, decimal Clears)
{
    /// <summary>The lower, the worse: what is left, rather than what was lost.</summary>
    public bool IsLowerWorse => Kind is AlarmKind.Threshold or AlarmKind.FeedbackDue;

    public bool IsOpenedBy(decimal measured) => IsLowerWorse ? measured <= Opens : measured >= Opens;

    public bool IsClearedBy(decimal measured) =>
        !IsOpenedBy(measured) && (IsLowerWorse ? measured >= Clears : measured <= Clears);

    /// <summary>Hysteresis: the figure that clears is no worse than the one that opens.</summary>
    public bool IsSound => Levels.Count > 0 && (IsLowerWorse ? Clears >= Opens : Clears <= Opens)
        && Subject == (Kind == AlarmKind.Threshold ? "total" : Kind == AlarmKind.Fall ? Subject : "")
        && (Kind != AlarmKind.Fall || Subject is "total" or "groups");
}

/// <summary>Bộ quy tắc cảnh báo, as rules/alarms/alarms.json says.</summary>
/// <param name="EveryMinutes">between two judgements, on whichever node</param>
/// <param name="GraceWorkingDays">unread for so long it goes to the next higher</param>
public sealed record AlarmRules(int EveryMinutes, int GraceWorkingDays, IReadOnlyList<AlarmRule> Rules)
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The rules of this version of the product.</summary>
    public static AlarmRules Delivered { get; } = Parse(Shipped());

    public AlarmRule? Find(string id) => Rules.FirstOrDefault(one => one.Id == id);

    /// <exception cref="FormatException">the text is not a whole set of rules; the message names what is wrong</exception>
    public static AlarmRules Parse(string json)
    {
        AlarmRules read;
        try
        {
            read = JsonSerializer.Deserialize<AlarmRules>(json, options)!;
        }
        catch (JsonException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }

        if (read.Rules.FirstOrDefault(rule => !rule.IsSound) is { } unsound)
        {
            throw new FormatException($"'{unsound.Id}' would open and clear at once, or has no unit or subject");
        }

        return read is { EveryMinutes: > 0, GraceWorkingDays: > 0 } && read.Rules.DistinctBy(one => one.Id).Count() == read.Rules.Count
            ? read
            : throw new FormatException("times must be positive and ids different");
    }

    private static string Shipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("alarms/alarms.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
