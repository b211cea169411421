namespace DiemSang.Web.Desk;

/// <summary>How the officers' screens join a host.</summary>
public static class DeskHost
{
    public static IEndpointRouteBuilder MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapIntake();
        routes.MapDeskDossiers();
        routes.MapReassignment();
        routes.MapDeskLists();
        routes.MapRatings();
        return routes;
    }
}
