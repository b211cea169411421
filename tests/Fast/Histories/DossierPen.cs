using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>Writes the versions of one dossier: lifelike ones, and odd ones as senders really send them.</summary>
public sealed class DossierPen(Dice dice, Moments moments, DossierCode code, IReadOnlyList<UnitCode> units)
{
    private static readonly int[] statuses = [1, 2, 2, 4, 4, 4, 5, 5, 9, 9, 9, 9, 10, 10, 3, 8, 7, 6];
    private static readonly int[] eventStatuses = [2, 4, 5, 9, 9, 10, 8, 3, 4, 7];

    public DossierItem First()
    {
        var item = new DossierItem(code, units[0], dice.Of(World.Codes), dice.Of(statuses))
        {
            Channel = (Channel)dice.Between(1, 3),
            SubmittedAt = moments.Perhaps(20),
            ReceivedAt = moments.Perhaps(97),
            Signs = (ItemSigns)dice.Below(128) & (ItemSigns)dice.Below(128),
            SyncedAt = moments.Perhaps(12),
        };
        item = item with { DueAt = dice.Chance(65) ? Promise(item) : null };
        if (dice.Chance(item.Status == 5 ? 85 : 22))
        {
            var count = dice.Chance(65) ? 1 : dice.Between(2, 3);
            item = Enumerable.Range(0, count).Aggregate(item, (before, _) => Ask(before));
        }

        return Finish(item);
    }

    public DossierItem Next(IReadOnlyList<DossierItem> earlier)
    {
        var now = earlier[^1];
        return dice.Below(12) switch
        {
            0 => dice.Of(earlier),
            1 => now with { Unit = dice.Of(units) },
            2 => now with { Procedure = dice.Of(World.Codes) },
            3 => now with { ReceivedAt = moments.Perhaps(95) },
            4 => now with { DueAt = dice.Chance(75) ? Promise(now) : null },
            5 => now with { Signs = (ItemSigns)dice.Below(128), Channel = (Channel)dice.Between(1, 3) },
            6 => Ask(now with { Status = 5, EndedAt = null }),
            7 => Answer(now),
            8 => now with { Status = now.Status == 7 ? 8 : 7, EndedAt = now.Status == 7 ? moments.Any() : null },
            9 when now.Status is 9 or 10 => now with { Status = 4, EndedAt = null, ReturnedAt = null },
            10 => Finish(now with { Status = 9 }),
            _ => Finish(now with { Status = dice.Of(statuses) }),
        };
    }

    public ProgressEvent Event(DateTimeOffset arrivedAt) =>
        new(dice.Chance(40) ? moments.After(moments.Any(), 6) : moments.Any(),
            dice.Of(eventStatuses), dice.Below(2), arrivedAt);

    private DateTimeOffset Promise(DossierItem item) =>
        item.ReceivedAt is { } received && dice.Chance(60) ? moments.After(received, 4) : moments.Any();

    private DossierItem Finish(DossierItem item) => item.Status switch
    {
        9 or 10 => item with
        {
            EndedAt = dice.Chance(70) ? Ended(item) : null,
            ReturnedAt = moments.Perhaps(item.Status == 10 ? 70 : 15),
        },
        8 => item with { EndedAt = moments.Perhaps(75) },
        3 => item with { RefusedAt = moments.Perhaps(70), EndedAt = moments.Perhaps(30) },
        _ => item with { EndedAt = moments.Perhaps(4), ReturnedAt = moments.Perhaps(4) },
    };

    private DateTimeOffset Ended(DossierItem item) =>
        item.DueAt is { } due && dice.Chance(30) ? due.AddSeconds(dice.Between(-1, 1))
        : item.ReceivedAt is { } received && dice.Chance(60) ? moments.After(received, 4)
        : moments.Any();

    private DossierItem Ask(DossierItem item)
    {
        var asked = moments.Perhaps(94);
        var answered = dice.Chance(item.Status == 5 ? 35 : 80)
            ? asked is { } start && dice.Chance(75) ? moments.After(start, 3) : moments.Any()
            : (DateTimeOffset?)null;
        return item with
        {
            Supplements = [.. item.Supplements, new(asked, answered, moments.Perhaps(25), moments.Perhaps(15))],
        };
    }

    private DossierItem Answer(DossierItem item) => item with
    {
        Status = dice.Chance(70) ? 4 : item.Status,
        Supplements = [.. item.Supplements.Select(one => one with
        {
            AnsweredAt = one.AnsweredAt ?? (one.AskedAt is { } asked ? moments.After(asked, 3) : null),
        })],
    };
}
