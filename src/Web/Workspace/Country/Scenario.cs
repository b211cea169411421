namespace DiemSang.Web.Workspace.Country;

/// <summary>Bản minh họa hay bản thật: only the demo shows figures that are not the installation's own.</summary>
public sealed record Scenario(bool IsDemo);
