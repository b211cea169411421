namespace DiemSang.Tests.Fast.House;

/// <summary>The project's own files, as they lie in the checkout.</summary>
internal static class Tree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Files below some folders, without what builds and packages write.</summary>
    public static IEnumerable<string> Files(string pattern, params string[] folders) =>
        folders.SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Where(file => !Relative(file).Split('/').Any(part => part is "bin" or "obj" or "artifacts"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DiemSang.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
