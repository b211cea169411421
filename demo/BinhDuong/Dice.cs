namespace DiemSang.Demo.BinhDuong;

/// <summary>Xúc xắc: repeatable chance (SplitMix64), the same on every machine and version of .NET.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed * 0x9E3779B97F4A7C15UL + 0xD1B54A32D192ED03UL;

    /// <summary>A number from 0 up to, not including, the bound.</summary>
    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Percent(int chance) => Below(100) < chance;

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
