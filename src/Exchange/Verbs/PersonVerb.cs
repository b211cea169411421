using DiemSang.Exchange.Erasing;
using DiemSang.OneStop;

namespace DiemSang.Exchange.Verbs;

/// <summary>Lệnh person erase: a person out of the data folder, by whoever may open it; says first what would go.</summary>
internal static class PersonVerb
{
    /// <param name="run">where it runs</param>
    /// <param name="arguments">identity number, ground, and "yes" when it was looked at before</param>
    public static async Task<int> Erase(VerbRun run, IReadOnlyList<string> arguments)
    {
        try
        {
            var erasure = new PersonErasure(run.House);
            var isSure = arguments[2] == "yes";
            var trace = isSure
                ? await erasure.Erase(arguments[0], arguments[1], "console", _ => true)
                : erasure.Find(arguments[0]);
            run.Said.WriteLine(Words.Say(
                isSure ? "person.erased" : "person.would-erase", trace.Subjects.Count, trace.Helped.Count, trace.Raw.Count,
                trace.Files));
            return 0;
        }
        catch (RefusedException refused)
        {
            return run.Fail(Words.Say(refused.Code, [.. refused.Blanks]));
        }
    }
}
