using System.Text;
using DiemSang.Evaluation.Followups;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Telling;
using DiemSang.Web.Shell;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Followups;

/// <summary>
/// Thư cảnh báo: a letter to whom an alarm has come, when it opens and whenever it goes higher, and each morning the
/// digest of their units to all who may close alarms. Whoever left no e-mail address reads it on the screen.
/// </summary>
public sealed class AlarmLetters(Installation house)
{
    private const int Most = 20;

    /// <summary>Those who work at it at first, then the head of the unit it has gone to.</summary>
    public void Tell(Session session, Alarm alarm)
    {
        var units = house.Catalogue.Current.Units;
        var head = alarm.HeadOf(units);
        var what = AlarmView.Sentence(alarm);
        var grace = AlarmRules.Delivered.GraceWorkingDays;
        var subject = Words.Say(head is null ? "alarm-letter.opened" : "alarm-letter.raised", NameOf(alarm.Unit), what);
        var body = head is { } unit
            ? Words.Say("alarm-letter.raised-body", NameOf(unit), grace)
            : Words.Say("alarm-letter.opened-body", grace);
        foreach (var reader in Officers().Where(one => head is { } top ? one.Heads(top) : one.WorksAt(alarm.Unit, units, Day)))
        {
            Post(session, "alarm", alarm.Unit, reader.Account, subject, $"{subject}.\n\n{body}", alarm.RaisedAt);
        }
    }

    /// <summary>To each reader what concerns their units; nothing to who has nothing to read.</summary>
    public void Send(Session session, AlarmDigest digest)
    {
        var units = house.Catalogue.Current.Units;
        foreach (var reader in Officers())
        {
            bool IsOurs(Alarm one) => reader.Reads(one.Unit, units, Day);
            var ours = digest with
            {
                Opened = [.. digest.Opened.Where(IsOurs)], Closed = [.. digest.Closed.Where(IsOurs)],
                Raised = [.. digest.Raised.Where(IsOurs)], Standing = [.. digest.Standing.Where(IsOurs)],
            };
            if (!ours.IsEmpty)
            {
                var subject = Words.Say("alarm-letter.digest", Format.Day(digest.Day), ours.Standing.Count);
                Post(session, "alarm-digest", reader.Unit, reader.Account, subject, Body(subject, ours), house.Now);
            }
        }
    }

    private DateOnly Day => LocalTime.DayOf(house.Now);

    private string Body(string subject, AlarmDigest digest)
    {
        var body = new StringBuilder().Append(subject).AppendLine(".").AppendLine()
            .AppendLine(Words.Say("alarm-letter.counts", digest.Opened.Count, digest.Closed.Count, digest.Raised.Count)).AppendLine();
        foreach (var one in digest.Standing.OrderByDescending(one => one.Height).ThenBy(one => one.OpenedAt).Take(Most))
        {
            body.AppendLine(Words.Say("alarm-letter.line", NameOf(one.Unit), AlarmView.Sentence(one), Format.Moment(one.OpenedAt)));
        }

        return digest.Standing.Count > Most
            ? body.AppendLine(Words.Say("alarm-letter.more", digest.Standing.Count - Most)).ToString()
            : body.ToString();
    }

    private void Post(Session session, string kind, UnitCode unit, Account to, string subject, string body, DateTimeOffset at) =>
        house.Outbox.Post(session, kind, unit, new(
            to.Name.Split(',')[0], to.Email!, subject, body + "\n\n" + Words.Say("alarm-letter.foot") + "\n"), at);

    private string NameOf(UnitCode unit) => Names.ShortOf(unit, house.Catalogue.Current.Units, Day);

    /// <summary>Everyone who may close alarms and left an address, with the grants by which they may.</summary>
    private List<Reader> Officers() =>
    [
        .. house.Access.Grants.All().Where(one => one.IsInForce && one.Grant.HoldsOn(Day)).Select(one => one.Grant)
            .Where(grant => RightsTable.House.Of(AlarmForms.Close, grant.Role) == Reach.Unit).GroupBy(grant => grant.Account)
            .Select(grants => new Reader(house.Access.Accounts.Find(grants.Key)!, [.. grants]))
            .Where(one => one.Account is { DisabledAt: null, Email.Length: > 0 }).OrderBy(one => one.Account.Id, StringComparer.Ordinal),
    ];

    private sealed record Reader(Account Account, IReadOnlyList<Grant> Grants)
    {
        public UnitCode Unit => Account.Unit ?? Grants[0].Unit;

        public bool Heads(UnitCode unit) => Grants.Any(grant => grant.Role == Role.UnitHead && grant.Unit == unit);

        /// <summary>The unit's own section heads, and the evaluation team over it; heads hear of it when it rises.</summary>
        public bool WorksAt(UnitCode unit, UnitDirectory units, DateOnly day) => Grants.Any(grant =>
            (grant.Role == Role.EvaluationMember && grant.Covers(unit, units, day))
            || (grant.Role == Role.SectionHead && grant.Unit == unit));

        public bool Reads(UnitCode unit, UnitDirectory units, DateOnly day) => Grants.Any(grant => grant.Covers(unit, units, day));
    }
}
