using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;

namespace DiemSang.Web.Workspace.Passports;

/// <summary>
/// Hộ chiếu điểm số: one number with all that it was made from – formula, source, what it is worth, and the subjects
/// behind it.
/// </summary>
public sealed class PassportView
{
    private PassportView(Scoreboard board, Place place, IndicatorScore score, long position)
    {
        (Board, Place, Score, Position) = (board, place, score, position);
        Owner = OwnerOf(place, score);
    }

    public Scoreboard Board { get; }

    public Place Place { get; }

    public IndicatorScore Score { get; }

    /// <summary>Of the journal when the number was counted.</summary>
    public long Position { get; }

    public Indicator Indicator => Score.Indicator;

    public IndicatorGroup Group => Board.Ruleset.FindGroup(Indicator.Group)!;

    public GroupScore GroupScore => Place.Card.FindGroup(Indicator.Group)!;

    public SubjectsKind Kind => Subjects.KindOf(Indicator);

    /// <summary>The unit whose figures these are: itself, or the ancestor they were taken over from.</summary>
    public UnitCode Owner { get; }

    public bool IsInherited => Owner != Place.Unit.Code;

    /// <summary>Points more or less than when the last week closed; null where there is nothing to compare with.</summary>
    public (DateOnly Day, decimal Delta)? Since { get; private init; }

    public IReadOnlyList<ListedSubject> All { get; private init; } = [];

    public long Met => (long)(Score.Tally.Numerator ?? 0);

    public long Total => (long)(Score.Tally.Denominator ?? 0);

    public long Missed => Math.Max(0, Total - Met);

    public bool IsMeasured => Score.Verdict == Verdict.Measured;

    public IReadOnlyList<GivenTally> Given =>
    [
        .. Board.CountersOf(Owner).Given.Where(one =>
            Indicator.Numerator.Counters.Contains(one.Counter) || Indicator.Denominator.Counters.Contains(one.Counter)),
    ];

    /// <summary>Points of one more met subject, before rounding.</summary>
    public decimal WorthOfOne => Worth.OfOne(Indicator, Score.Tally);

    /// <summary>Fewest more met subjects that move the points as shown.</summary>
    public int? NeededForNext => Worth.NeededFor(Indicator, Score.Tally, Score.Points + 0.01m);

    /// <summary>Missed by the number and not in the list: what a national report counts more than we hold.</summary>
    public long MissedOutside => Kind == SubjectsKind.None ? 0 : Missed - All.Count(row => !row.IsMet);

    /// <summary>Mã kiểm: two people with the same one look at the same number.</summary>
    public string Check
    {
        get
        {
            var (period, known) = (Board.Period, Board.Book.KnownOn?.ToUnixTimeSeconds());
            var asked = string.Create(CultureInfo.InvariantCulture,
                $"{Place.Unit.Code}|{Indicator.Id}|{Board.Ruleset.Id}|{period.From:O}|{period.To:O}|{period.End}|{known}");
            var text = string.Create(CultureInfo.InvariantCulture, $"{asked}|{Met}|{Total}|{Score.Points:0.00}");
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            return string.Join(' ', hash[..16].Chunk(4).Select(part => new string(part)));
        }
    }

    public static async Task<PassportView?> Of(Figures figures, UnitCode unit, string indicator, AskedQuery query)
    {
        var position = figures.Installation.Ledger.Now.Position;
        var board = await figures.Board(query.Asked);
        if (Place.Of(board, unit) is not { } place || place.Card.Find(indicator) is not { } score)
        {
            return null;
        }

        var week = await Cards.CardView.WeekBefore(figures, board);
        using var session = figures.Installation.Database.OpenReader();
        return new(board, place, score, position)
        {
            Since = week?.Board.Of(unit) is { } before && before.Ruleset == board.Ruleset.Id
                    && before.Find(indicator) is { } then
                ? (LocalTime.DayOf(week.ClosedAt), score.Points - then.Points)
                : null,
            All = ListedSubject.Of(session, board, figures.Installation.Shelf, OwnerOf(place, score), score.Indicator),
        };
    }

    /// <summary>Missed subjects by reason, most first, with their part of the points lost.</summary>
    public IReadOnlyList<(string Reason, int Count, decimal Lost)> ByReason()
    {
        var parts = All.Where(row => !row.IsMet).CountBy(row => row.Reason).OrderByDescending(one => one.Value)
            .ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        var lost = Shares.InProportion(Score.Lost, [.. parts.Select(one => (decimal)one.Value), MissedOutside]);
        return [.. parts.Index().Select(one => (one.Item.Key, one.Item.Value, lost[one.Index]))];
    }

    /// <summary>Points lost to what is not in the list; with those of the reasons, all that is lost.</summary>
    public decimal LostOutside => Score.Lost - ByReason().Sum(one => one.Lost);

    /// <summary>Units below with their own share, lowest first, those without anything last.</summary>
    public IReadOnlyList<UnitShare> ByUnit() =>
    [
        .. Place.Below.Select(one => (Unit: one, Score: Board.Of(one.Code)!.Find(Indicator.Id)!))
            .Select(one => new UnitShare(
                one.Unit, (long)(one.Score.Tally.Numerator ?? 0), (long)(one.Score.Tally.Denominator ?? 0)))
            .OrderBy(one => one.Share ?? 2m).ThenByDescending(one => one.Missed),
    ];

    public IReadOnlyList<ListedSubject> Rows(ListFilter filter) =>
    [
        .. All.Where(row => row.IsMet == filter.ShowsMet
            && filter.Holds(row, Place.Unit.Code, Board.Book.Catalogue.Units, Board.Period.Day)),
    ];

    private static UnitCode OwnerOf(Place place, IndicatorScore score) =>
        score.InheritedFrom is { } from ? new(from) : place.Unit.Code;
}

/// <summary>Phần của một đơn vị trực thuộc.</summary>
public sealed record UnitShare(Unit Unit, long Met, long Total)
{
    public long Missed => Total - Met;

    public decimal? Share => Total > 0 ? (decimal)Met / Total : null;
}
