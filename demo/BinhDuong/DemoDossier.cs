namespace DiemSang.Demo.BinhDuong;

/// <summary>Dữ kiện của hồ sơ: what the plan wants to be true of one dossier.</summary>
[Flags]
internal enum Facts
{
    None = 0,
    Carried = 1,
    WithoutResult = 2,
    Electronic = 4,
    Online = 8,
    Fee = 16,
    Paid = 32,
    Digitised = 64,
    Linked = 128,
    Store = 256,
    Reused = 512,
    Synced = 1024,
    Late = 2048,
    Disliked = 4096,
    Postal = 8192,

    /// <summary>Its result and scans are sent a week late.</summary>
    Deferred = 16_384,
}

internal static class FactsAsked
{
    public static bool Has(this Facts facts, Facts all) => (facts & all) == all;

    public static bool Lacks(this Facts facts, Facts any) => (facts & any) == Facts.None;
}

/// <summary>Hồ sơ minh họa: one invented dossier; moments are seconds of OfficeDays, 0 = none.</summary>
internal sealed class DemoDossier(Leaf leaf, int week, Facts facts)
{
    public Leaf Leaf => leaf;
    public int Week => week;
    public Facts Facts { get; set; } = facts;
    public ProcedureRow Procedure { get; set; } = null!;
    public int Submitted { get; set; }
    public int Received { get; set; }
    public int Due { get; set; }
    public int Finished { get; set; }
    public int HandedOver { get; set; }
    public int PausedFrom { get; set; }
    public int PausedTo { get; set; }
    public int PromisedAfterPause { get; set; }

    /// <summary>The last status known: 10, 9, 8 or 3 when finished, else 2, 4 or 5.</summary>
    public int Status { get; set; }

    /// <summary>The officer who holds it, the applicant, the papers: all drawn from this number.</summary>
    public uint Seed { get; set; }

    /// <summary>The counter of the day in the dossier code.</summary>
    public int Number { get; set; }

    /// <summary>Arrival of the version that shows it open; 0 when it was sent only once.</summary>
    public int FirstSent { get; set; }

    public int LastSent { get; set; }

    /// <summary>Arrival of what was deferred; 0 for nearly all.</summary>
    public int ResentAt { get; set; }

    public int Rated { get; set; }

    public bool Is(Facts asked) => Facts.Has(asked);

    /// <summary>The first of two versions does not know yet what the second tells.</summary>
    public bool IsEarlier(bool asOpen) => asOpen && LastSent > 0;

    public bool IsOpen => Status is 2 or 4 or 5;

    public int Known => FirstSent > 0 ? FirstSent : LastSent;
}
