namespace DiemSang.Tests.Fast.House;

/// <summary>Every planted fault still fits the code it is planted in, so that `./dev plant` shows each of them.</summary>
public sealed class PlantTests
{
    public static TheoryData<string> Plants => [.. Tree.Files("*.patch", "tests").Select(Tree.Relative)];

    [Theory]
    [MemberData(nameof(Plants))]
    public void A_planted_fault_fits_the_code(string plant)
    {
        var lines = File.ReadAllLines(Path.Combine(Tree.Root, plant));
        Assert.Matches("^Caught by: (Fast|Stories|Browser) [A-Za-z]+$", lines[1]);
        var (code, before, hunks) = ("", new List<string>(), 0);
        foreach (var line in lines.Append("@@"))
        {
            if (line.StartsWith("@@", StringComparison.Ordinal) || line.StartsWith("diff ", StringComparison.Ordinal))
            {
                Assert.Contains(string.Concat(before.Select(one => one + "\n")), code, StringComparison.Ordinal);
                hunks += before.Count > 0 ? 1 : 0;
                before.Clear();
            }
            else if (line.StartsWith("--- a/", StringComparison.Ordinal))
            {
                code = File.ReadAllText(Path.Combine(Tree.Root, line["--- a/".Length..]));
            }
            else if (code.Length > 0 && line is [' ' or '-', ..])
            {
                before.Add(line[1..]);
            }
        }

        Assert.True(hunks > 0, "nothing is planted");
    }
}
