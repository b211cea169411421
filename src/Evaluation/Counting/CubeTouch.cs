using DiemSang.OneStop.Catalogue;

namespace DiemSang.Evaluation.Counting;

public sealed partial class Cube
{
    /// <summary>
    /// The units whose balance may be another than it was: those that an entry after the position has touched, and
    /// those with a booking between two moments of one day.
    /// </summary>
    /// <param name="from">Unix seconds, exclusive</param>
    /// <param name="to">Unix seconds, inclusive, on the same day as <paramref name="from"/></param>
    public IReadOnlyList<UnitCode> Touched(long position, long from, long to) => Reading(() =>
    {
        var detail = from < to ? details[Day.Of(to)] : null;
        var touched = new List<UnitCode>();
        for (var unit = 0; unit < versions.Count; unit++)
        {
            if (versions[unit] > position || detail?.HasAny(unit, from, to) == true)
            {
                touched.Add(new(units.Codes[unit]));
            }
        }

        return touched;
    });
}
