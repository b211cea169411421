using System.CommandLine;
using DiemSang.Exchange;

namespace DiemSang.Cli;

/// <summary>Thư mục dữ liệu của lệnh: --data and --database, else the environment, else ./data on SQLite.</summary>
internal static class FolderOptions
{
    private const string DefaultFolder = "data";

    private static readonly Option<string?> data = new("--data")
    {
        Description = Words.Say("cli.data"),
        Recursive = true,
    };

    private static readonly Option<string?> database = new("--database")
    {
        Description = Words.Say("cli.database"),
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(data);
        root.Options.Add(database);
    }

    public static DataFolder Folder(this ParseResult asked, string otherwise = DefaultFolder) => new(
        asked.GetValue(data) ?? Setting("DIEMSANG_DATA") ?? otherwise,
        asked.GetValue(database) ?? Setting("DIEMSANG_DATABASE"));

    private static string? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
