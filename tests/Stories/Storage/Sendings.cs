using System.Collections.Concurrent;
using System.Globalization;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Tests.Stories.Storage;

/// <summary>One call of two dossiers; a dossier's version is told by the minutes of its promised date.</summary>
public sealed record Sending(int Number, (int Dossier, int Version) One, (int Dossier, int Version) Other)
{
    public string Items => $"[{Item(One.Dossier, One.Version)},{Item(Other.Dossier, Other.Version)}]";

    public static string Item(int dossier, int version) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"MaHoSo":"{{Town.Code(dossier, dossier % 3)}}","MaTTHC":"1.001193","TenTTHC":"Khai sinh",
         "ChuHoSo":"Trần Văn Mật","NgayTiepNhan":"20260302083000",
         "NgayHenTra":"20260305{{version / 60:D2}}{{version % 60:D2}}00","TrangThaiHoSo":"4"}
        """).ReplaceLineEndings("");

    /// <summary>The version that a stored dossier shows, after making sure that each was written once.</summary>
    public static int VersionOf(StoredDossier stored)
    {
        if (stored.Version == 0)
        {
            return 0;
        }

        var due = stored.Facts!.DueAt!.Value;
        var shown = (due.Hour * 60) + due.Minute;
        Assert.Equal(stored.Version, shown);
        return shown;
    }
}

/// <summary>What eight writers have sent, what was acknowledged, and what got no answer.</summary>
public sealed class Sendings
{
    private const int Writers = 8;
    private const int EachInFlight = 7;

    private readonly ConcurrentDictionary<int, int> versions = new();
    private int lastNumber;
    private int lastDossier;

    public ConcurrentDictionary<int, Sending> Acknowledged { get; } = new();

    public ConcurrentDictionary<int, Sending> Unanswered { get; } = new();

    public int Dossiers => lastDossier;

    /// <summary>Resends what is unanswered, then keeps 56 calls in flight until the victim dies.</summary>
    public async Task Run(VictimProcess victim, CancellationToken enough)
    {
        await Task.WhenAll(Unanswered.Values.OrderBy(one => one.Number).Select(one => Send(victim, one)));
        await Task.WhenAll(Enumerable.Range(0, Writers * EachInFlight).Select(line => Task.Run(
            async () =>
            {
                var own = new List<int>();
                for (var i = 0; !enough.IsCancellationRequested; i++)
                {
                    var isFresh = own.Count == 0 || i % 3 == 0;
                    var old = isFresh ? Interlocked.Increment(ref lastDossier) : own[i % own.Count];
                    var fresh = Interlocked.Increment(ref lastDossier);
                    var sending = new Sending(Interlocked.Increment(ref lastNumber), Next(old), Next(fresh));
                    if (!await Send(victim, sending))
                    {
                        return;
                    }

                    own.Add(fresh);
                }
            },
            CancellationToken.None)));
    }

    /// <summary>Nothing lost, nothing twice, nothing invented; an unanswered call is there whole or not at all.</summary>
    /// <returns>how many unanswered calls are there all the same</returns>
    public int Check(Session session)
    {
        var stored = DossierStore.Load(session, [.. Enumerable.Range(1, Dossiers).Select(Code)])
            .ToDictionary(one => one.Key, one => Sending.VersionOf(one.Value));
        foreach (var (dossier, version) in Acknowledged.Values.SelectMany(one => new[] { one.One, one.Other }))
        {
            Assert.True(stored[Code(dossier)] >= version, $"acknowledged {Code(dossier)} version {version} is lost");
        }

        var found = 0;
        foreach (var one in Unanswered.Values)
        {
            var halves = new[] { one.One, one.Other }
                .Select(half => stored[Code(half.Dossier)] - half.Version).ToList();
            Assert.True(halves[0] == halves[1] && halves[0] is 0 or -1, $"call {one.Number} is there by half");
            found += halves[0] == 0 ? 1 : 0;
        }

        var sent = Acknowledged.Values.Concat(Unanswered.Values)
            .SelectMany(one => new[] { one.One, one.Other })
            .GroupBy(half => half.Dossier)
            .ToDictionary(group => Code(group.Key), group => group.Max(half => half.Version));
        Assert.All(stored, one =>
            Assert.True(one.Value <= sent.GetValueOrDefault(one.Key), $"{one.Key} was never sent"));
        Assert.Equal(stored.Values.Count(version => version > 0), session.Number("select count(*) from dossiers"));
        Assert.Equal(stored.Values.Sum(), session.Number("select count(*) from entries where kind = 1"));
        return found;
    }

    private async Task<bool> Send(VictimProcess victim, Sending sending)
    {
        Unanswered[sending.Number] = sending;
        try
        {
            Assert.Equal(2, await victim.Send(sending.Number, sending.Items));
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        Acknowledged[sending.Number] = sending;
        Unanswered.TryRemove(sending.Number, out _);
        return true;
    }

    private (int Dossier, int Version) Next(int dossier) =>
        (dossier, versions.AddOrUpdate(dossier, 1, (_, last) => last + 1));

    private static OneStop.Catalogue.DossierCode Code(int dossier) => Town.Code(dossier, dossier % 3);
}
