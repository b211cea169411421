using System.Runtime.CompilerServices;
using Xunit;

namespace DiemSang.Tests.Stories;

/// <summary>
/// Files that keep what the product said when somebody had read it and found it right. With DIEMSANG_GOLDEN=write
/// they are written anew, and the difference is reviewed like code.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string said, [CallerFilePath] string from = "")
    {
        var file = Path.Combine(TestsFolder(from), "golden", "reading", name);
        if (Environment.GetEnvironmentVariable("DIEMSANG_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, said);
        }

        Assert.Equal(File.ReadAllText(file), said);
    }

    private static string TestsFolder(string from)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(from)!);
        while (folder.Name != "tests")
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
