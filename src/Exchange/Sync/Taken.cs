using DiemSang.Exchange.Imports;

namespace DiemSang.Exchange.Sync;

/// <summary>What one transaction did to its items, or what the same call was answered before.</summary>
internal sealed record Taken(List<ItemAnswer> Answers, IReadOnlyList<Remembered>? Before)
{
    /// <summary>The call's key stands for another content: nothing was done.</summary>
    public static Taken KeyUsed { get; } = new([], null);

    public static Remembered Remember(ItemAnswer answer) => new(
        answer.IsGood || answer.Code == AnswerCode.Exists ? answer.MaHoSo : null, answer.Code, answer.Version,
        answer.Added, answer.Repeated, answer.Problem?.Field, answer.IsHeld);

    /// <summary>The same answer again; to a sender that expected new dossiers, in the words it looks for.</summary>
    public static ItemAnswer Again(Remembered one, bool? isUpdating)
    {
        var wasTaken = one.Code == AnswerCode.Good;
        var code = wasTaken && one.Added is null && isUpdating == false ? AnswerCode.Exists : one.Code;
        var problem = wasTaken || one.Field is null ? null : new RowProblem(0, one.Field, "answer.refused-before");
        return new(one.MaHoSo, code, problem, one.Held)
        {
            Version = one.Version,
            Added = one.Added,
            Repeated = one.Repeated,
        };
    }
}
