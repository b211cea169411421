using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.Evaluation.Counting;

/// <summary>Cột hồ sơ: what counts of many dossiers, in typed columns; units and procedures by number.</summary>
/// <param name="room">how many dossiers it holds</param>
public sealed class DossierColumns(int room)
{
    private const int AtOnce = 1 << 16;

    private readonly CodeIndex units = new();
    private readonly CodeIndex procedures = new();
    private readonly int[] unit = new int[room];
    private readonly int[] procedure = new int[room];
    private readonly byte[] status = new byte[room];
    private readonly byte[] channel = new byte[room];
    private readonly long[] receivedAt = new long[room];
    private readonly long[] finishedAt = new long[room];
    private readonly long[] dueAt = new long[room];
    private readonly long[] pendingSince = new long[room];
    private readonly int[] requests = new int[room];
    private readonly int[] traits = new int[room];

    public int Count { get; private set; }

    public bool IsFull => Count == room;

    public IReadOnlyList<string> Units => units.Codes;

    public IReadOnlyList<string> Procedures => procedures.Codes;

    public void Add(string unitCode, string procedureCode, in DossierNumbers dossier)
    {
        unit[Count] = units.NumberOf(unitCode);
        procedure[Count] = procedures.NumberOf(procedureCode);
        status[Count] = (byte)dossier.Status;
        channel[Count] = (byte)dossier.Channel;
        receivedAt[Count] = dossier.ReceivedAt;
        finishedAt[Count] = dossier.FinishedAt;
        dueAt[Count] = dossier.DueAt;
        pendingSince[Count] = dossier.PendingSince;
        requests[Count] = dossier.Requests;
        traits[Count] = (int)dossier.Traits;
        Count++;
    }

    /// <summary>Makes room; codes keep their numbers.</summary>
    public void Clear() => Count = 0;

    /// <summary>
    /// The dossiers of every unit of a share, one unit after the other – of some ten thousand rows, then of the next.
    /// A unit's rows are good until the next are asked for.
    /// </summary>
    internal IEnumerable<(int Unit, ReadOnlyMemory<Row> Rows)> ByUnit(int share, int shares)
    {
        var rows = new Row[Math.Min(Count, AtOnce)];
        var ends = new int[units.Count];
        for (var first = 0; first < Count; first += AtOnce)
        {
            Sort(first, Math.Min(first + AtOnce, Count), share, shares, rows, ends);
            for (var (one, from) = (share, 0); one < ends.Length; from = ends[one], one += shares)
            {
                if (ends[one] > from)
                {
                    yield return (one, rows.AsMemory(from..ends[one]));
                }
            }
        }
    }

    /// <summary>Puts the share's rows in the order of units; tells where each unit's rows end.</summary>
    private void Sort(int from, int to, int share, int shares, Row[] rows, int[] ends)
    {
        Array.Clear(ends);
        foreach (var one in unit.AsSpan(from..to))
        {
            ends[one]++;
        }

        for (var (one, sum) = (share, 0); one < ends.Length; one += shares)
        {
            (ends[one], sum) = (sum, sum + ends[one]);
        }

        for (var i = from; i < to; i++)
        {
            if (unit[i] % shares == share)
            {
                rows[ends[unit[i]]++] = new(procedure[i], At(i));
            }
        }
    }

    private DossierNumbers At(int row) => new()
    {
        Status = status[row],
        Channel = (Channel)channel[row],
        ReceivedAt = receivedAt[row],
        FinishedAt = finishedAt[row],
        DueAt = dueAt[row],
        PendingSince = pendingSince[row],
        Requests = requests[row],
        Traits = (DossierTraits)traits[row],
    };

    /// <param name="Procedure">its number among <see cref="Procedures"/></param>
    internal readonly record struct Row(int Procedure, DossierNumbers Dossier);
}
