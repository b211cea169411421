using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DiemSang.Tests.Fast.Demo;

/// <summary>The shapes that every generated item must have; what breaks one is listed.</summary>
internal static class ItemShape
{
    private static readonly Regex code = new(@"^[A-Z0-9.]{3,40}-\d{6}-\d{4,6}\z");
    private static readonly HashSet<DateTime> off =
    [
        .. ("2023-01-02 2023-01-20 2023-01-23 2023-01-24 2023-01-25 2023-01-26 "
            + "2023-05-01 2023-05-02 2023-05-03 2023-09-01 2023-09-04")
            .Split(' ').Select(day => DateTime.Parse(day, CultureInfo.InvariantCulture)),
    ];

    public static bool IsDayOff(DateTime moment) =>
        moment.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || off.Contains(moment.Date);

    public static void Check(
        JsonElement item, JudgedDossier dossier, Dictionary<string, string> units,
        Dictionary<string, JudgedProcedure> catalogue, List<string> odd)
    {
        Expect(code.IsMatch(dossier.Code), "mã hồ sơ");
        Expect(dossier.Code.StartsWith(dossier.Unit + "-", StringComparison.Ordinal), "đơn vị trong mã");
        var day = dossier.Received.ToString("-yyMMdd-", CultureInfo.InvariantCulture);
        Expect(dossier.Code.Contains(day, StringComparison.Ordinal), "ngày trong mã");
        Expect(units.ContainsKey(dossier.Unit), "đơn vị");
        Expect(catalogue[dossier.Procedure].Units.Contains(dossier.Unit), "thủ tục giao cho đơn vị");
        Expect(Regex.IsMatch(dossier.Owner, "^999[0-9]{9}$"), "số định danh");
        Expect(dossier.Phone.StartsWith("0900", StringComparison.Ordinal), "điện thoại");
        Expect(dossier.Status is 2 or 3 or 4 or 5 or 8 or 9 or 10, "trạng thái");
        Expect(InOffice(dossier.Received), "giờ tiếp nhận");
        Expect(dossier.PromisedAt is { } due && InOffice(due) && due > dossier.Received, "hạn trả");
        Expect(dossier.Finished is not { } finished || (InOffice(finished) && finished > dossier.Received), "kết thúc");
        Expect(dossier.Finished is not null || dossier.Status is 2 or 4 or 5, "đang mở");
        Expect(item.GetRawText().Length < 1600, "dài");

        void Expect(bool holds, string what)
        {
            if (!holds && odd.Count < 50) odd.Add($"{dossier.Code}: {what}");
        }
    }

    private static bool InOffice(DateTime moment) =>
        !IsDayOff(moment) && moment.TimeOfDay >= new TimeSpan(7, 30, 0) && moment.TimeOfDay <= new TimeSpan(17, 15, 0);
}
