using System.Text;
using System.Text.Unicode;

namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>One physical line; Problem is the code of what makes it unreadable, and Text is then empty.</summary>
internal readonly record struct TextLine(int Number, string Text, string? Problem = null);

/// <summary>
/// The lines of a UTF-8 stream, whatever their ends; one that is not UTF-8 or too long is told by number.
/// </summary>
internal sealed class TextLines(Stream stream)
{
    /// <summary>A row that assigns a procedure to every unit of a country stays well below.</summary>
    private const int LongestLine = 2 << 20;

    private readonly byte[] buffer = new byte[64 << 10];
    private readonly Stack<TextLine> pushedBack = new();
    private byte[] line = new byte[1024];
    private int start;
    private int end;
    private int number;
    private bool afterReturn;

    public void PushBack(TextLine read) => pushedBack.Push(read);

    public TextLine? Next()
    {
        if (pushedBack.TryPop(out var again))
        {
            return again;
        }

        var length = 0;
        while (true)
        {
            if (start == end && !Fill())
            {
                return length == 0 ? null : Line(length);
            }

            if (afterReturn && buffer[start] == '\n')
            {
                afterReturn = false;
                start++;
                continue;
            }

            afterReturn = false;
            var stop = buffer.AsSpan(start, end - start).IndexOfAny((byte)'\r', (byte)'\n');
            var piece = buffer.AsSpan(start, stop < 0 ? end - start : stop);
            length += Keep(piece, length);
            start += piece.Length;
            if (stop >= 0)
            {
                afterReturn = buffer[start++] == '\r';
                return Line(length);
            }
        }
    }

    private bool Fill()
    {
        start = 0;
        end = stream.Read(buffer);
        return end > 0;
    }

    /// <summary>Bytes beyond the longest line are read over, one of them kept to tell that there were some.</summary>
    private int Keep(ReadOnlySpan<byte> piece, int length)
    {
        var kept = piece[..Math.Min(piece.Length, LongestLine + 1 - length)];
        if (length + kept.Length > line.Length)
        {
            Array.Resize(ref line, Math.Max(line.Length * 2, length + kept.Length));
        }

        kept.CopyTo(line.AsSpan(length));
        return kept.Length;
    }

    private TextLine Line(int length)
    {
        number++;
        var bytes = line.AsSpan(0, length);
        if (number == 1)
        {
            if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            {
                return new(number, "", "file.utf16");
            }

            bytes = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        }

        return length > LongestLine ? new(number, "", "row.too-long")
            : bytes.Contains((byte)0) ? new(number, "", "row.nul")
            : Utf8.IsValid(bytes) ? new(number, Encoding.UTF8.GetString(bytes))
            : new(number, "", OldEncoding.ProblemOf(bytes));
    }
}
