using System.Diagnostics;
using System.Globalization;

namespace DiemSang.Bench;

/// <summary>
/// Times taken in turns: what is compared runs one after the other in every round, so that a neighbour's load falls on
/// both; of the rounds the median counts.
/// </summary>
public static class Timing
{
    /// <summary>Seconds of each piece of work in each round, the first round left out.</summary>
    public static double[][] InTurns(int rounds, params Action[] work)
    {
        var times = Array.ConvertAll(work, _ => new double[rounds]);
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < work.Length; i++)
            {
                var seconds = Seconds(work[i]);
                if (round >= 0)
                {
                    times[i][round] = seconds;
                }
            }
        }

        return times;
    }

    /// <summary>As <see cref="InTurns"/>, in seconds that this process had a core: for work of one thread beside others.</summary>
    public static double[][] CoreInTurns(int rounds, params Action[] work)
    {
        var times = Array.ConvertAll(work, _ => new double[rounds]);
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < work.Length; i++)
            {
                var from = Environment.CpuUsage.TotalTime;
                work[i]();
                times[i][Math.Max(round, 0)] = (Environment.CpuUsage.TotalTime - from).TotalSeconds;
            }
        }

        return times;
    }

    public static double Seconds(Action work)
    {
        var from = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    public static double Median(IEnumerable<double> times) => Quantile(times, 0.5);

    public static double Quantile(IEnumerable<double> times, double share)
    {
        var sorted = times.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
    }

    /// <summary>The median of the ratios of two series measured in turns.</summary>
    public static double Ratio(double[] one, double[] other) => Median(one.Zip(other, (a, b) => a / b));

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
