using System.Data.Common;
using DiemSang.Exchange;
using DiemSang.OneStop.Journal;
using DiemSang.Web.Api;

namespace DiemSang.Cli;

/// <summary>Mở thư mục dữ liệu: what can go wrong there is said in one sentence, exit code 1.</summary>
internal static class Opened
{
    /// <exception cref="UnansweredException">there is no data yet</exception>
    public static Installation ForReading(DataFolder folder) =>
        Installation.OpenForReading(Existing(folder), TimeProvider.System);

    /// <exception cref="UnansweredException">there is no data yet</exception>
    public static DataFolder Existing(DataFolder folder) => folder.Exists ? folder
        : throw UnansweredException.NotFound("cli.no-folder", Path.GetFullPath(folder.Path));

    public static async Task<int> Run(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (UnansweredException unanswered)
        {
            return Fail(unanswered.Message);
        }
        catch (FolderInUseException inUse)
        {
            return Fail(Words.Say("cli.folder-in-use", inUse.Folder.Path));
        }
        catch (StoreDamagedException damaged)
        {
            return Fail(Words.Say("cli.store-damaged", damaged.Message));
        }
        catch (DbException fault)
        {
            return Fail(Words.Say("cli.store-unreachable", fault.Message));
        }
    }

    public static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
