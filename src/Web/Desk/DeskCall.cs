using System.Globalization;
using DiemSang.Exchange;
using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Files;
using DiemSang.Web.Access;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Desk;

/// <summary>Biểu mẫu của bàn: what was typed, and the files that came with it, kept already.</summary>
public sealed record DeskCall(HttpContext Context, ILookup<string, string> Fields)
{
    /// <summary>Files by the name of their field.</summary>
    public IReadOnlyDictionary<string, StoredFile> Files { get; init; } = new Dictionary<string, StoredFile>();

    /// <summary>Hidden fields that carry files kept so far, "paper file".</summary>
    public const string KeptFiles = "da-tai";

    /// <summary>Why a file was not kept.</summary>
    public RefusedException? Refused { get; init; }

    public Installation House => Context.RequestServices.GetRequiredService<Installation>();

    public Visitor Visitor => Context.Visitor();

    public string Account => Visitor.Account!;

    public string Route(string name) => Context.GetRouteValue(name) as string ?? "";

    /// <summary>Trimmed, NFC, line ends as one sign.</summary>
    public string Text(string name) => (Fields[name].FirstOrDefault() ?? "").Trim().Replace("\r\n", "\n", StringComparison.Ordinal)
        .Normalize();

    /// <exception cref="RefusedException">one of the files was not kept</exception>
    public void ThrowIfRefused()
    {
        if (Refused is not null)
        {
            throw Refused;
        }
    }

    public bool Has(string name) => Text(name).Length > 0;

    public long Number(string name) => long.TryParse(
        Text(name).Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
        NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <exception cref="RefusedException">not a day as the office writes it</exception>
    public DateOnly Day(string name) =>
        Format.FindDay(Text(name)) ?? throw new RefusedException(RefusalKind.Rule, "form.bad-day");

    /// <summary>The end of office hours on a typed day; "10:30 13/11/2023" names a moment of its own.</summary>
    /// <exception cref="RefusedException">not a day as the office writes it</exception>
    public DateTimeOffset Moment(string name)
    {
        var parts = Text(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var time, var day] && Format.FindDay(day) is { } on
            && TimeOnly.TryParseExact(time, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return LocalTime.At(on, at);
        }

        return LocalTime.Start(Day(name)).AddSeconds(OfficeHours.Closing);
    }
}
