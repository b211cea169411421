namespace DiemSang.Tests.Fast.Demo;

/// <summary>What is counted for one unit at one moment; the sums add up, the sets unite.</summary>
internal sealed class UnitJudgement
{
    public int Received, InPeriod, Late, Disliked, Synced, Online, Fee, Paid, Required, Electronic, Digitised, Reused;
    public int Store, Linked, Pakn, PaknLate, PaknUnsatisfied;
    public HashSet<string> OnlineServices { get; } = [];
    public HashSet<string> PaidProcedures { get; } = [];
    public HashSet<string> LinkedProcedures { get; } = [];
    public HashSet<string> Assigned { get; } = [];

    public static UnitJudgement Of(IEnumerable<UnitJudgement> parts)
    {
        var sum = new UnitJudgement();
        foreach (var part in parts)
        {
            sum.Received += part.Received;
            sum.InPeriod += part.InPeriod;
            sum.Late += part.Late;
            sum.Disliked += part.Disliked;
            sum.Synced += part.Synced;
            sum.Online += part.Online;
            sum.Fee += part.Fee;
            sum.Paid += part.Paid;
            sum.Required += part.Required;
            sum.Electronic += part.Electronic;
            sum.Digitised += part.Digitised;
            sum.Reused += part.Reused;
            sum.Store += part.Store;
            sum.Linked += part.Linked;
            sum.Pakn += part.Pakn;
            sum.PaknLate += part.PaknLate;
            sum.PaknUnsatisfied += part.PaknUnsatisfied;
            sum.OnlineServices.UnionWith(part.OnlineServices);
            sum.PaidProcedures.UnionWith(part.PaidProcedures);
            sum.LinkedProcedures.UnionWith(part.LinkedProcedures);
            sum.Assigned.UnionWith(part.Assigned);
        }

        return sum;
    }

    /// <summary>The row of the published plan: received … population data, in its order.</summary>
    public int[] Row =>
    [
        Received, InPeriod - Received, Late, Disliked, Synced, Online, Fee, Paid, Required, Electronic, Digitised,
        Reused, Store, Linked,
    ];
}

/// <summary>A procedure as the judge reads the catalogue's CSV.</summary>
internal sealed record JudgedProcedure(
    string Code, bool IsOnline, bool HasFee, bool PaysOnline, bool ReturnsResult, bool ForIndividuals, string[] Units);

/// <summary>Points of a unit by group.</summary>
internal sealed record JudgedPoints(
    decimal Ckmb, decimal Tdgq, decimal Clgq, decimal Tttt, decimal Mdsh, decimal Mdhl)
{
    public decimal Total => Ckmb + Tdgq + Clgq + Tttt + Mdsh + Mdhl;

    public static JudgedPoints Of(
        UnitJudgement unit,
        IReadOnlyDictionary<string, int> given,
        IReadOnlyDictionary<string, JudgedProcedure> catalogue)
    {
        var procedures = unit.Assigned.Select(code => catalogue[code]).ToArray();
        var online = procedures.Count(row => row.IsOnline);
        var fees = procedures.Count(row => row.HasFee);
        var payable = procedures.Count(row => row is { HasFee: true, PaysOnline: true });
        var personal = procedures.Count(row => row.ForIndividuals);
        var used = procedures.Count(row => row.IsOnline && unit.OnlineServices.Contains(row.Code));
        var paid = procedures.Count(row => row.HasFee && unit.PaidProcedures.Contains(row.Code));
        var linked = procedures.Count(row => row.ForIndividuals && unit.LinkedProcedures.Contains(row.Code));
        var n = unit.InPeriod;
        return new(
            Straight(6, given["tthc_published_on_time"], given["tthc_published"])
                + Straight(4, given["tthc_public_on_time"], given["tthc_public_due"])
                + Straight(2, given["tthc_public_full"], given["tthc_public_total"])
                + Straight(6, unit.Synced, unit.Received),
            Straight(20, n - unit.Late, n),
            Rounded(2, online, procedures.Length, 0.8m) + Rounded(4, used, online)
                + Rounded(6, unit.Online, unit.Received, 0.5m),
            Rounded(2, payable, fees, 0.8m) + Rounded(2, paid, fees, 0.8m) + Rounded(6, unit.Paid, unit.Fee),
            Straight(6, unit.Electronic, unit.Required) + Straight(4, unit.Digitised, n)
                + Straight(2, unit.Reused, n, 0.8m) + Straight(4, unit.Store, n)
                + Straight(2, unit.Linked, n) + Straight(2, linked, personal) + 2,
            Straight(6, unit.Pakn - unit.PaknLate, unit.Pakn)
                + (unit.Pakn == 0 ? 6 : Straight(6, unit.Pakn - unit.PaknUnsatisfied, unit.Pakn))
                + Straight(6, n - unit.Late - unit.Disliked, n, 0.9m));
    }

    private static decimal Straight(int max, int part, int whole, decimal target = 1) =>
        whole == 0 ? 0 : Round(max * Math.Min(1, (decimal)part / whole / target));

    private static decimal Rounded(int max, int part, int whole, decimal target = 1) =>
        whole == 0 ? 0 : Round(max * Math.Min(1, Round(100m * part / whole) / 100 / target));

    private static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
