using System.Globalization;
using DiemSang.Evaluation.Publications;
using DiemSang.OneStop;

namespace DiemSang.Exchange.Verbs;

/// <summary>Lệnh publish: freezes a cut-off, or corrects a publication; 0 published, 1 refused.</summary>
internal static class PublishVerb
{
    /// <param name="run">where it runs</param>
    /// <param name="arguments">cut-off ("" = now), publication to correct ("" = none), reason</param>
    public static async Task<int> Run(VerbRun run, IReadOnlyList<string> arguments)
    {
        var house = run.House;
        try
        {
            return Tell(run, arguments[1].Length == 0
                ? await Freeze(house, arguments[0])
                : await Correct(house, arguments[1], arguments[2]));
        }
        catch (RefusedException refused)
        {
            return run.Fail(Words.Say(refused.Code, [.. refused.Blanks]));
        }
    }

    private static Task<Publication> Freeze(Installation house, string at)
    {
        var cutOff = house.Now;
        if (at.Length > 0 && Messages.MomentText.Read(at, out cutOff) is not null
            && Messages.MomentText.Read($"{at}+07:00", out cutOff) is not null)
        {
            throw new RefusedException(RefusalKind.Rule, "publication.bad-moment", at);
        }

        return house.Publications.Freeze(cutOff, "system", house.Now);
    }

    private static Task<Publication> Correct(Installation house, string slug, string reason)
    {
        var asked = house.PublicationBook.Find(slug)
            ?? throw new RefusedException(RefusalKind.Rule, "publication.unknown", slug);
        var first = house.PublicationBook.All().First(one => one.CutOff == asked.CutOff);
        return house.Publications.Correct(first, reason, "system", house.Now);
    }

    private static int Tell(VerbRun run, Publication made)
    {
        run.Said.WriteLine(Words.Say(
            "cli.publish.done", made.Slug, made.Units.ToString(CultureInfo.InvariantCulture), made.Ruleset, made.Digest));
        return 0;
    }
}
