using DiemSang.OneStop.Catalogue;

namespace DiemSang.OneStop.Dossiers;

/// <summary>
/// Hồ sơ dạng số: those facts of one dossier that say what is true of it at any moment, as the database keeps them –
/// plain numbers, moments in Unix seconds.
/// </summary>
public readonly record struct DossierNumbers
{
    /// <summary>The moment of what has not happened.</summary>
    public const long Never = long.MaxValue;

    public required int Status { get; init; }
    public required Channel Channel { get; init; }
    public required long ReceivedAt { get; init; }
    public required long FinishedAt { get; init; }
    public required long DueAt { get; init; }
    public required long PendingSince { get; init; }
    public required int Requests { get; init; }
    public required DossierTraits Traits { get; init; }

    public static DossierNumbers Of(DossierFacts facts) => new()
    {
        Status = facts.Status,
        Channel = facts.Channel,
        ReceivedAt = Seconds(facts.ReceivedAt),
        FinishedAt = Seconds(facts.FinishedAt),
        DueAt = Seconds(facts.DueAt),
        PendingSince = Seconds(facts.PendingSince),
        Requests = facts.Requests,
        Traits = facts.Traits,
    };

    public bool Has(DossierTraits trait) => (Traits & trait) != 0;

    private static long Seconds(DateTimeOffset? moment) => moment?.ToUnixTimeSeconds() ?? Never;
}

/// <summary>A dossier in numbers, with where it is counted.</summary>
public delegate void DossierRow(string unit, string procedure, in DossierNumbers dossier);
