using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Workspace.Cards;

/// <summary>Chỉ số theo dõi: figures that the law wants shown and that carry no points.</summary>
public sealed class Monitoring(Scoreboard board, UnitCode unit)
{
    private readonly Evaluation.Counting.CounterSet counters = board.CountersOf(unit);
    private readonly IReadOnlyDictionary<string, long> beside = board.Book.Monitoring(unit, board.Period);

    public long this[string counter] => beside.TryGetValue(counter, out var value) ? value : counters[counter];

    /// <summary>Share of one counter in another; null when there is nothing to divide by.</summary>
    public decimal? Share(string part, string whole) => this[whole] > 0 ? (decimal)this[part] / this[whole] : null;

    /// <summary>Thành phần 2.2: mean time from reception to the end, in hours; null when nothing was completed.</summary>
    public decimal? MeanHours => this["dossiers_completed"] is > 0 and var completed
        ? this["resolution_time_sum"] / 60m / completed
        : null;
}
