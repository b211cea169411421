using DiemSang.Web.Shell.Parts;

namespace DiemSang.Web.Workspace.Start;

/// <summary>Một dòng đầu ngày: what about, the finding, and where it goes on.</summary>
/// <param name="Id">names the line on its page</param>
public sealed record BriefLine(string Id, string Term, string Text, string Href, Tone Tone = Tone.Info);
