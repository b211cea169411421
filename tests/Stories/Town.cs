using System.Security.Cryptography;
using System.Text;
using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Stories;

/// <summary>
/// The small town of all stories: three wards of one city of one province, five procedures, nobody named. August 2026
/// is told through the real registers, each thing arriving when it happened; "now" is 15 October 2026, 09:00.
/// </summary>
public sealed partial class Town : IDisposable
{
    public static UnitCode Province => new("H09");
    public static UnitCode City => new("H09.24");
    public static UnitCode AnBinh => new("H09.24.01");
    public static UnitCode TanBinh => new("H09.24.02");
    public static UnitCode DongHoa => new("H09.24.03");
    public static ProcedureCode Birth => new("1.001193");
    public static ProcedureCode Copy => new("2.000815");
    public static ProcedureCode Marriage => new("1.004873");
    public static ProcedureCode Advice => new("2.001008");
    public static ProcedureCode Grant => new("1.002407");

    private readonly bool ownsFolder;

    private Town(DataFolder folder, bool ownsFolder)
    {
        (Folder, this.ownsFolder) = (folder, ownsFolder);
        Installation = Installation.OpenForWriting(folder, Clock);
    }

    public DataFolder Folder { get; }

    public Installation Installation { get; private set; }

    public TownClock Clock { get; } = new(At(2026, 10, 15, 9));

    public static IReadOnlyList<UnitCode> Units { get; } = [Province, City, AnBinh, TanBinh, DongHoa];

    public static IReadOnlyList<ProcedureCode> Procedures { get; } = [Birth, Copy, Marriage, Advice, Grant];

    /// <summary>The town with all that happened in it, on SQLite in a folder of its own that goes with it.</summary>
    public static async Task<Town> Build()
    {
        var town = Empty();
        await town.Found();
        await town.Live();
        return town;
    }

    /// <summary>The same on any data folder, which stays.</summary>
    public static async Task<Town> Build(DataFolder folder)
    {
        var town = new Town(folder, ownsFolder: false);
        await town.Found();
        await town.Live();
        return town;
    }

    /// <summary>A folder of its own with nobody and nothing in it yet.</summary>
    public static Town Empty() =>
        new(new(Directory.CreateTempSubdirectory("diemsang-town-").FullName), ownsFolder: true);

    /// <summary>The town with its units and procedures, before anything happened in it.</summary>
    public static async Task<Town> Quiet(DataFolder? folder = null)
    {
        var town = folder is null ? Empty() : new Town(folder, ownsFolder: false);
        await town.Found();
        return town;
    }

    public static DateTimeOffset At(int year, int month, int day, int hour = 0, int minute = 0) =>
        new(year, month, day, hour, minute, 0, LocalTime.Offset);

    /// <summary>Tells the town what a sender reports, in this order, in one call.</summary>
    public Task Tell(DateTimeOffset arrivedAt, params IReadOnlyList<DossierItem> items) =>
        Installation.Journal.Write(work => Installation.Dossiers.Receive(
            work, [.. items.Select(Reported)], sender: "", insertOnly: false, arrivedAt, "town"));

    public Task Tell(DateTimeOffset arrivedAt, Feedback said) =>
        Installation.Journal.Write(work => Installation.Feedback.Receive(work, said, arrivedAt, "town"));

    public Task Tell(DateTimeOffset arrivedAt, Rating rating) => Installation.Journal.Write(work =>
    {
        Installation.Feedback.Receive(work, rating, arrivedAt);
        return true;
    });

    /// <summary>Closes the program that writes, so that another may take the folder.</summary>
    public void Close() => Installation.Dispose();

    public void Reopen() => Installation = Installation.OpenForWriting(Folder, Clock);

    public void Dispose()
    {
        Installation.Dispose();
        if (ownsFolder)
        {
            Directory.Delete(Folder.Path, recursive: true);
        }
    }

    private ReportedDossier Reported(DossierItem item) => new(
        item, SHA256.HashData(Encoding.UTF8.GetBytes(DossierText.Of(item))),
        Installation.Vault.Seal("nobody"u8), Installation.Vault.Seal("raw"u8));
}

/// <summary>The town's clock: stands still until a story moves it.</summary>
public sealed class TownClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
