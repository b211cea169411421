using System.Buffers;

namespace DiemSang.Exchange.Imports.MessageFiles;

/// <summary>
/// Cắt mục tin: finds the objects of a JSON array in a stream of any size by their braces alone, so that an item that
/// is broken inside spoils only itself. An object that stands alone is an item too.
/// </summary>
internal sealed class JsonItems(Stream stream)
{
    private const int LongestItem = 8 << 20;
    private static readonly SearchValues<byte> structure = SearchValues.Create("{}[]\"\n"u8);
    private static readonly SearchValues<byte> inText = SearchValues.Create("\"\\\n"u8);

    private byte[] buffer = new byte[64 << 10];
    private int start;
    private int end;
    private int at;
    private int line = 1;
    private bool ended;

    public IEnumerable<MessageRow> Read()
    {
        var inArray = false;
        while (Peek() is { } next)
        {
            if (next == '{')
            {
                yield return Item();
                continue;
            }

            if (next == '[' && inArray)
            {
                yield return List();
                continue;
            }

            Step(next);
            inArray = next == '[' || (inArray && next != ']');
            if (!IsBlank(next) && next is not (',' or '[' or ']'))
            {
                yield return Stray();
            }
        }

        if (inArray && !ended)
        {
            yield return MessageRow.Bad(line, default, "json.cut");
        }
    }

    private static bool IsBlank(int one) => one is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF;

    private void Step(int next)
    {
        at++;
        start = at;
        line += next == '\n' ? 1 : 0;
    }

    /// <summary>
    /// A number or a word where an item belongs, or what is left of a broken item: up to the end of its line.
    /// </summary>
    private MessageRow Stray()
    {
        while (Peek() is { } next && next is not ((byte)'\n' or (byte)'{' or (byte)']'))
        {
            Step(next);
        }

        return MessageRow.Bad(line, default, "item.not-an-object");
    }

    /// <summary>A list where an item belongs is told once, with all that it holds.</summary>
    private MessageRow List()
    {
        var list = Item();
        return list.Problem is null ? MessageRow.Bad(list.Line, list.Raw, "item.not-an-object") : list;
    }

    private MessageRow Item()
    {
        var firstLine = line;
        var depth = 0;
        while (Find(structure) is { } next)
        {
            at++;
            switch (next)
            {
                case (byte)'\n':
                    line++;
                    break;
                case (byte)'"':
                    if (!SkipText())
                    {
                        return Cut(firstLine);
                    }

                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }

            if (depth == 0 && next is (byte)'}' or (byte)']')
            {
                return Cut(firstLine);
            }
        }

        ended = true;
        return MessageRow.Bad(
            firstLine, buffer.AsSpan(start, at - start).ToArray(),
            at - start > LongestItem ? "json.item-too-long" : "json.cut");
    }

    private MessageRow Cut(int firstLine)
    {
        var json = buffer.AsSpan(start, at - start).ToArray();
        start = at;
        return MessageRow.Of(firstLine, json);
    }

    /// <summary>
    /// Goes behind the closing quote; false at the end of the line, over which no text of JSON may go.
    /// </summary>
    private bool SkipText()
    {
        while (Find(inText) is { } next)
        {
            if (next == '\n')
            {
                return false;
            }

            at++;
            if (next == '"')
            {
                return true;
            }

            if (Peek() is not (null or '\n'))
            {
                at++;
            }
        }

        return true;
    }

    private int? Find(SearchValues<byte> values)
    {
        while (true)
        {
            var found = buffer.AsSpan(at, end - at).IndexOfAny(values);
            if (found >= 0)
            {
                at += found;
                return buffer[at];
            }

            at = end;
            if (at - start > LongestItem || !Fill())
            {
                return null;
            }
        }
    }

    private int? Peek() => !ended && (at < end || Fill()) ? buffer[at] : null;

    /// <summary>Keeps what belongs to the item begun, and reads on behind it.</summary>
    private bool Fill()
    {
        var kept = end - start;
        if (start > 0)
        {
            buffer.AsSpan(start, kept).CopyTo(buffer);
            (at, end, start) = (at - start, kept, 0);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
