using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Workspace.Asking;

namespace DiemSang.Web.Workspace.Why;

/// <summary>So với lúc nào: the earlier of the two moments, and whether it is read as known then or as known now.</summary>
public sealed class WhyQuery
{
    public const string Since = "so-voi", AsKnown = "so-voi-biet", Cut = "chia";

    /// <summary>The event whose form stands open, to be corrected or taken back.</summary>
    public const string Corrected = "sua-su-kien";

    /// <summary>Values of <see cref="Cut"/>: a further split that reads every dossier of both moments.</summary>
    public const string ByProcedure = "thu-tuc", ByOfficer = "can-bo";

    /// <summary>The value of <see cref="AsKnown"/> that reads the earlier moment with what is known today.</summary>
    public const string Now = "nay";

    public WhyQuery(HttpContext context)
    {
        Asked = AskedQuery.Of(context);
        Typed = context.Request.Query[Since].ToString().Trim() is { Length: > 0 } text ? text : null;
        Chosen = context.Request.Query[Cut].ToString() is (ByProcedure or ByOfficer) and var cut ? cut : null;
        IsAsKnownNow = context.Request.Query[AsKnown] == Now;
        CorrectedEvent = context.Request.Query[Corrected].ToString();
        if (Typed is not null && Moments.Find(Typed, new(2000, 1, 1)) is { Year: > 2000 } moment)
        {
            At = moment;
        }
        else if (Typed is not null)
        {
            Problem = Words.Say("query.moment", Typed);
        }
    }

    public AskedQuery Asked { get; }

    public string? Typed { get; }

    /// <summary>null = the last week that closed before.</summary>
    public DateTimeOffset? At { get; }

    public bool IsAsKnownNow { get; }

    /// <summary>"" = none.</summary>
    public string CorrectedEvent { get; }

    /// <summary>The further split that is asked for; null = none.</summary>
    public string? Chosen { get; }

    public string? Problem { get; }

    public bool IsUnderstood => Problem is null && Asked.Problems.Count == 0;

    /// <summary>The same two moments, with another further split.</summary>
    public string LinkTo(string path, string? cut) => Link(path, (Cut, cut));

    /// <summary>The same page, with the form that corrects an event.</summary>
    public string LinkToCorrect(string path, string id) => Link(path, (Cut, Chosen), (Corrected, id)) + "#ghi-su-kien";

    private string Link(string path, params ReadOnlySpan<(string, string?)> more) =>
        Asked.Link(path, [(Since, Typed), (AsKnown, IsAsKnownNow ? Now : null), .. more]);

    /// <summary>The page that tells why, from a close to another or to now.</summary>
    public static string Link(string unit, DateTimeOffset since, DateTimeOffset? closedAt = null) => AskedQuery.Link(
        Paths.Why(unit),
        closedAt is { } at ? new(To: LocalTime.DayOf(at), At: at, KnownOn: at) : new Asked(),
        (Since, AskedQuery.Text(since)));
}
