using DiemSang.Evaluation.Followups;
using DiemSang.Exchange;
using DiemSang.Web.Shell.Parts;
using DiemSang.Web.Workspace.Followups;

namespace DiemSang.Web.Workspace.Start;

/// <summary>Một dòng đầu ngày: what about, the finding, and where it goes on.</summary>
/// <param name="Id">names the line on its page</param>
public sealed record BriefLine(string Id, string Term, string Text, string Href, Tone Tone = Tone.Info)
{
    /// <summary>The alarms that are open, by the first of them.</summary>
    public static BriefLine Of(AlarmView view, IReadOnlyList<Alarm> live) => live switch
    {
        [] => new("dong-canh-bao", Words.Say("start.alarms"), Words.Say("start.alarms.none"), "/to-danh-gia/canh-bao"),
        [var first, ..] => new(
            "dong-canh-bao", Words.Say("start.alarms.some", live.Count), $"{view.NameOf(first.Unit)}: {AlarmView.Sentence(first)}",
            "#canh-bao", Tone.Bad),
    };
}
