namespace DiemSang.Evaluation.Counting;

public sealed partial class Cube
{
    /// <summary>A cube of its own with the same balance and the same details; the two go separate ways from here.</summary>
    public Cube Copy()
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        return Reading(() =>
        {
            Write(writer, "");
            memory.Position = sizeof(int) + sizeof(int);
            using var reader = new BinaryReader(memory);
            var copy = Read(reader);
            foreach (var (day, detail) in details)
            {
                copy.details[day] = detail.Copy();
            }

            return copy;
        });
    }

    /// <summary>The same cube, said to hold what was posted up to a position.</summary>
    internal Cube StandAt(long position)
    {
        Position = position;
        return this;
    }
}
