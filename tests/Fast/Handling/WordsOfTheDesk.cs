using System.Text.RegularExpressions;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Fast.House;
using Xunit;

namespace DiemSang.Tests.Fast.Handling;

/// <summary>Whatever the desk says has its sentence.</summary>
public sealed class WordsOfTheDesk
{
    [Fact]
    public void Every_code_of_a_refusal_or_of_a_reason_has_its_sentence()
    {
        var said = Tree.Files("*.cs", "src/OneStop").SelectMany(file => Regex.Matches(
                File.ReadAllText(file),
                "(?:Refused\\.If\\([^;]*?|RefusedException\\([^;]*?|new\\(|DuePart\\(|AddIf\\([^;]*?)\"([a-z-]+\\.[a-z0-9-]*[a-z0-9])\"")
            .Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.True(said.Count > 40, $"only {said.Count} codes found");
        Assert.DoesNotContain(said, code => !Words.Knows(code));
    }

    [Fact]
    public void Every_state_action_limit_and_pause_has_its_sentence()
    {
        Assert.All(Enum.GetValues<DossierState>(), state => Assert.True(Words.Knows($"state.no-way-from-{(int)state}")));
        Assert.All(
            Enum.GetValues<HandlingAction>().Where(action => action != HandlingAction.None),
            action => Assert.True(Words.Knows($"changed.{Notice.Hyphened(action)}"), action.ToString()));
        foreach (var unit in Enum.GetValues<LimitUnit>())
        {
            var dossier = Desk.Received(terms: new(0, new(1, unit)));
            Assert.All(DueReasons.Why(dossier, WorkCalendar.Official), part => Assert.True(Words.Knows(part.Code), part.Code));
        }
    }

    [Fact]
    public void Why_this_date_reads_as_a_sentence()
    {
        var dossier = Desk.Received(Desk.At("2023-04-27 17:30"), Desk.Terms with { Limit = new(3, LimitUnit.WorkingDay) });
        var text = string.Join("; ", DueReasons.Why(dossier, WorkCalendar.Official)
            .Select(part => Words.Say(part.Code, [.. part.Blanks])));
        Assert.Equal(
            "Tiếp nhận lúc 17:30 ngày 27/04/2023; ngoài giờ làm việc nên tính từ 07:00 ngày 28/04/2023; "
            + "thời hạn 3 ngày làm việc, không tính ngày tiếp nhận; nghỉ ngày 01/05/2023 (Quốc tế Lao động); "
            + "nghỉ ngày 02/05/2023 (Nghỉ bù Giỗ Tổ (29/4) và 30/4); nghỉ ngày 03/05/2023 (Nghỉ bù Giỗ Tổ (29/4) và 30/4); "
            + "trừ 4 ngày thứ Bảy, Chủ nhật; ngày hẹn trả 07:00 ngày 08/05/2023",
            text);
    }
}
