using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Mã kiểm: one SHA-256 over every number of a cube in a canonical order. Two installations that were told the same
/// have the same digest, whatever the database, the batches and the order across dossiers.
/// </summary>
public static class Digest
{
    public static string Of(Cube cube)
    {
        var lines = cube.Reading(() => cube.NonZero().Select(Line).ToArray());
        Array.Sort(lines, StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Where two cubes differ, at most some lines; empty when they are the same.</summary>
    public static IReadOnlyList<string> Differences(Cube kept, Cube counted, int most = 20)
    {
        var one = kept.Reading(() => kept.NonZero().Select(Line).ToHashSet(StringComparer.Ordinal));
        var other = counted.Reading(() => counted.NonZero().Select(Line).ToHashSet(StringComparer.Ordinal));
        return [.. one.Except(other).Select(line => $"− {line}")
            .Concat(other.Except(one).Select(line => $"+ {line}")).Order(StringComparer.Ordinal).Take(most)];
    }

    private static string Line(CubeCell cell) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cell.Unit}|{cell.Cell}|{cell.Procedure}|{Day.DateOf(cell.Day):yyyy-MM-dd}|{cell.Amount}\n");
}
