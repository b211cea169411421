using System.Globalization;

namespace DiemSang.Demo.BinhDuong;

/// <summary>Kế hoạch tuần: what one unit's dossiers of one week add to each counter.</summary>
internal sealed record WeekPlan(
    int Received, int Carried, int Late, int Disliked, int Synced, int Online, int Fee, int Paid,
    int Required, int Electronic, int Digitised, int Reused, int Store, int Linked)
{
    public int InPeriod => Received + Carried;
    public int WithoutResult => InPeriod - Required;
}

/// <summary>
/// Đơn vị nhận hồ sơ: a ward, or a district's own desk, with how many of the ranked procedures it uses online, is
/// paid for online and links with population data.
/// </summary>
internal sealed record Leaf(
    int Number, string Code, string Name, string District,
    int OnlineServices, int PaidProcedures, int LinkedProcedures)
{
    public bool IsDesk => Code == District;
    public string Authority { get; } = "UBND " + char.ToLowerInvariant(Name[0]) + Name[1..];
    public WeekPlan[] Weeks { get; } = new WeekPlan[OfficeDays.WeekCount + 1];

    /// <summary>So many results of a week are known only in the week after, which counts them.</summary>
    public int[] Deferred { get; } = new int[OfficeDays.WeekCount + 1];
}

/// <summary>Thủ tục của kịch bản: a procedure with the ranks by which units take it up and the week it opens.</summary>
internal sealed record ProcedureRow(string[] Cells)
{
    public string Code => Cells[0];
    public string Name => Cells[1];
    public string Field => Cells[2];
    public bool HasFee { get; } = Cells[4] == "1";
    public bool ReturnsResult { get; } = Cells[6] == "1";
    public bool ForIndividuals { get; } = Cells[7] == "1";
    public int Limit { get; } = Cells[9] == "same_day" ? 0 : Number(Cells[8]);
    public bool CalendarDays { get; } = Cells[9] == "day";
    public bool InCommunes { get; } = Cells[10] is "commune" or "both";
    public bool InDistricts { get; } = Cells[10] is "district" or "both";
    public string Fee => Cells[11];
    public int Weight { get; } = Number(Cells[12]);
    public Opening Online { get; } = new(Number(Cells[13]), Number(Cells[14]));
    public Opening Paid { get; } = new(Number(Cells[15]), Number(Cells[16]));
    public Opening Linked { get; } = new(Number(Cells[17]), Number(Cells[18]));
    public int LastWeek { get; } = Number(Cells[19]);
    public string FieldCode => Cells[20];

    private static int Number(string cell) => cell.Length == 0 ? 0 : int.Parse(cell, CultureInfo.InvariantCulture);
}

/// <summary>Rank among the procedures of its list (0 = never) and the first week in which it happens.</summary>
internal readonly record struct Opening(int Rank, int Week)
{
    public bool IsOpen(int ranks, int week) => Rank > 0 && Rank <= ranks && Week <= week;
}

/// <summary>Kịch bản: the tables read once.</summary>
internal sealed class Scenario
{
    public const string Folder = "binh-duong-2023/";

    public Scenario()
    {
        var ranks = EmbeddedTable.Rows(Folder + "leaves.csv").ToDictionary(row => row[0]);
        foreach (var row in EmbeddedTable.Rows(Folder + "units.csv").Where(row => ranks.ContainsKey(row[0])))
        {
            var uses = ranks[row[0]][1..].Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            var district = row[2] == "district" ? row[0] : row[3];
            Leaves.Add(new(Leaves.Count, row[0], row[1], district, uses[0], uses[1], uses[2]));
        }

        var byCode = Leaves.ToDictionary(leaf => leaf.Code);
        foreach (var row in EmbeddedTable.Rows(Folder + "plan.csv"))
        {
            var n = row[1..].Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            byCode[row[0]].Weeks[n[0]] =
                new(n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13], n[14]);
        }

        foreach (var row in EmbeddedTable.Rows(Folder + "deferred.csv"))
        {
            var (week, results) = (int.Parse(row[1], CultureInfo.InvariantCulture), int.Parse(row[2], CultureInfo.InvariantCulture));
            byCode[row[0]].Deferred[week] = results;
            var after = byCode[row[0]].Weeks[week + 1];
            byCode[row[0]].Weeks[week + 1] =
                after with { Electronic = after.Electronic - results, Digitised = after.Digitised - results };
        }

        Procedures = [.. EmbeddedTable.Rows(Folder + "procedures.csv").Select(row => new ProcedureRow(row))];
    }

    public OfficeDays Days { get; } = new();
    public List<Leaf> Leaves { get; } = [];
    public IReadOnlyList<ProcedureRow> Procedures { get; }

    /// <summary>How many ranks a unit may use: of the ward list, a desk shares those that its wards use.</summary>
    public int Ranks(Leaf leaf, ProcedureRow procedure, Func<Leaf, int> uses) =>
        leaf.IsDesk && procedure.InCommunes
            ? Leaves.Where(other => other.District == leaf.District && !other.IsDesk).Max(uses)
            : uses(leaf);
}
