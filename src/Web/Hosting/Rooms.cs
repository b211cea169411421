using DiemSang.Web.Access;
using DiemSang.Web.Api;
using DiemSang.Web.Calendars;
using DiemSang.Web.Desk;
using DiemSang.Web.Erasing;
using DiemSang.Web.Live;
using DiemSang.Web.Portal;
using DiemSang.Web.Procedures;
using DiemSang.Web.Telling;
using DiemSang.Web.Workspace.Followups;
using DiemSang.Web.Workspace.Lost;
using DiemSang.Web.Workspace.Passports;
using DiemSang.Web.Workspace.Notices;
using DiemSang.Web.Workspace.Publications;
using DiemSang.Web.Workspace.Rankings;
using DiemSang.Web.Workspace.Start;
using DiemSang.Web.Workspace.Why;

namespace DiemSang.Web.Hosting;

/// <summary>Địa chỉ của mọi phòng: what each room of the house answers to.</summary>
internal static class Rooms
{
    public static void MapRooms(this WebApplication app)
    {
        app.MapAccess();
        app.MapDesk();
        app.MapPortal();
        app.MapLetters();
        app.MapErasePerson();
        app.MapProcedures();
        app.MapCalendars();
        app.MapReadApi();
        app.MapSync();
        app.MapIndexStream();
        app.MapLocalDoor();
        app.MapPassportLists();
        app.MapRankingCsv();
        app.MapLostSheets();
        app.MapPublications();
        app.MapNotices();
        app.MapCauses();
        app.MapFollowups();
        app.MapStarts();
    }
}
