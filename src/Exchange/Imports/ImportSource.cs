using System.Security.Cryptography;
using DiemSang.Exchange.Imports.MessageFiles;
using DiemSang.Exchange.Imports.ReferenceFiles;

namespace DiemSang.Exchange.Imports;

/// <summary>
/// Tệp cần nhập: one file, what it holds, and its fingerprint; it is opened anew each time it is read.
/// </summary>
/// <param name="Kind">null: dossiers and progress events</param>
/// <param name="Header">of a table; null of JSON</param>
/// <param name="Refusal">why nothing of it can be read, or null</param>
public sealed record ImportSource(string Path, byte[] Digest, FileKind? Kind, RowProblem? Refusal, string? Header)
{
    private const int FirstItems = 100;

    public string Name => System.IO.Path.GetFileName(Path);

    public static ImportSource Open(string path)
    {
        byte[] digest;
        using (var whole = File.OpenRead(path))
        {
            digest = SHA256.HashData(whole);
        }

        using var stream = File.OpenRead(path);
        var messages = MessageFile.Open(stream);
        if (messages.Refusal is null && !messages.IsTable && HoldsDecisions(messages))
        {
            return new(path, digest, FileKind.Decisions, null, null);
        }

        if (messages.Refusal is null || !messages.IsTable || messages.IsOfDossiers)
        {
            return new(path, digest, null, messages.Refusal, messages.HeaderText);
        }

        stream.Position = 0;
        var reference = ReferenceFile.Open(stream);
        return new(path, digest, reference.Kind, reference.Refusal, reference.HeaderText);
    }

    /// <summary>Known by the first item that can be read, not too far behind.</summary>
    private static bool HoldsDecisions(MessageFile messages) =>
        messages.Rows().Take(FirstItems).FirstOrDefault(row => row.Problem is null) is { } first && DecisionItems.Holds(first.Item);
}
