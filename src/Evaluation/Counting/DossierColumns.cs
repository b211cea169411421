using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.Evaluation.Counting;

/// <summary>Cột hồ sơ: what counts of many dossiers, in typed columns; units and procedures by number.</summary>
/// <param name="room">how many dossiers it holds</param>
public sealed class DossierColumns(int room)
{
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

    /// <summary>For each dossier the number of its unit among <see cref="Units"/>.</summary>
    internal ReadOnlySpan<int> UnitOf => unit.AsSpan(0, Count);

    /// <summary>For each dossier the number of its procedure among <see cref="Procedures"/>.</summary>
    internal ReadOnlySpan<int> ProcedureOf => procedure.AsSpan(0, Count);

    internal DossierNumbers this[int row] => new()
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
}
