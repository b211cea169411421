using System.CommandLine;
using DiemSang.Exchange;
using DiemSang.Exchange.Verbs;

namespace DiemSang.Cli;

/// <summary>Lệnh calendar: changes one day of the work calendar; prints what moved, a line each.</summary>
internal static class CalendarCommand
{
    public static Command Create()
    {
        Option<string> day = new("--day") { Description = Words.Say("cli.calendar.day"), Required = true };
        Option<string> kind = new("--kind") { Description = Words.Say("cli.calendar.kind"), Required = true };
        Option<string> name = new("--name") { Description = Words.Say("cli.calendar.name"), Required = true };
        Option<string> source = new("--source") { Description = Words.Say("cli.calendar.source"), Required = true };
        Command set = new("set", Words.Say("cli.calendar.set")) { day, kind, name, source };
        set.SetAction(asked => Writing.Run(
            asked.Folder(), WritingVerbs.ChangeCalendar,
            [asked.GetValue(day)!, asked.GetValue(kind)!, asked.GetValue(name)!, asked.GetValue(source)!]));
        return new("calendar", Words.Say("cli.calendar.description")) { set };
    }
}
