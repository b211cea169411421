using System.Text;

namespace DiemSang.Evaluation.Counting;

/// <summary>Gives codes small numbers, in the order they were first seen.</summary>
public sealed class CodeIndex
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly List<string> codes = [];

    public CodeIndex() => bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => codes.Count;

    public IReadOnlyList<string> Codes => codes;

    /// <summary>The number of a code, or −1 when it was never seen.</summary>
    public int Find(string code) => numbers.GetValueOrDefault(code, -1);

    public int NumberOf(ReadOnlySpan<byte> ascii)
    {
        Span<char> code = stackalloc char[ascii.Length];
        Encoding.ASCII.GetChars(ascii, code);
        return bySpan.TryGetValue(code, out var number) ? number : Add(code.ToString());
    }

    public int NumberOf(string code) => numbers.TryGetValue(code, out var number) ? number : Add(code);

    private int Add(string code)
    {
        numbers.Add(code, codes.Count);
        codes.Add(code);
        return codes.Count - 1;
    }
}
