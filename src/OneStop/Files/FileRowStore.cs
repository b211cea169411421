using System.Data.Common;
using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Files;

/// <summary>Tệp đính kèm đã lưu.</summary>
/// <param name="Id">made by the server; the name on disk</param>
/// <param name="Subject">code of the dossier it belongs to, "" while it waits in a draft</param>
/// <param name="Name">as the sender called it, made safe; may name a person, so it is kept sealed</param>
/// <param name="KeptBy">an account's id</param>
public sealed record StoredFile(
    string Id, string Subject, string Name, FileKind Kind, long Size, byte[] Sha256, DateTimeOffset KeptAt, string KeptBy)
{
    internal byte[] WrappedKey { get; init; } = [];
}

/// <summary>SQL of attachments.</summary>
internal static class FileRowStore
{
    private const string Columns = "id, subject, kind, size, sha256, kept_at, kept_by, wrapped_key, name";

    public static void Add(Session session, StoredFile file, byte[] wrappedKey, byte[] sealedName) => session.Execute(
        $"insert into files ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        file.Id, file.Subject, file.Kind.ToString(), file.Size, file.Sha256, file.KeptAt.ToUnixTimeSeconds(),
        file.KeptBy, wrappedKey, sealedName);

    /// <summary>Gives files that wait in a draft to a dossier; others of the account are left.</summary>
    public static int Assign(Session session, string id, string subject, string keptBy) => session.ExecuteNow(
        "update files set subject = $2 where id = $1 and subject = '' and kept_by = $3", id, subject, keptBy);

    public static int Remove(Session session, string id) => session.ExecuteNow("delete from files where id = $1", id);

    public static void RemoveOf(Session session, string subject) =>
        session.Execute("delete from files where subject = $1", subject);

    public static void RemoveDrafts(Session session, string account) =>
        session.Execute("delete from files where subject = '' and kept_by = $1", account);

    public static (StoredFile File, byte[] SealedName)? Find(Session session, string id) =>
        session.Query($"select {Columns} from files where id = $1", Read, id) is [var one] ? one : null;

    public static List<(StoredFile File, byte[] SealedName)> Of(Session session, string subject) => session.Query(
        $"select {Columns} from files where subject = $1 order by kept_at, id", Read, subject);

    public static HashSet<string> Ids(Session session) =>
        [.. session.Query("select id from files", row => row.GetString(0))];

    /// <summary>Files of drafts that nobody filed.</summary>
    public static List<string> Waiting(Session session, DateTimeOffset before) => session.Query(
        "select id from files where subject = '' and kept_at < $1", row => row.GetString(0),
        before.ToUnixTimeSeconds());

    private static (StoredFile, byte[]) Read(DbDataReader row) => (
        new(
            row.GetString(0), row.GetString(1), "", Enum.Parse<FileKind>(row.GetString(2)), row.GetInt64(3),
            row.Bytes(4), RowReading.Moment(row.GetInt64(5)), row.GetString(6)) { WrappedKey = row.Bytes(7) },
        row.Bytes(8));
}
