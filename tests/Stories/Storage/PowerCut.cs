namespace DiemSang.Tests.Stories.Storage;

/// <summary>
/// What a disk may hold after the power went off: all that was waited for, and of the rest whatever the dice say –
/// nothing, all, some writes, or some sectors of some writes.
/// </summary>
public sealed class PowerCut(IReadOnlyList<DiskStep> steps, IReadOnlyDictionary<string, byte[]> before)
{
    private const int Sector = 512;

    /// <summary>Calls each time with the files, and the numbers of the calls answered before the power went off.</summary>
    public void Each(int states, Random dice, Action<IReadOnlyDictionary<string, byte[]>, IReadOnlySet<int>> state)
    {
        var moments = Enumerable.Range(0, states).Select(_ => dice.Next(1, steps.Count)).Order().ToList();
        var durable = before.ToDictionary(file => file.Key, file => new Image(file.Value));
        var pending = new List<DiskStep>();
        var answered = new HashSet<int>();
        var next = 0;
        for (var i = 0; next < moments.Count; i++)
        {
            for (; next < moments.Count && moments[next] == i; next++)
            {
                state(Survivors(durable, pending, next, dice), answered);
            }

            var step = steps[i];
            switch (step.Deed)
            {
                case DiskDeed.Answer:
                    answered.Add((int)step.At);
                    break;
                case DiskDeed.Sync:
                    pending.Where(one => one.File == step.File).ToList().ForEach(one => durable[one.File].Do(one));
                    pending.RemoveAll(one => one.File == step.File);
                    break;
                default:
                    pending.Add(step);
                    break;
            }
        }
    }

    private static Dictionary<string, byte[]> Survivors(
        Dictionary<string, Image> durable, List<DiskStep> pending, int turn, Random dice)
    {
        var images = durable.ToDictionary(file => file.Key, file => new Image(file.Value.Bytes));
        foreach (var step in pending)
        {
            var image = images[step.File];
            switch (turn % 4)
            {
                case 0:
                    break;
                case 1:
                    image.Do(step);
                    break;
                case 2 when dice.Next(2) == 0:
                    image.Do(step);
                    break;
                case 3 when step.Bytes is null:
                    image.Do(step);
                    break;
                case 3:
                    foreach (var (start, sector) in step.Bytes!.Chunk(Sector).Select((bytes, i) => (i * Sector, bytes)))
                    {
                        if (dice.Next(2) == 0)
                        {
                            image.Do(step with { At = step.At + start, Bytes = sector });
                        }
                    }

                    break;
                default:
                    break;
            }
        }

        return images.ToDictionary(file => file.Key, file => file.Value.Bytes);
    }

    private sealed class Image(byte[] start)
    {
        private byte[] room = start.ToArray();
        private int length = start.Length;

        public byte[] Bytes => room[..length];

        public void Do(DiskStep step)
        {
            var end = (int)step.At + (step.Bytes?.Length ?? 0);
            if (room.Length < end)
            {
                Array.Resize(ref room, Math.Max(end, room.Length * 2));
            }

            if (step.Bytes is { } bytes)
            {
                bytes.CopyTo(room, step.At);
                length = Math.Max(length, end);
            }
            else
            {
                room.AsSpan(Math.Min(end, length)..length).Clear();
                length = end;
            }
        }
    }
}
