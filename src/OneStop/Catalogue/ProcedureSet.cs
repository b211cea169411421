using System.Collections;
using System.Numerics;

namespace DiemSang.OneStop.Catalogue;

/// <summary>
/// Tập thủ tục: some procedures of one catalogue as bits, one a procedure; cheap to unite, cut and count.
/// </summary>
public sealed class ProcedureSet : IReadOnlyCollection<Procedure>
{
    private readonly ProcedureCatalogue catalogue;
    private readonly ulong[] bits;

    internal ProcedureSet(ProcedureCatalogue catalogue, ulong[] bits)
    {
        this.catalogue = catalogue;
        this.bits = bits;
        foreach (var word in bits)
        {
            Count += BitOperations.PopCount(word);
        }
    }

    public int Count { get; }

    /// <summary>Whether a row of the same catalogue is in the set.</summary>
    public bool HasRow(int row) => (bits[row >> 6] & (1UL << row)) != 0;

    /// <summary>How many procedures stand in both; both sets come from the same catalogue.</summary>
    public int CountBoth(ProcedureSet other)
    {
        RequireSameCatalogue(other);
        var count = 0;
        for (var i = 0; i < bits.Length; i++)
        {
            count += BitOperations.PopCount(bits[i] & other.bits[i]);
        }

        return count;
    }

    public IEnumerator<Procedure> GetEnumerator()
    {
        for (var i = 0; i < bits.Length; i++)
        {
            for (var word = bits[i]; word != 0; word &= word - 1)
            {
                yield return catalogue.Row((i << 6) + BitOperations.TrailingZeroCount(word));
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void RequireSameCatalogue(ProcedureSet other)
    {
        if (other.catalogue != catalogue)
        {
            throw new ArgumentException("sets of two catalogues", nameof(other));
        }
    }
}
