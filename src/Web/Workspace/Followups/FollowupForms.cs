namespace DiemSang.Web.Workspace.Followups;

/// <summary>All forms of the evaluation team's week.</summary>
internal static class FollowupForms
{
    public static void MapFollowups(this IEndpointRouteBuilder routes)
    {
        routes.MapAssignments();
        routes.MapRemedies();
        routes.MapAlarms();
    }
}
