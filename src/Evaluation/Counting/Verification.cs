using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Đối chiếu: all subjects counted afresh from their rows, against the bookings and against the snapshot with what
/// came after it – at one state of the database, whoever writes beside.
/// </summary>
/// <param name="InBookings">where the sum of all bookings differs; some lines, empty when it is right</param>
/// <param name="InSnapshot">where the cube that a start would load differs</param>
public sealed record Verification(
    long Position, string Digest, IReadOnlyList<string> InBookings, IReadOnlyList<string> InSnapshot)
{
    public bool IsClean => InBookings.Count == 0 && InSnapshot.Count == 0;

    public static Verification Of(Database database, string snapshotFile)
    {
        using var session = database.OpenReader();
        session.Begin();
        var last = EntryStore.LastPosition(session);
        using var counted = Ledger.Recount(session);
        using var booked = new Cube();
        Post(session, booked);
        using var loaded = Cube.Load(snapshotFile);
        if (loaded is not null && loaded.Position <= last)
        {
            Post(session, loaded);
        }

        return new(
            last, Counting.Digest.Of(counted), Counting.Digest.Differences(booked, counted),
            loaded is null || loaded.Position > last ? [] : Counting.Digest.Differences(loaded, counted));
    }

    private static void Post(Session session, Cube cube) => EntryStore.EachPosted(
        session, cube.Position, entry => cube.Post(entry.Position, entry.Marks));
}
