using DiemSang.Evaluation.Counting;
using DiemSang.Evaluation.Scoreboards;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.Scoring;
using DiemSang.Scoring.Plans;

namespace DiemSang.Web.Workspace.Histories;

/// <summary>Một bản của hồ sơ trong nhật ký: when it arrived, from where, and the facts before and after.</summary>
public sealed record DossierVersion(Entry Entry, DossierFacts? Before, DossierFacts Facts);

/// <summary>Ảnh hưởng: what one dossier does in one component of its unit, for the asked period.</summary>
public sealed record DossierEffect(Indicator Indicator, bool IsMet, string Reason, decimal Worth);

/// <summary>Hồ sơ trên màn hình: facts, dates, effect on the index and history of one dossier; no name, no text.</summary>
public sealed class DossierView
{
    private DossierView(Scoreboard board, StoredDossier stored, IReadOnlyList<DossierVersion> versions)
    {
        (Board, Stored, Versions) = (board, stored, versions);
        Facts = versions[^1].Facts;
        Unit = Directory.Row(Facts.Unit, board.Period.Day);
        Procedure = board.Book.Catalogue.Procedures.Find(
            Facts.Procedure, LocalTime.DayOf(Facts.ReceivedAt ?? board.Period.EvaluatedAt));
        var card = board.Of(Facts.Unit);
        Effects = [.. EffectsOf(card)];
        Outside = [.. board.Ruleset.Indicators.Where(one =>
            Subjects.KindOf(one) == SubjectsKind.Dossiers && Effects.All(effect => effect.Indicator != one))];
    }

    public Scoreboard Board { get; }

    public StoredDossier Stored { get; }

    /// <summary>As known on K, or now.</summary>
    public DossierFacts Facts { get; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<DossierVersion> Versions { get; }

    public Unit? Unit { get; }

    public Procedure? Procedure { get; }

    public IReadOnlyList<DossierEffect> Effects { get; }

    /// <summary>Components about dossiers that do not count this one.</summary>
    public IReadOnlyList<Indicator> Outside { get; }

    public UnitDirectory Directory => Board.Book.Catalogue.Units;

    public DateTimeOffset At => Board.Period.EvaluatedAt;

    public bool IsDone => Passports.Reasons.IsDone(Facts, At);

    /// <summary>Since when the dossier is late at E; null when it is not.</summary>
    public DateTimeOffset? LateFrom => Lateness.From(Facts) is { } step && step <= Board.Period.End
        ? step == Facts.DueAt!.Value.ToUnixTimeSeconds() + 1 ? Facts.DueAt : RowReading.Moment(step).ToOffset(LocalTime.Offset)
        : null;

    /// <summary>What is said of it by its sender, when that is also what the page is about; null as known earlier.</summary>
    public DossierItem? Item => Board.Book.KnownOn is null ? Stored.Item : null;

    public IEnumerable<ProgressEvent> Events => Board.Book.KnownOn is { } known
        ? Stored.Events.Where(one => one.ArrivedAt <= known)
        : Stored.Events;

    /// <summary>The promised moment that the due date starts from; null when the law's limit stands for it.</summary>
    public DateTimeOffset? Promised => Item is { } item
        ? item.Supplements.Where(one => one.DueBefore is not null).OrderBy(one => one.AskedAt ?? DateTimeOffset.MaxValue)
            .FirstOrDefault()?.DueBefore ?? item.DueAt
        : null;

    /// <returns>null when nobody has heard of the dossier, or had not by the day asked</returns>
    public static async Task<DossierView?> Of(Figures figures, string text, AskedQuery query)
    {
        if (!DossierCode.IsWellFormed(text))
        {
            return null;
        }

        var board = await figures.Board(query.Asked);
        var code = new DossierCode(text);
        using var session = figures.Installation.Database.OpenReader();
        var versions = VersionsOf(session, code, query.Asked.KnownOn);
        return versions.Count == 0 ? null : new(board, DossierStore.Load(session, [code])[code], versions);
    }

    private static List<DossierVersion> VersionsOf(Session session, DossierCode code, DateTimeOffset? knownOn)
    {
        var versions = new List<DossierVersion>();
        foreach (var entry in EntryStore.Of(session, SubjectKind.Dossier, code.Value))
        {
            if (knownOn is null || entry.ArrivedAt <= knownOn)
            {
                versions.Add(new(entry, versions.LastOrDefault()?.Facts, DossierText.ReadFacts(entry.Facts)));
            }
        }

        return versions;
    }

    private IEnumerable<DossierEffect> EffectsOf(Scorecard? card)
    {
        var balance = new SubjectBalance(Facts, Board.Period);
        foreach (var indicator in Board.Ruleset.Indicators.Where(one => Subjects.KindOf(one) == SubjectsKind.Dossiers))
        {
            var isMet = indicator.Numerator.Evaluate(balance.Find) > 0;
            if (isMet || indicator.Denominator.Evaluate(balance.Find) > 0)
            {
                var reason = Passports.Reasons.Of(indicator, new(isMet, Facts, null), Board.Period);
                var worth = card?.Find(indicator.Id) is { } score ? Worth.OfOne(indicator, score.Tally) : 0m;
                yield return new(indicator, isMet, reason, worth);
            }
        }
    }
}
