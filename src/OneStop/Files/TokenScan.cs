namespace DiemSang.OneStop.Files;

/// <summary>Goes through a stream from word to word with a small window, however long it is.</summary>
internal sealed class TokenScan(Stream file)
{
    private readonly byte[] window = new byte[64 << 10];
    private int from;
    private int to;

    /// <summary>
    /// What stands before the next occurrence of the word, the word itself skipped; at most so many bytes at once: a
    /// piece of that length without the word goes on in the next call.
    /// </summary>
    public (byte[] Before, bool IsFound) Until(ReadOnlySpan<byte> word, int most)
    {
        using var before = new MemoryStream();
        var isFound = Walk(word, before, most);
        return (before.ToArray(), isFound);
    }

    /// <summary>Goes on behind the next occurrence of the word.</summary>
    public bool Skip(ReadOnlySpan<byte> word) => Walk(word, null, long.MaxValue);

    private bool Walk(ReadOnlySpan<byte> word, MemoryStream? before, long most)
    {
        long passed = 0;
        while (true)
        {
            var at = window.AsSpan(from, to - from).IndexOf(word);
            // Without the word, its first letters may stand at the window's end.
            var clear = at >= 0 ? at : Math.Max(0, to - from - (word.Length - 1));
            var taken = (int)Math.Min(clear, most - passed);
            before?.Write(window, from, taken);
            passed += taken;
            from += taken;
            if (at >= 0 && taken == at)
            {
                from += word.Length;
                return true;
            }

            if (passed >= most)
            {
                return false;
            }

            if (!Fill())
            {
                before?.Write(window, from, to - from);
                from = to;
                return false;
            }
        }
    }

    private bool Fill()
    {
        window.AsSpan(from, to - from).CopyTo(window);
        (from, to) = (0, to - from);
        var read = file.Read(window, to, window.Length - to);
        to += read;
        return read > 0;
    }
}
