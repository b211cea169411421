using System.Runtime.InteropServices;

namespace DiemSang.Evaluation.Counting;

/// <summary>
/// Thủ tục theo ngày: how many subjects of one unit stand on each day of a page, for each procedure and cell kept per
/// procedure. A table of slots found by the key itself, at most three quarters full.
/// </summary>
public sealed class ProcedureDays
{
    private ProcedureDay[] slots;
    private int used;

    public ProcedureDays()
        : this(new ProcedureDay[8])
    {
    }

    private ProcedureDays(ProcedureDay[] slots) => this.slots = slots;

    /// <summary>Slots in use and empty ones, whose count is 0.</summary>
    public ReadOnlySpan<ProcedureDay> Slots => slots;

    /// <param name="day">of any month: its place on the page follows</param>
    public void Add(Cell cell, int procedure, int day, int amount)
    {
        var key = ProcedureDay.KeyOf(cell, procedure, day & (CellPages.Days - 1));
        ref var slot = ref Find(key);
        if (slot.Key == 0)
        {
            slot.Key = key;
            used++;
        }

        slot.Count += amount;
        if (used * 4 > slots.Length * 3)
        {
            Grow();
        }
    }

    /// <summary>All but the number of slots.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write(used);
        to.Write(MemoryMarshal.AsBytes(Slots));
    }

    public static ProcedureDays Read(BinaryReader from, int size)
    {
        var used = from.ReadInt32();
        var slots = GC.AllocateUninitializedArray<ProcedureDay>(size, pinned: true);
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(slots.AsSpan()));
        return new(slots) { used = used };
    }

    /// <summary>The slot of the key, or the empty one where it belongs.</summary>
    private ref ProcedureDay Find(uint key)
    {
        const ulong Golden = 0x9E3779B97F4A7C15;
        var table = slots;
        for (var i = (int)((key * Golden) >> 32) & (table.Length - 1); ; i = (i + 1) & (table.Length - 1))
        {
            ref var slot = ref table[i];
            if (slot.Key == key || slot.Key == 0)
            {
                return ref slot;
            }
        }
    }

    private void Grow()
    {
        var old = slots;
        slots = new ProcedureDay[old.Length * 2];
        foreach (var one in old)
        {
            if (one.Key != 0)
            {
                Find(one.Key) = one;
            }
        }
    }
}

/// <summary>A number of one day, cell and procedure.</summary>
public struct ProcedureDay
{
    private const int CellBits = 2;
    private const int DayBits = 5;

    /// <summary>Procedure, cell and day in one number; 0 = empty.</summary>
    internal uint Key;

    internal int Count;

    public readonly int Amount => Count;

    public readonly Cell Cell => Cell.OnlineByProcedure + (byte)(((Key - 1) >> DayBits) & ((1 << CellBits) - 1));

    public readonly int Procedure => (int)((Key - 1) >> (CellBits + DayBits));

    /// <summary>0 … 31</summary>
    public readonly int Day => (int)(Key - 1) & (CellPages.Days - 1);

    /// <param name="day">0 … 31</param>
    internal static uint KeyOf(Cell cell, int procedure, int day) =>
        ((((uint)procedure << CellBits) | (uint)(cell - Cell.OnlineByProcedure)) << DayBits | (uint)day) + 1;
}
