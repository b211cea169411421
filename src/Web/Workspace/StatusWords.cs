using System.Globalization;
using DiemSang.Exchange;

namespace DiemSang.Web.Workspace;

/// <summary>Trạng thái hồ sơ 1–10 bằng lời.</summary>
public static class StatusWords
{
    public static string Of(int status) => status is >= 1 and <= 10
        ? Words.Say(string.Create(CultureInfo.InvariantCulture, $"status.{status}"))
        : Words.Say("status.unknown", status);
}
