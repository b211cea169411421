using System.Globalization;
using DiemSang.Exchange.Calendars;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;

namespace DiemSang.Exchange.Verbs;

/// <summary>Lệnh calendar: a day off or a working day by whoever may open the data folder, and what it moved.</summary>
internal static class CalendarVerbs
{
    /// <param name="run">where it runs</param>
    /// <param name="arguments">day, kind, name, source</param>
    public static async Task<int> Change(VerbRun run, IReadOnlyList<string> arguments)
    {
        if (!DateOnly.TryParseExact(arguments[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !Enum.TryParse<DayKind>(arguments[1], ignoreCase: true, out var kind))
        {
            return run.Fail(Words.Say("cli.calendar.bad"));
        }

        try
        {
            await new CalendarProposals(run.House).Change([new(day, arguments[2], kind, arguments[3])]);
            return Tell(run);
        }
        catch (RefusedException refused)
        {
            return run.Fail(Words.Say(refused.Code, [.. refused.Blanks]));
        }
    }

    private static int Tell(VerbRun run)
    {
        using var session = run.House.Database.OpenReader();
        var change = MovedStore.Changes(session, 1)[0];
        var moved = MovedStore.Of(session, change.Position);
        run.Complained.WriteLine(Words.Say("cli.calendar.moved", moved.Count, change.Position));
        foreach (var row in moved)
        {
            run.Said.WriteLine(FormattableString.Invariant(
                $"{row.Dossier},{row.Unit},{row.Old:yyyy-MM-ddTHH:mm:sszzz},{row.New:yyyy-MM-ddTHH:mm:sszzz}"));
        }

        return 0;
    }
}
