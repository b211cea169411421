using DiemSang.OneStop.Catalogue;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>All counters of a unit with its subordinates, by walking every row and judging every subject.</summary>
public sealed class OracleTown
{
    private readonly Town town;
    private readonly List<OracleSubject> subjects;

    /// <param name="knownOn">K: null = all that ever arrived</param>
    public OracleTown(Town town, DateTimeOffset? knownOn = null)
    {
        this.town = town;
        subjects = [.. town.Subjects.Select(history => new OracleSubject(history, knownOn))];
    }

    public OracleCount Count(UnitCode unit, Question question)
    {
        var end = Oracle.EndOf(question);
        var day = DateOnly.FromDateTime(end);
        var below = town.Units.Select(row => row.Code).Distinct().Where(code => Reaches(code, unit, day)).ToHashSet();
        var oracle = Oracle.Of(question with { Units = [.. below] });
        subjects.ForEach(oracle.Judge);
        var count = oracle.Count;
        var assigned = town.Procedures.Where(row => Holds(row.ValidFrom, row.ValidTo, day))
            .Where(row => row.ForAllUnits || row.Units.Any(below.Contains)).ToList();
        var online = assigned.Where(row => row.Online is OnlineLevel.Partial or OnlineLevel.Full).ToList();
        count.Add("tthc_authority", assigned.Count);
        count.Add("tthc_partial", assigned.Count(row => row.Online == OnlineLevel.Partial));
        count.Add("tthc_full", assigned.Count(row => row.Online == OnlineLevel.Full));
        count.Add("dvc_total", online.Count);
        count.Add("dvc_with_online_dossier", online.Count(row => count.WithOnlineDossier.Contains(row.Code)));
        count.Add("fee_tthc", assigned.Count(row => row.HasFee));
        count.Add("fee_tthc_integrated", assigned.Count(row => row.HasFee && row.OnlinePayment));
        count.Add("fee_tthc_with_online_payment",
            assigned.Count(row => row.HasFee && count.WithOnlinePayment.Contains(row.Code)));
        count.Add("citizen_tthc", assigned.Count(row => row.ForIndividuals));
        count.Add("citizen_tthc_linked",
            assigned.Count(row => row.ForIndividuals && count.WithCitizenData.Contains(row.Code)));
        count.Add("communes_total", town.Units.Count(row =>
            row.Level == UnitLevel.Commune && Holds(row.ValidFrom, row.ValidTo, day) && below.Contains(row.Code)));
        return count;
    }

    private static bool Holds(DateOnly? from, DateOnly? to, DateOnly day) => !(from > day) && !(to < day);

    private bool Reaches(UnitCode code, UnitCode top, DateOnly day)
    {
        for (UnitCode? at = code; at is { } unit; at = RowOn(unit, day).Parent)
        {
            if (unit == top)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The row of the day; a unit that ended stays where it was last, one to come stands where it will be.</summary>
    private Unit RowOn(UnitCode code, DateOnly day)
    {
        var rows = town.Units.Where(row => row.Code == code).ToList();
        return rows.Find(row => Holds(row.ValidFrom, row.ValidTo, day))
            ?? rows.FindLast(row => row.ValidTo < day)
            ?? rows[0];
    }
}
