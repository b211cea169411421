using System.Globalization;
using System.Text;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Telling;

namespace DiemSang.Exchange.Telling;

/// <summary>Lời thư: what a person reads – subject and text of an e-mail, one line for a telephone.</summary>
/// <param name="Short">without a name, for ways on which others may look over a shoulder</param>
public sealed record LetterText(string Subject, string Body, string Short)
{
    public static LetterText Of(OpenLetter letter, CatalogueState catalogue)
    {
        if (letter.Office is { } office)
        {
            return new(office.Subject, office.Body, office.Subject);
        }

        var (notice, code) = (letter.Notice, letter.Letter.Dossier.Value);
        var day = LocalTime.DayOf(notice.At);
        var unit = catalogue.Units.Row(letter.Letter.Unit, day)?.Name ?? letter.Letter.Unit.Value;
        var subject = Words.Say($"letter.subject.{notice.Kind}", code);
        var body = new StringBuilder()
            .AppendLine(Words.Say("letter.hello", letter.Person.Name)).AppendLine()
            .AppendLine(Words.Say($"letter.{notice.Kind}", code, unit, Moment(notice.At)));
        if (Dates(notice) is { } dates)
        {
            body.AppendLine(dates);
        }

        if (notice.Text.Length > 0)
        {
            body.AppendLine().AppendLine(Words.Say("letter.words")).AppendLine(notice.Text);
        }

        body.AppendLine().AppendLine(Words.Say("letter.foot", unit, code));
        return new(subject, body.ToString(), Dates(notice) is { } told ? $"{unit}: {subject}. {told}" : $"{unit}: {subject}.");
    }

    private static string? Dates(Notice notice) => (notice.DueBefore, notice.DueAt) switch
    {
        ({ } before, { } due) => Words.Say("letter.due-moved", Moment(before), Moment(due)),
        (null, { } due) when notice.Action is HandlingAction.Reception or HandlingAction.Acceptance =>
            Words.Say("letter.due", Moment(due)),
        _ => null,
    };

    private static string Moment(DateTimeOffset at) =>
        at.ToOffset(LocalTime.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
