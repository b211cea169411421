using System.Buffers.Binary;

namespace DiemSang.OneStop.Files;

/// <summary>Cỡ ảnh: the largest page of a picture and how many there are.</summary>
internal readonly record struct PictureSize(long MostPixels, int Pages);

/// <summary>
/// Reads the frame of JPEG, PNG and TIFF – never the picture itself. A file that ends early, goes on after its end or
/// runs in a circle is broken.
/// </summary>
internal static class Pictures
{
    private const int MostDirectories = 6_000;
    private const int MostEntries = 4_096;

    /// <exception cref="InvalidDataException">no picture, or more than one thing</exception>
    public static PictureSize Jpeg(Stream file)
    {
        file.Position = 2;
        PictureSize? size = null;
        while (true)
        {
            var marker = Marker(file);
            if (marker == 0xD9)
            {
                return file.Position == file.Length && size is { } found ? found : throw new InvalidDataException("end");
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                continue;
            }

            var length = Word(file, false);
            if (length < 2 || file.Position + length - 2 > file.Length)
            {
                throw new InvalidDataException("segment");
            }

            var next = file.Position + length - 2;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                file.Position++;
                var (height, width) = (Word(file, false), Word(file, false));
                size ??= new((long)height * width, 1);
            }

            file.Position = next;
            if (marker == 0xDA)
            {
                SkipScan(file);
            }
        }
    }

    public static PictureSize Png(Stream file)
    {
        file.Position = 8;
        PictureSize? size = null;
        Span<byte> head = stackalloc byte[8];
        while (true)
        {
            file.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (length > file.Length - file.Position - 4 || (size is null) != head[4..].SequenceEqual("IHDR"u8))
            {
                throw new InvalidDataException("chunk");
            }

            var next = file.Position + length + 4;
            if (size is null)
            {
                size = new((long)Number(file, false) * Number(file, false), 1);
            }

            file.Position = next;
            if (head[4..].SequenceEqual("IEND"u8))
            {
                return file.Position == file.Length ? size.Value : throw new InvalidDataException("end");
            }
        }
    }

    public static PictureSize Tiff(Stream file)
    {
        file.Position = 0;
        var isLittle = file.ReadByte() == 'I';
        file.Position = 4;
        var seen = new HashSet<uint>();
        long most = 0;
        for (var at = Number(file, isLittle); at != 0; at = Number(file, isLittle))
        {
            if (!seen.Add(at) || seen.Count > MostDirectories || at + 2L > file.Length)
            {
                throw new InvalidDataException("directory");
            }

            file.Position = at;
            most = Math.Max(most, Directory(file, isLittle));
        }

        return seen.Count > 0 ? new(most, seen.Count) : throw new InvalidDataException("no directory");
    }

    private static long Directory(Stream file, bool isLittle)
    {
        var entries = Word(file, isLittle);
        if (entries is 0 or > MostEntries)
        {
            throw new InvalidDataException("entries");
        }

        long width = 0, height = 0;
        for (var i = 0; i < entries; i++)
        {
            var (tag, type) = (Word(file, isLittle), Word(file, isLittle));
            _ = Number(file, isLittle);
            long value = type == 3 ? Word(file, isLittle) : (long)Number(file, isLittle);
            file.Position += type == 3 ? 2 : 0;
            (width, height) = tag switch { 256 => (value, height), 257 => (width, value), _ => (width, height) };
        }

        return width > 0 && height > 0 ? width * height : throw new InvalidDataException("size");
    }

    private static int Marker(Stream file)
    {
        if (file.ReadByte() != 0xFF)
        {
            throw new InvalidDataException("marker");
        }

        int marker;
        while ((marker = file.ReadByte()) == 0xFF)
        {
            // Fill bytes may stand before a marker.
        }

        return marker is -1 or 0 ? throw new InvalidDataException("marker") : marker;
    }

    /// <summary>Entropy-coded data goes on to the next marker that is neither a stuffed byte nor a restart.</summary>
    private static void SkipScan(Stream file)
    {
        var wasMark = false;
        for (int value; (value = file.ReadByte()) >= 0;)
        {
            if (wasMark && value is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                file.Position -= 2;
                return;
            }

            wasMark = value == 0xFF;
        }

        throw new EndOfStreamException();
    }

    private static int Word(Stream file, bool isLittle)
    {
        Span<byte> bytes = stackalloc byte[2];
        file.ReadExactly(bytes);
        return isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    private static uint Number(Stream file, bool isLittle)
    {
        Span<byte> bytes = stackalloc byte[4];
        file.ReadExactly(bytes);
        return isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
