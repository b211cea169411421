using System.Globalization;
using System.Text;

namespace DiemSang.Demo.BinhDuong;

/// <summary>Danh mục của kịch bản, in the forms that the import reads.</summary>
internal static class ReferenceTables
{
    private const string Source = "Giả định của kịch bản minh họa (không phải số công bố)";

    public static byte[] Procedures(Scenario scenario)
    {
        var communes = string.Join(';', scenario.Leaves.Where(leaf => !leaf.IsDesk).Select(leaf => leaf.Code));
        var districts = string.Join(';', scenario.Leaves.Where(leaf => leaf.IsDesk).Select(leaf => leaf.Code));
        var rows = new StringBuilder("code,name,field,online_level,has_fee,online_payment,returns_result,")
            .Append("for_individuals,limit,limit_unit,units\n");
        foreach (var procedure in scenario.Procedures)
        {
            foreach (var cell in procedure.Cells.AsSpan(0, 10))
                rows.Append(cell.Contains(',', StringComparison.Ordinal) ? $"\"{cell}\"" : cell).Append(',');
            if (procedure.InCommunes) rows.Append(communes);
            if (procedure is { InCommunes: true, InDistricts: true }) rows.Append(';');
            if (procedure.InDistricts) rows.Append(districts);
            rows.Append('\n');
        }

        return Encoding.UTF8.GetBytes(rows.ToString());
    }

    /// <summary>1.1–1.3 belong to the province: given figures, one set for each freeze.</summary>
    public static byte[] Given(DateOnly freeze)
    {
        var rows = new StringBuilder("unit,counter,from,to,value,source\n");
        foreach (var row in EmbeddedTable.Rows(Scenario.Folder + "given.csv"))
        {
            rows.Append(
                CultureInfo.InvariantCulture, $"H09,{row[0]},2023-01-01,{freeze:yyyy-MM-dd},{row[1]},{Source}\n");
        }


        return Encoding.UTF8.GetBytes(rows.ToString());
    }

    /// <summary>PAKN by the evening they were told, in the order of the table.</summary>
    public static IEnumerable<(int At, byte[] Rows, int Count)> Feedback()
    {
        const string header =
            "code,unit,dossier,about,received_at,status,status_at,first_reply_at,answered_at,published_at,"
            + "like,dislike,reopened\n";
        foreach (var arrival in EmbeddedTable.Rows(Scenario.Folder + "feedback.csv").GroupBy(row => row[0]))
        {
            var at = DateTimeOffset.ParseExact(
                arrival.Key + "+07:00", "yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture);
            var rows = string.Join('\n', arrival.Select(row => string.Join(',', row[1..])));
            yield return (OfficeDays.SecondsAt(at), Encoding.UTF8.GetBytes(header + rows + "\n"), arrival.Count());
        }
    }
}
