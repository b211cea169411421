using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Định khoản: what one change adds to the cube – new marks minus old marks. Stored as bytes beside the entry: for
/// each unit and procedure touched their codes, then cell, moment and amount of each step that differs.
/// </summary>
public static class Bookings
{
    private const int MarkSize = 9;

    /// <summary>The bookings of a change, in the form the journal stores (empty when no counter moves).</summary>
    [SkipLocalsInit]
    public static byte[] Of(SubjectFacts? before, SubjectFacts? after)
    {
        var old = new MarkList(stackalloc Mark[MarkList.Most]);
        var now = new MarkList(stackalloc Mark[MarkList.Most]);
        if (before is not null)
        {
            Marks.Of(before, ref old);
        }

        if (after is not null)
        {
            Marks.Of(after, ref now);
        }

        Span<byte> bytes = stackalloc byte[(2 * MarkList.Most * MarkSize) + 256];
        var size = 0;
        if (before is not null && after is not null && PlaceOf(before) == PlaceOf(after))
        {
            Span<Mark> changes = stackalloc Mark[2 * MarkList.Most];
            size += Write(bytes, PlaceOf(after), changes[..Difference(old.Marks, now.Marks, changes)], 1);
        }
        else
        {
            if (before is not null)
            {
                size += Write(bytes, PlaceOf(before), old.Marks, -1);
            }

            if (after is not null)
            {
                size += Write(bytes[size..], PlaceOf(after), now.Marks, 1);
            }
        }

        return bytes[..size].ToArray();
    }

    /// <summary>Reads stored bookings back, one (unit, procedure) group after the other.</summary>
    public static BookingReader Read(ReadOnlySpan<byte> stored) => new(stored);

    /// <summary>Where a subject is counted; PAKN belong to no procedure.</summary>
    internal static (string Unit, string Procedure) PlaceOf(SubjectFacts facts) => facts switch
    {
        DossierFacts dossier => (dossier.Unit.Value, dossier.Procedure.Value),
        FeedbackFacts feedback => (feedback.Unit.Value, ""),
        _ => throw new ArgumentOutOfRangeException(nameof(facts), facts, "a subject of an unknown kind"),
    };

    /// <summary>What to add so that old marks become new ones. No subject has two marks of one cell.</summary>
    private static int Difference(ReadOnlySpan<Mark> old, ReadOnlySpan<Mark> now, Span<Mark> changes)
    {
        Span<byte> places = stackalloc byte[Cells.All];
        places.Clear();
        for (var i = 0; i < old.Length; i++)
        {
            places[(int)old[i].Cell] = (byte)(i + 1);
        }

        var count = 0;
        foreach (ref readonly var mark in now)
        {
            ref var place = ref places[(int)mark.Cell];
            if (place > 0 && old[place - 1].At == mark.At && old[place - 1].Amount == mark.Amount)
            {
                place = 0;
            }
            else
            {
                changes[count++] = mark;
            }
        }

        foreach (ref readonly var mark in old)
        {
            if (places[(int)mark.Cell] > 0)
            {
                changes[count++] = mark with { Amount = -mark.Amount };
            }
        }

        return count;
    }

    private static int Write(Span<byte> to, (string Unit, string Procedure) place, ReadOnlySpan<Mark> marks, int sign)
    {
        if (marks.IsEmpty)
        {
            return 0;
        }

        var size = Text(to, place.Unit);
        size += Text(to[size..], place.Procedure);
        to[size++] = (byte)marks.Length;
        foreach (var mark in marks)
        {
            to[size] = (byte)mark.Cell;
            BinaryPrimitives.WriteUInt32LittleEndian(to[(size + 1)..], (uint)mark.At);
            BinaryPrimitives.WriteInt32LittleEndian(to[(size + 5)..], sign * mark.Amount);
            size += MarkSize;
        }

        return size;
    }

    private static int Text(Span<byte> to, string text)
    {
        to[0] = (byte)Encoding.ASCII.GetBytes(text, to[1..]);
        return to[0] + 1;
    }

    /// <summary>Walks stored bookings without allocation.</summary>
    public ref struct BookingReader(ReadOnlySpan<byte> stored)
    {
        private ReadOnlySpan<byte> rest = stored;
        private ReadOnlySpan<byte> marks;

        public ReadOnlySpan<byte> Unit { get; private set; }

        public ReadOnlySpan<byte> Procedure { get; private set; }

        public bool NextPlace()
        {
            if (rest.IsEmpty)
            {
                return false;
            }

            Unit = rest.Slice(1, rest[0]);
            rest = rest[(1 + rest[0])..];
            Procedure = rest.Slice(1, rest[0]);
            rest = rest[(1 + rest[0])..];
            var size = rest[0] * MarkSize;
            marks = rest.Slice(1, size);
            rest = rest[(1 + size)..];
            return true;
        }

        public bool NextMark(out Mark mark)
        {
            if (marks.IsEmpty)
            {
                mark = default;
                return false;
            }

            mark = new(
                (Cell)marks[0],
                BinaryPrimitives.ReadUInt32LittleEndian(marks[1..]),
                BinaryPrimitives.ReadInt32LittleEndian(marks[5..]));
            marks = marks[MarkSize..];
            return true;
        }
    }
}
