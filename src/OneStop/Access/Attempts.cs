using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>
/// Lần thử đăng nhập: slows guessing down by name and address together, by name, and by address. A name that does not
/// exist is slowed like one that does, so nobody learns from it; all nodes count in the same table.
/// </summary>
public sealed class Attempts(AccessRoom room)
{
    private static readonly TimeSpan first = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(15);

    /// <summary>After so long without a failure it is counted anew.</summary>
    private static readonly TimeSpan quiet = TimeSpan.FromMinutes(30);

    private const int MostOfPair = 5;
    private const int MostOfName = 30;
    private const int MostOfAddress = 200;

    /// <summary>
    /// Takes a try before the secret is looked at, so that tries side by side count too. Gives back until when the door
    /// stays shut, or null when the secret may be looked at.
    /// </summary>
    public Task<DateTimeOffset?> Begin(string name, string address) => room.Change(session =>
    {
        var marks = Marks(name, address);
        var kept = marks.Select(mark => AttemptStore.Find(session, mark.Mark)).ToList();
        var blocked = kept.Max(one => one?.BlockedUntil ?? 0);
        if (blocked > room.Now.ToUnixTimeSeconds())
        {
            return (DateTimeOffset?)RowReading.Moment(blocked);
        }

        for (var i = 0; i < marks.Length; i++)
        {
            var isOld = kept[i] is not { } one || RowReading.Moment(one.LastAt) + quiet < room.Now;
            var failures = isOld ? 1 : kept[i]!.Failures + 1;
            var until = failures < marks[i].Most ? 0 : (room.Now + Wait(failures - marks[i].Most)).ToUnixTimeSeconds();
            AttemptStore.Save(session, new(marks[i].Mark, failures, room.Now.ToUnixTimeSeconds(), until));
            if (until > 0)
            {
                AuditTrail.Add(session, new(room.Now, "system", "sign-in.slowed", marks[i].Kind, "", $"{failures} tries"));
            }
        }

        AttemptStore.Forget(session, (room.Now - quiet - longest).ToUnixTimeSeconds());
        return null;
    });

    /// <summary>The secret was right: what the name had failed is forgotten; the address keeps its own count.</summary>
    public Task Succeed(string name, string address) => room.Change(session =>
    {
        foreach (var mark in Marks(name, address)[..2])
        {
            AttemptStore.Delete(session, mark.Mark);
        }

        return true;
    });

    private static TimeSpan Wait(long beyond) =>
        beyond >= 4 ? longest : first * Math.Pow(2, beyond);

    private (string Kind, string Mark, int Most)[] Marks(string name, string address)
    {
        var normal = Account.Normal(name.Length > 200 ? name[..200] : name);
        return
        [
            ("name and address", room.Vault.Blind("attempt pair", $"{normal}\n{address}"), MostOfPair),
            ("name", room.Vault.Blind("attempt name", normal), MostOfName),
            ("address", room.Vault.Blind("attempt address", address), MostOfAddress),
        ];
    }
}
