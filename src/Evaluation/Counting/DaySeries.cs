namespace DiemSang.Evaluation.Counting;

/// <summary>Chuỗi theo ngày: how many subjects of one unit, cell and procedure stand on each day; only days in use.</summary>
public sealed class DaySeries
{
    private int[] days = new int[4];
    private int[] counts = new int[4];
    private int used;

    public ReadOnlySpan<int> Days => days.AsSpan(0, used);

    public ReadOnlySpan<int> Counts => counts.AsSpan(0, used);

    public void Add(int day, int amount)
    {
        var at = days.AsSpan(0, used).BinarySearch(day);
        if (at >= 0)
        {
            counts[at] += amount;
            return;
        }

        at = ~at;
        if (used == days.Length)
        {
            Array.Resize(ref days, used * 2);
            Array.Resize(ref counts, used * 2);
        }

        days.AsSpan(at, used - at).CopyTo(days.AsSpan(at + 1));
        counts.AsSpan(at, used - at).CopyTo(counts.AsSpan(at + 1));
        (days[at], counts[at]) = (day, amount);
        used++;
    }

    /// <summary>True when any day of the closed span has at least one subject.</summary>
    public bool AnyIn(int from, int to)
    {
        var at = days.AsSpan(0, used).BinarySearch(from);
        for (at = at < 0 ? ~at : at; at < used && days[at] <= to; at++)
        {
            if (counts[at] > 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Write(BinaryWriter to)
    {
        to.Write(used);
        for (var i = 0; i < used; i++)
        {
            to.Write(days[i]);
            to.Write(counts[i]);
        }
    }

    public static DaySeries Read(BinaryReader from)
    {
        var used = from.ReadInt32();
        var series = new DaySeries { days = new int[Math.Max(used, 4)], counts = new int[Math.Max(used, 4)], used = used };
        for (var i = 0; i < used; i++)
        {
            series.days[i] = from.ReadInt32();
            series.counts[i] = from.ReadInt32();
        }

        return series;
    }
}
