using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Journal;

namespace DiemSang.Evaluation.Publications;

/// <summary>A publication that no longer is what was published, and what about it.</summary>
/// <param name="Slug">by which it was announced</param>
public sealed record BrokenPublication(string Slug, PublicationFault Fault);

public enum PublicationFault
{
    /// <summary>A scorecard was changed, added or taken out.</summary>
    Figures,

    /// <summary>Its own row, or its place in the chain, was changed.</summary>
    Heading,

    /// <summary>The audit trail tells of it and it is not there.</summary>
    Missing,

    /// <summary>It is there and the audit trail tells another hash, or nothing.</summary>
    Unannounced,
}

/// <summary>
/// Chuỗi công bố: each publication's hash covers its heading, its digest and the hash before it; its digest covers
/// every scorecard. The audit trail, chained itself, keeps the hash too, so that the last one cannot be dropped.
/// </summary>
public static class PublicationChain
{
    public const string Frozen = "publication.frozen";

    private static readonly JsonSerializerOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>SHA-256 in hex over the rows, in the order given.</summary>
    public static string DigestOf(IEnumerable<PublishedRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
        {
            Add(hash, row);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static byte[] HashOf(Publication one, byte[] before)
    {
        static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
        string[] parts =
        [
            Convert.ToHexString(before), Text(one.Number), one.Slug, Text(one.CutOff.ToUnixTimeSeconds()), Text(one.Edition),
            Text(one.Corrects ?? 0), one.Reason, one.From.ToString("O", CultureInfo.InvariantCulture),
            Text(one.FrozenAt.ToUnixTimeSeconds()), one.FrozenBy, one.Ruleset, Text(one.Position), one.AuditHead,
            Text(one.Units), one.Digest,
        ];
        return SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts));
    }

    /// <summary>Every publication that is not what it was; empty when all hold.</summary>
    public static IReadOnlyList<BrokenPublication> Check(Session session)
    {
        var announced = new Dictionary<string, string>(StringComparer.Ordinal);
        AuditStore.Each(session, entry =>
        {
            if (entry.Line.Action == Frozen)
            {
                announced[entry.Line.Target] = entry.Line.Details;
            }
        });
        var broken = new List<BrokenPublication>();
        byte[] before = [];
        foreach (var one in PublicationStore.All(session))
        {
            if (DigestOf(session, one.Number) != one.Digest)
            {
                broken.Add(new(one.Slug, PublicationFault.Figures));
            }
            else if (!HashOf(one, before).AsSpan().SequenceEqual(one.Hash))
            {
                broken.Add(new(one.Slug, PublicationFault.Heading));
            }
            else if (!announced.TryGetValue(one.Slug, out var told) || told != Convert.ToHexStringLower(one.Hash))
            {
                broken.Add(new(one.Slug, PublicationFault.Unannounced));
            }

            announced.Remove(one.Slug);
            before = one.Hash;
        }

        broken.AddRange(announced.Keys.Order(StringComparer.Ordinal)
            .Select(slug => new BrokenPublication(slug, PublicationFault.Missing)));
        return broken;
    }

    private static string DigestOf(Session session, long number)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        PublicationStore.EachRow(session, number, row => Add(hash, row));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, PublishedRow row)
    {
        string[] parts =
        [
            row.Unit, row.Name, row.Parent, row.Level.ToString(CultureInfo.InvariantCulture), row.Total, row.Band,
            row.Ranks, row.Figures,
        ];
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(parts, options));
        hash.AppendData("\n"u8);
    }
}
