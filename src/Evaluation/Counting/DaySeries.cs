using System.Runtime.InteropServices;

namespace DiemSang.Evaluation.Counting;

/// <summary>Chuỗi theo ngày: how many subjects of one unit, cell and procedure stand on each day; only days in use.</summary>
public sealed class DaySeries
{
    private DayCount[] counts = new DayCount[4];
    private int used;

    /// <summary>In the order of days.</summary>
    public ReadOnlySpan<DayCount> Counts => counts.AsSpan(0, used);

    public void Add(int day, int amount)
    {
        var at = PlaceOf(day);
        if (at < used && counts[at].Day == day)
        {
            counts[at] = new(day, counts[at].Count + amount);
            return;
        }

        if (used == counts.Length)
        {
            Array.Resize(ref counts, used * 2);
        }

        Counts[at..].CopyTo(counts.AsSpan(at + 1));
        counts[at] = new(day, amount);
        used++;
    }

    /// <summary>True when any day of the closed span has at least one subject.</summary>
    public bool AnyIn(int from, int to)
    {
        for (var at = PlaceOf(from); at < used && counts[at].Day <= to; at++)
        {
            if (counts[at].Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Write(BinaryWriter to)
    {
        to.Write(used);
        to.Write(MemoryMarshal.AsBytes(Counts));
    }

    public static DaySeries Read(BinaryReader from)
    {
        var used = from.ReadInt32();
        var series = new DaySeries { counts = new DayCount[Math.Max(used, 4)], used = used };
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(series.counts.AsSpan(0, used)));
        return series;
    }

    /// <summary>The place of the day, or where it would stand.</summary>
    private int PlaceOf(int day)
    {
        var (low, high) = (0, used);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = counts[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>How many subjects stand on one day.</summary>
public readonly record struct DayCount(int Day, int Count);
