using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DiemSang.OneStop.Files;

/// <summary>
/// Tệp niêm phong: bytes of any length under one key, in pieces that are each checked before they are given out. The
/// number of a piece and whether it is the last are part of what is checked, so that none can be moved or left out.
/// </summary>
public static class SealedFile
{
    public const int KeySize = 32;
    private const int Piece = 64 << 10;
    private const int TagSize = 16;
    private const int NonceSize = 12;

    /// <summary>Writes all of a stream sealed; a key seals one file only.</summary>
    public static void Write(Stream plain, Stream target, ReadOnlySpan<byte> key)
    {
        using var cipher = new AesGcm(key, TagSize);
        var (piece, next) = (new byte[Piece], new byte[Piece]);
        var sealedPiece = new byte[Piece + TagSize];
        var length = plain.ReadAtLeast(piece, Piece, throwOnEndOfStream: false);
        for (long number = 0; ; number++)
        {
            var nextLength = length < Piece ? 0 : plain.ReadAtLeast(next, Piece, throwOnEndOfStream: false);
            var isLast = nextLength == 0;
            cipher.Encrypt(
                Nonce(number, isLast), piece.AsSpan(0, length), sealedPiece.AsSpan(0, length),
                sealedPiece.AsSpan(length, TagSize));
            target.Write(sealedPiece, 0, length + TagSize);
            if (isLast)
            {
                return;
            }

            (piece, next, length) = (next, piece, nextLength);
        }
    }

    /// <summary>Copies the plain bytes out, piece by piece.</summary>
    /// <exception cref="CryptographicException">a byte was changed, or the file is cut short or goes on</exception>
    public static async Task Read(Stream source, Stream target, ReadOnlyMemory<byte> key, CancellationToken stop)
    {
        using var cipher = new AesGcm(key.Span, TagSize);
        var (sealedPiece, next) = (new byte[Piece + TagSize], new byte[Piece + TagSize]);
        var plain = new byte[Piece];
        var length = await source.ReadAtLeastAsync(sealedPiece, sealedPiece.Length, throwOnEndOfStream: false, stop);
        for (long number = 0; ; number++)
        {
            var nextLength = await source.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, stop);
            if (length < TagSize)
            {
                throw new CryptographicException("the sealed file is cut short");
            }

            var count = length - TagSize;
            cipher.Decrypt(
                Nonce(number, nextLength == 0), sealedPiece.AsSpan(0, count), sealedPiece.AsSpan(count, TagSize),
                plain.AsSpan(0, count));
            await target.WriteAsync(plain.AsMemory(0, count), stop);
            if (nextLength == 0)
            {
                return;
            }

            (sealedPiece, next, length) = (next, sealedPiece, nextLength);
        }
    }

    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceSize];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}
