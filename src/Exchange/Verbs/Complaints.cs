using DiemSang.Exchange.Imports;

namespace DiemSang.Exchange.Verbs;

/// <summary>
/// Lời báo khi nhập: the first errors and the first warnings of each file one by one, the rest as a number.
/// </summary>
internal sealed class Complaints(TextWriter complained)
{
    private const int MostErrors = 100;
    private const int MostWarnings = 20;

    private readonly Dictionary<string, (long Errors, long Warnings)> told = [];

    public void Tell(ImportCount count, RowProblem problem, bool isError)
    {
        var (errors, warnings) = told.GetValueOrDefault(count.Source.Path);
        if (isError ? errors < MostErrors : warnings < MostWarnings)
        {
            complained.WriteLine($"{count.Source.Name}: {problem.Say()}");
        }

        told[count.Source.Path] = isError ? (errors + 1, warnings) : (errors, warnings + 1);
    }

    public void TellTheRest()
    {
        foreach (var (path, (errors, warnings)) in told)
        {
            Rest("import.more-errors", path, errors - MostErrors);
            Rest("import.more-warnings", path, warnings - MostWarnings);
        }
    }

    private void Rest(string code, string path, long more)
    {
        if (more > 0)
        {
            complained.WriteLine(Words.Say(code, Path.GetFileName(path), more));
        }
    }
}
