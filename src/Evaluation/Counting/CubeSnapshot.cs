using System.Security.Cryptography;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Ảnh chụp khối đếm: the cube in a file with its journal position, so that a node starts from it and posts the
/// rest. A snapshot that is torn, damaged or of another counter version is not used: the journal is the truth.
/// </summary>
public sealed partial class Cube
{
    private const int Magic = 0x33_42_4B_44;

    /// <summary>Of a loaded cube: what tells the history it was counted from; null when nothing was posted.</summary>
    public string? Fingerprint { get; private init; }

    /// <summary>Writes beside the file, then puts it in place, so that a crash leaves the earlier one.</summary>
    /// <param name="fingerprint">gives what tells the history up to a position from any other</param>
    public void Save(string file, Func<long, string?> fingerprint)
    {
        var fresh = file + ".new";
        using (var stream = new FileStream(fresh, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
        {
            using var writer = new BinaryWriter(stream);
            Reading(() =>
            {
                Write(writer, fingerprint(Position) ?? "");
                return true;
            });
            writer.Flush();
            stream.Position = 0;
            var seal = SHA256.HashData(stream);
            stream.Write(seal);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, file, overwrite: true);
    }

    /// <summary>The cube of a snapshot file, or null when there is none that can be trusted.</summary>
    public static Cube? Load(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        if (!IsSealed(stream))
        {
            return null;
        }

        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        return reader.ReadInt32() == Magic && reader.ReadInt32() == Marks.Version ? Read(reader) : null;
    }

    private static bool IsSealed(FileStream stream)
    {
        if (stream.Length <= SHA256.HashSizeInBytes)
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (var left = stream.Length - SHA256.HashSizeInBytes; left > 0;)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        Span<byte> seal = stackalloc byte[SHA256.HashSizeInBytes];
        stream.ReadExactly(seal);
        return seal.SequenceEqual(hash.GetHashAndReset());
    }

    private void Write(BinaryWriter to, string fingerprint)
    {
        to.Write(Magic);
        to.Write(Marks.Version);
        to.Write(Position);
        to.Write(fingerprint);
        to.Write(procedures.Count);
        foreach (var procedure in procedures.Codes)
        {
            to.Write(procedure);
        }

        pages.Write(to);
        to.Write(units.Count);
        for (var unit = 0; unit < units.Count; unit++)
        {
            to.Write(units.Codes[unit]);
            to.Write(versions[unit]);
            cells[unit].Write(to);
        }
    }

    private static Cube Read(BinaryReader from)
    {
        var position = from.ReadInt64();
        var fingerprint = from.ReadString();
        var cube = new Cube { Position = position, Fingerprint = fingerprint.Length == 0 ? null : fingerprint };
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            cube.procedures.NumberOf(from.ReadString());
        }

        cube.pages.Read(from);
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var unit = cube.NumberOfUnit(from.ReadString());
            cube.versions[unit] = from.ReadInt64();
            cube.cells[unit].Read(from);
        }

        return cube;
    }
}
