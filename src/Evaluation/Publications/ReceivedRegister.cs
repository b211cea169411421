using System.Security.Cryptography;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Files;
using DiemSang.OneStop.Journal;
using DiemSang.Scoring;

namespace DiemSang.Evaluation.Publications;

/// <summary>Chênh lệch hai con số: ours beside the received one, group by group.</summary>
/// <param name="Ours">null when the publication does not have the unit</param>
public sealed record TwoNumbers(ReceivedRow Received, Scorecard? Ours)
{
    public decimal? Gap => Received.Total - Ours?.Total;

    /// <summary>Received minus ours for each group, in the order of the ruleset.</summary>
    public IReadOnlyList<decimal?> GroupGaps =>
        [.. Received.Points.Select((points, i) => Ours is null ? null : (decimal?)(points - Ours.Groups[i].Points))];
}

/// <summary>Sổ kết quả nhận được.</summary>
public sealed class ReceivedRegister(Journal journal, Database database)
{
    public Task<ReceivedResult> Keep(
        DateTimeOffset cutOff, string number, DateOnly? issuedOn, string source, string file,
        IReadOnlyList<ReceivedRow> rows, string by, DateTimeOffset now)
    {
        var made = new ReceivedResult(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), cutOff, number, issuedOn, source, file, now, by);
        return journal.Write(work =>
        {
            ReceivedStore.Add(work.Session, made, rows);
            FileStore.Assign(work.Session, file.Length > 0 ? [file.Split(' ')[0]] : [], made.Id, by);
            AuditTrail.Add(work.Session, new(now, by, "received.kept", made.Id, Details: $"{number} {rows.Count}"));
            return made;
        });
    }

    /// <summary>All of a cut-off, newest first.</summary>
    public IReadOnlyList<ReceivedResult> Of(DateTimeOffset cutOff) => Read(session => ReceivedStore.Of(session, cutOff));

    /// <summary>The rows of a received result beside ours.</summary>
    public IReadOnlyList<TwoNumbers> Compare(ReceivedResult received, PublishedWeek week) =>
        [.. Read(session => ReceivedStore.Rows(session, received.Id)).Select(row => new TwoNumbers(row, week.Of(new(row.Unit))?.Card))];

    private T Read<T>(Func<Session, T> read)
    {
        using var session = database.OpenReader();
        return read(session);
    }
}
