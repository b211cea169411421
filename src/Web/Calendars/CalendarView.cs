using DiemSang.Exchange;
using DiemSang.Exchange.Calendars;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;
using DiemSang.Web.Shell;
using DiemSang.Web.Shell.Parts;

namespace DiemSang.Web.Calendars;

/// <summary>Một lần đổi lịch trên màn hình.</summary>
/// <param name="Told">how many dates told to applicants it moved</param>
public sealed record PastChange(long Position, DateTimeOffset At, string What, bool IsRunning, long Told);

/// <summary>Lịch làm việc trên màn hình: the year's days, what is proposed and what it would move, what was changed.</summary>
public sealed class CalendarView
{
    private const int MostChanges = 20;
    private const int MostMoved = 10;

    private readonly Installation house;

    public CalendarView(Installation house, Visitor visitor, int? year)
    {
        this.house = house;
        var now = LocalTime.DayOf(house.Now);
        Year = Math.Clamp(year ?? now.Year, 2001, 2148);
        var calendar = house.Catalogue.Current.Calendar;
        Rules = [.. calendar.Rules.Where(rule => rule.Day.Year == Year)];
        var proposals = new CalendarProposals(house).All();
        using var session = house.Database.OpenReader();
        Open =
        [
            .. proposals.Where(one => one.DecidedAt is null)
                .Select(one => (one, MovedStore.WouldMove(session, calendar.With(one.Days)).Count)),
        ];
        var byPosition = proposals.Where(one => one.Position is not null).ToDictionary(one => one.Position!.Value);
        var changes = MovedStore.Changes(session, MostChanges);
        var told = MovedStore.ToldByChange(session, changes.Select(one => one.Position));
        Past =
        [
            .. changes.Select(one => new PastChange(
                one.Position, one.At,
                What(session, byPosition.GetValueOrDefault(one.Position), one),
                MovedStore.IsRunning(session, one.Position), told[one.Position])),
        ];
        Moved = Past is [var last, ..]
            ?
            [
                .. MovedStore.Told(session, last.Position)
                    .Where(row => visitor.May("calendar.change", row.Unit)).Take(MostMoved),
            ]
            : [];
    }

    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        .. ((DayKind[])[DayKind.Off, DayKind.SwapOff, DayKind.SwapWork, DayKind.Weekly])
            .Select(kind => new Choice(kind.ToString(), Words.Say($"calendar.kind.{kind}"))),
    ];

    public int Year { get; }

    public IReadOnlyList<DayRule> Rules { get; }

    /// <summary>Proposals that wait, with how many told dates each would move.</summary>
    public IReadOnlyList<(CalendarProposal Proposal, int Moves)> Open { get; }

    public IReadOnlyList<PastChange> Past { get; }

    /// <summary>The first told dates that the newest change moved in the visitor's units.</summary>
    public IReadOnlyList<MovedLine> Moved { get; }

    public string NameOf(string account) => house.Access.Accounts.Find(account)?.Name ?? account;

    /// <summary>Which days a change was about: as proposed, else as they came from the command line.</summary>
    public static string What(Session session, CalendarProposal? proposal, CalendarChange change)
    {
        var days = proposal?.Days ?? CatalogueStore.DaysOf(session, change.At);
        return days.Count is > 0 and <= MostMoved ? string.Join("; ", days.Select(Say)) : Words.Say("calendar.imported");
    }

    public static string Say(DayRule rule) => Words.Say($"calendar.day.{rule.Kind}", Format.Day(rule.Day));
}
