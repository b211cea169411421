using System.Globalization;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange;

/// <summary>Thư mục dữ liệu: where an installation keeps everything that is its own.</summary>
/// <param name="Postgres">connection string; null = the SQLite file of the folder</param>
public sealed record DataFolder(string Path, string? Postgres = null)
{
    public string DatabaseFile => System.IO.Path.Combine(Path, "diemsang.db");

    /// <summary>The installation's key: beside the database, never in it; to be backed up apart.</summary>
    public string Key => System.IO.Path.Combine(Path, "installation.key");

    public string Snapshot => System.IO.Path.Combine(Path, "cube.snapshot");

    public string Lock => System.IO.Path.Combine(Path, "server.lock");

    /// <summary>
    /// The id of the process that holds the lock, or held it last: beside the lock, which no other may read.
    /// </summary>
    public string Process => System.IO.Path.Combine(Path, "server.pid");

    /// <summary>Local socket by which other programs hand work to a running server.</summary>
    public string Socket => System.IO.Path.Combine(Path, "server.sock");

    /// <summary>Tệp đính kèm, sealed.</summary>
    public string Files => System.IO.Path.Combine(Path, "files");

    /// <summary>The scanner's command for each attachment; null = none.</summary>
    public string? Scan { get; init; } = Environment.GetEnvironmentVariable("DIEMSANG__FILES__SCAN");

    public string Rejects => System.IO.Path.Combine(Path, "rejects");

    /// <summary>Marks a folder of the demo, which `run` refuses.</summary>
    public string DemoStarted => System.IO.Path.Combine(Path, "demo.started");

    /// <summary>The demo's folder has all of its scenario.</summary>
    public string DemoFilled => System.IO.Path.Combine(Path, "demo.filled");

    public bool Exists => Postgres is not null || File.Exists(DatabaseFile);

    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(
                Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public Database OpenDatabase() =>
        Postgres is { } connection ? Database.Postgres(connection) : Database.Sqlite(DatabaseFile);
}

/// <summary>Khóa thư mục: held by the one program that writes; a crash frees it.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <exception cref="FolderInUseException">another program holds it</exception>
    public static FolderLock Take(DataFolder folder)
    {
        try
        {
            var file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(folder.Process, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(file);
        }
        catch (IOException)
        {
            throw new FolderInUseException(folder);
        }
    }

    public void Dispose() => file.Dispose();
}

/// <summary>Another program writes to the data folder.</summary>
public sealed class FolderInUseException(DataFolder folder)
    : Exception($"{folder.Path} is in use by process {Holder(folder)}")
{
    public DataFolder Folder => folder;

    private static string Holder(DataFolder folder) =>
        File.Exists(folder.Process) ? File.ReadAllText(folder.Process) : "?";
}
