using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Khối đếm của những ngày đã qua: what was known at several moments. One cube walks back from the present and takes
/// off what arrived last; where it passes a moment a copy stays behind. Lately passed days cost little, however long
/// the journal is.
/// </summary>
internal static class PastCubes
{
    /// <param name="present">a cube of its own at the session's last position, with the details that will be asked</param>
    /// <returns>one cube for each moment, the latest first</returns>
    public static List<(DateTimeOffset KnownOn, Cube Cube)> Of(
        Session session, Cube present, IEnumerable<DateTimeOffset> moments)
    {
        var ahead = new Stack<(DateTimeOffset KnownOn, long Position)>(
            moments.Distinct().Order().Select(one => (one, EntryStore.LastKnownOn(session, one))));
        var passed = new List<(DateTimeOffset KnownOn, Cube Cube)>();
        EntryStore.EachArrivedAfter(session, ahead.Last().KnownOn, entry =>
        {
            while (ahead.Peek().KnownOn >= entry.ArrivedAt)
            {
                Leave(ahead.Pop(), present.Copy());
            }

            present.TakeOff(entry.Marks);
        });
        while (ahead.TryPop(out var moment))
        {
            Leave(moment, ahead.Count > 0 ? present.Copy() : present);
        }

        return passed;

        void Leave((DateTimeOffset KnownOn, long Position) moment, Cube cube) =>
            passed.Add((moment.KnownOn, cube.StandAt(moment.Position)));
    }
}
