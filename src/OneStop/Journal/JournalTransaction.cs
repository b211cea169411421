namespace DiemSang.OneStop.Journal;

/// <summary>What a subject's kind is called in the journal.</summary>
public enum SubjectKind
{
    Dossier = 1,
    Feedback = 2,

    /// <summary>A change of catalogue or calendar: no facts of a subject, the cause of later entries.</summary>
    Catalogue = 3,
}

/// <summary>One committed entry, as those who follow the journal receive it.</summary>
public readonly record struct PostedEntry(long Position, SubjectKind Kind, DateTimeOffset ArrivedAt, byte[] Marks);

/// <summary>Giao dịch: what a piece of work may do in one commit – read, change rows, append entries.</summary>
public sealed class JournalTransaction(Session session, Bookkeeping bookkeeping, long counterVersion, long position)
{
    private readonly List<PostedEntry> posted = [];

    public Session Session => session;

    public IReadOnlyList<PostedEntry> Posted => posted;

    /// <summary>The position of the last entry of the journal, this transaction's own included.</summary>
    public long Position { get; private set; } = position;

    /// <summary>
    /// Appends the facts of a subject after a change, with the bookings of the change, and gives its position.
    /// </summary>
    /// <param name="version">1 for the first entry of a subject, then one more each time</param>
    /// <param name="cause">what made the change, without anyone's name ("sync H09.24", "import", "catalogue 71")</param>
    public long Append(
        SubjectKind kind, SubjectFacts? before, SubjectFacts after, long version, DateTimeOffset arrivedAt, string cause)
    {
        var marks = bookkeeping(before, after);
        Position++;
        session.Execute(
            "insert into entries (position, kind, subject, version, arrived_at, cause, facts) "
            + "values ($1, $2, $3, $4, $5, $6, $7)",
            Position, (long)kind, after.Subject, version, arrivedAt.ToUnixTimeSeconds(), cause, after.ToText());
        session.Execute(
            "insert into bookings (position, counter_version, marks) values ($1, $2, $3)",
            Position, counterVersion, marks);
        posted.Add(new(Position, kind, arrivedAt, marks));
        return Position;
    }

    /// <summary>Appends a change of catalogue or calendar, so that what it re-books can name its cause.</summary>
    public long AppendCatalogue(string subject, DateTimeOffset arrivedAt, string cause)
    {
        Position++;
        session.Execute(
            "insert into entries (position, kind, subject, version, arrived_at, cause, facts) "
            + "values ($1, $2, $3, 1, $4, $5, '{}')",
            Position, (long)SubjectKind.Catalogue, subject, arrivedAt.ToUnixTimeSeconds(), cause);
        session.Execute(
            "insert into bookings (position, counter_version, marks) values ($1, $2, $3)",
            Position, counterVersion, Array.Empty<byte>());
        posted.Add(new(Position, SubjectKind.Catalogue, arrivedAt, []));
        return Position;
    }
}
