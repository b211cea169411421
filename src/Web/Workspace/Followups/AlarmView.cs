using DiemSang.Evaluation.Followups;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Telling;
using DiemSang.Scoring;
using DiemSang.Web.Desk;
using DiemSang.Web.Shell;
using DiemSang.Web.Telling;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Followups;

/// <summary>Cảnh báo trên màn hình: those of a visitor's units, in sentences, with who has read them.</summary>
public sealed class AlarmView
{
    /// <summary>How long closed ones stay on the page.</summary>
    private static readonly TimeSpan shown = TimeSpan.FromDays(7);

    private readonly Figures figures;
    private readonly ILookup<string, AlarmRead> reads;

    private AlarmView(Figures figures, Visitor visitor)
    {
        (this.figures, Visitor, Today) = (figures, visitor, LocalTime.DayOf(figures.Now));
        var alarms = figures.Installation.Followups.Alarms;
        All = [.. alarms.Since(figures.Now - shown).Where(one => visitor.May(AlarmForms.Read, one.Unit))];
        reads = alarms.Reads(figures.Now - shown).ToLookup(one => one.Alarm);
        Officers = Officers.Of(figures.Installation);
    }

    public Visitor Visitor { get; }

    public DateOnly Today { get; }

    public Officers Officers { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Alarm> All { get; }

    /// <summary>What went highest first, then the oldest.</summary>
    public IReadOnlyList<Alarm> Live =>
        [.. All.Where(one => one.IsLive).OrderByDescending(one => one.Height).ThenBy(one => one.OpenedAt)];

    /// <summary>Those of one unit and all below it.</summary>
    public IReadOnlyList<Alarm> LiveIn(UnitCode unit) => [.. Live.Where(one => figures.Units.IsWithin(one.Unit, unit, Today))];

    public IReadOnlyList<Alarm> Closed => [.. All.Where(one => !one.IsLive).OrderByDescending(one => one.ClosedAt)];

    public AlarmDigest Digest => AlarmDigest.Of(All, Today);

    public static AlarmView Of(Figures figures, Visitor visitor) => new(figures, visitor);

    /// <summary>Live alarms of the visitor's units that the visitor has not read.</summary>
    public static int CountFor(Figures figures, Visitor visitor)
    {
        if (!visitor.Holds(AlarmForms.Read))
        {
            return 0;
        }

        var alarms = figures.Installation.Followups.Alarms;
        var live = alarms.Since(DateTimeOffset.MaxValue).Where(one => visitor.May(AlarmForms.Read, one.Unit)).ToList();
        var read = live.Count == 0 ? [] : alarms.Reads(DateTimeOffset.MaxValue)
            .Where(one => one.Account == visitor.Account).Select(one => one.Alarm).ToHashSet(StringComparer.Ordinal);
        return live.Count(one => !read.Contains(one.Id));
    }

    public IEnumerable<AlarmRead> ReadsOf(Alarm alarm) => reads[alarm.Id];

    public bool HasRead(Alarm alarm) => reads[alarm.Id].Any(one => one.Account == Visitor.Account);

    public bool MayClose(Alarm alarm) => alarm.IsLive && Visitor.May(AlarmForms.Close, alarm.Unit);

    public string NameOf(UnitCode unit) => Names.ShortOf(unit, figures.Units, Today);

    /// <summary>"Tổng điểm giảm 1,20 điểm so với một tuần trước"</summary>
    public static string Sentence(Alarm alarm) => AlarmRules.Delivered.Find(alarm.Rule)?.Kind switch
    {
        AlarmKind.Fall when alarm.Subject.Length == 0 => Words.Say("alarm.says.total", Format.Points(alarm.Measured)),
        AlarmKind.Fall => Words.Say("alarm.says.group", Format.Points(alarm.Measured), GroupOf(alarm)),
        AlarmKind.Threshold => Words.Say("alarm.says.threshold", Format.Points(alarm.Measured), Format.Weight(alarm.Bound)),
        AlarmKind.AtRisk => Words.Say("alarm.says.at-risk", Format.Count((long)alarm.Measured)),
        AlarmKind.SilentFeed => Words.Say("alarm.says.silent-feed", Hours(alarm.Measured)),
        AlarmKind.FeedbackDue when alarm.Measured < 0 => Words.Say("alarm.says.feedback-late", Hours(-alarm.Measured), alarm.Subject),
        AlarmKind.FeedbackDue => Words.Say("alarm.says.feedback-due", Hours(alarm.Measured), alarm.Subject),
        _ => alarm.Rule,
    };

    /// <summary>Where its figure is explained.</summary>
    public static string LinkOf(Alarm alarm) => AlarmRules.Delivered.Find(alarm.Rule)?.Kind switch
    {
        AlarmKind.Fall => Paths.Why(alarm.Unit.Value),
        AlarmKind.Threshold => Paths.Lost(alarm.Unit.Value),
        AlarmKind.AtRisk => Paths.Passport(alarm.Unit.Value, "2.1") + "#danh-sach",
        AlarmKind.FeedbackDue => Paths.Passport(alarm.Unit.Value, "5.2") + "#danh-sach",
        _ => Paths.Card(alarm.Unit.Value),
    };

    /// <summary>What keeps letters of alarms from going; null when nothing does.</summary>
    public string? MailSays(PostSettings post)
    {
        if (post.Mail is null)
        {
            return Words.Say("alarm-letter.no-mail");
        }

        using var session = figures.Installation.Database.OpenReader();
        var (count, failure) = LetterStore.OfficeUnsent(session, MyWork.Within(Visitor, figures.Units, AlarmForms.Read));
        return failure.Length == 0 ? null
            : Words.Say("alarm-letter.waiting", Format.Count(count), Words.Say($"letter-failure.{failure}"));
    }

    /// <summary>With whom it is now.</summary>
    public string With(Alarm alarm) => alarm.HeadOf(figures.Units) is { } unit
        ? Words.Say("alarm.with.head", NameOf(unit))
        : Words.Say("alarm.with.unit");

    private static string GroupOf(Alarm alarm) => Rulesets.InForceOn(LocalTime.DayOf(alarm.OpenedAt)).Groups
        .FirstOrDefault(group => group.Code == alarm.Subject)?.Name ?? alarm.Subject;

    private static string Hours(decimal hours) => Format.WorkTime(TimeSpan.FromHours((double)hours));
}
