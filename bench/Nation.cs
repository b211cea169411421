using System.Globalization;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.Bench;

/// <summary>How far a dossier has come; each step is one message of its sender.</summary>
public enum Stage
{
    Received,
    WaitsForPaper,
    PaperCame,
    Finished,
}

/// <summary>
/// A made-up country: 34 provinces with 100 communes each, 300 procedures, dossiers spread over a year. A dossier
/// follows from its number alone, so that ten million of them need no memory.
/// </summary>
public static class Nation
{
    public const int Provinces = 34;
    public const int CommunesOfOne = 100;
    public const int Communes = Provinces * CommunesOfOne;
    public const int Procedures = 300;
    public const int Days = 365;

    public static readonly DateOnly FirstDay = new(2026, 1, 1);

    private static readonly DateTimeOffset start = LocalTime.Start(FirstDay);
    private static readonly UnitCode[] communes =
        [.. Enumerable.Range(0, Communes).Select(i => new UnitCode($"{Province(i / 100)}.{i % 100:00}"))];

    private static readonly ProcedureCode[] procedures =
        [.. Enumerable.Range(0, Procedures).Select(i => new ProcedureCode($"1.{i:000000}"))];

    public static UnitCode Commune(int number) => communes[number];

    public static IEnumerable<Unit> Units() =>
    [
        .. Enumerable.Range(0, Provinces).Select(i => new Unit(new(Province(i)), $"Province {i}", UnitLevel.Province)),
        .. Enumerable.Range(0, Communes).Select(i => new Unit(
            communes[i], $"Commune {i}", UnitLevel.Commune, new UnitCode(Province(i / CommunesOfOne)))),
    ];

    public static IEnumerable<Procedure> Catalogue() => procedures.Select((code, i) =>
        new Procedure(code, $"Procedure {i}", "Field")
        {
            ForAllUnits = true,
            Online = (OnlineLevel)(i % 3),
            HasFee = i % 2 == 0,
            OnlinePayment = i % 4 == 0,
            ForIndividuals = i % 5 != 0,
        });

    /// <summary>The facts of a dossier after a step of its life.</summary>
    /// <param name="among">how many communes handle the dossiers: all, or those of one province</param>
    public static DossierFacts Dossier(int number, Stage stage, int among = Communes)
    {
        var dice = Mix((ulong)number);
        var commune = (int)(dice % (ulong)among);
        var received = start.AddSeconds((long)(Mix(dice) % (Days * 86_400UL)));
        var due = received.AddDays(3 + (int)(dice >> 16 & 15)).AddHours(5);
        var asked = received.AddHours(20 + (int)(dice >> 20 & 31));
        var answered = asked.AddHours(30);
        return new(new(Code(number, commune)), communes[commune], procedures[(dice >> 24) % Procedures])
        {
            Status = stage switch { Stage.Received => 2, Stage.WaitsForPaper => 5, Stage.PaperCame => 4, _ => 10 },
            Channel = (Channel)(1 + (int)((dice >> 36) % 3)),
            ReceivedAt = received,
            DueAt = stage < Stage.PaperCame ? due : due.AddHours(30),
            PendingSince = stage == Stage.WaitsForPaper ? asked : null,
            Requests = stage == Stage.Received ? 0 : 1,
            PausedSeconds = stage < Stage.PaperCame ? 0 : 30 * 3600,
            FinishedAt = stage == Stage.Finished ? answered.AddHours((int)(dice >> 40 & 511)) : null,
            Traits = Traits(dice >> 50, stage),
        };
    }

    /// <summary>The stage that most dossiers of a year have reached.</summary>
    public static Stage StageOf(int number) => (Mix((ulong)number ^ 0x766) % 16) switch
    {
        0 => Stage.Received,
        1 => Stage.WaitsForPaper,
        2 => Stage.PaperCame,
        _ => Stage.Finished,
    };

    public static string Code(int number, int commune) =>
        string.Create(CultureInfo.InvariantCulture, $"{communes[commune].Value}-20260101-{number:00000000}");

    private static DossierTraits Traits(ulong dice, Stage stage)
    {
        var has = DossierTraits.ResultRequired;
        has |= (dice & 1) == 0 ? DossierTraits.FeeDossier : 0;
        has |= (dice & 3) == 0 ? DossierTraits.PaidOnline : 0;
        has |= (dice & 4) == 0 ? DossierTraits.Reused : 0;
        has |= (dice & 24) == 0 ? DossierTraits.PersonalStore : 0;
        has |= (dice & 32) == 0 ? DossierTraits.CitizenData : 0;
        has |= (dice & 960) == 0 ? DossierTraits.Disliked : 0;
        return stage == Stage.Finished
            ? has | DossierTraits.ResultElectronic | DossierTraits.Digitised | DossierTraits.Synced
            : has;
    }

    private static string Province(int number) => $"H{number + 10}";

    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
