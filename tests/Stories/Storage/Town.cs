using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Stories.Storage;

/// <summary>The town of the stories: a province with three wards, and five procedures.</summary>
public static class Town
{
    public static readonly UnitCode Province = new("H09");
    public static readonly UnitCode[] Wards = [new("H09.24.02"), new("H09.24.05"), new("H09.24.08")];

    public static readonly Procedure[] Procedures =
    [
        One("1.001193", OnlineLevel.Full, fee: true, new(3, LimitUnit.WorkingDay)),
        One("1.000689", OnlineLevel.Partial, fee: false, new(5, LimitUnit.WorkingDay)),
        One("2.000815", OnlineLevel.None, fee: true, new(1, LimitUnit.SameDay)),
        One("1.004873", OnlineLevel.Full, fee: false, null),
        One("2.000635", OnlineLevel.Partial, fee: true, new(10, LimitUnit.Day)),
    ];

    public static IReadOnlyList<Unit> Units =>
    [
        new(Province, "Tỉnh Bình An", UnitLevel.Province),
        .. Wards.Select((ward, i) => new Unit(ward, $"Phường {i + 1}", UnitLevel.Commune, Province)),
        new(new("H10"), "Tỉnh bên", UnitLevel.Province),
    ];

    /// <summary>A moment of 2026 on the country's clock.</summary>
    public static DateTimeOffset At(int month, int day, int hour, int minute = 0) =>
        new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(7));

    public static DossierCode Code(int number, int ward = 0) => new($"{Wards[ward]}-260302-{number:D5}");

    /// <summary>A dossier of a ward received on 2 March, in work.</summary>
    public static DossierItem Item(int number, int ward = 0, int procedure = 0) =>
        new(Code(number, ward), Wards[ward], Procedures[procedure].Code, 4)
        {
            Channel = Channel.Online,
            SubmittedAt = At(3, 2, 8),
            ReceivedAt = At(3, 2, 9).AddSeconds(number % 3600),
            DueAt = At(3, 5, 9),
        };

    public static DossierItem Finished(this DossierItem item, DateTimeOffset at) =>
        item with { Status = 10, EndedAt = at, ReturnedAt = at };

    public static ReportedDossier Report(this Vault vault, DossierItem item, string person = "", string raw = "") => new(
        item,
        SHA256.HashData(Encoding.UTF8.GetBytes(DossierText.Of(item))),
        vault.Seal(Encoding.UTF8.GetBytes(person)),
        vault.Seal(Encoding.UTF8.GetBytes(raw)));

    public static Task<IReadOnlyList<Reception>> Receive(
        this Installation place, IEnumerable<DossierItem> items, string sender = "H09", bool insertOnly = false)
    {
        var reports = items.Select(item => place.Vault.Report(item)).ToList();
        var now = place.Now;
        return place.Journal.Write(work =>
            place.Dossiers.Receive(work, reports, sender, insertOnly, now, $"sync {sender}"));
    }

    public static async Task<Reception> Receive(
        this Installation place, DossierItem item, string sender = "H09", bool insertOnly = false) =>
        (await place.Receive([item], sender, insertOnly)).Single();

    public static Task Progress(this Installation place, DossierCode dossier, int status, DateTimeOffset at)
    {
        var now = place.Now;
        return place.Journal.Write(work => place.Dossiers.Progress(
            work, [(dossier, new ProgressEvent(at, status, 0, now))], now, "events"));
    }

    public static Task Rate(this Installation place, DossierCode dossier, bool satisfied)
    {
        var now = place.Now;
        return place.Journal.Write(work =>
        {
            place.Feedback.Receive(work, new Rating(dossier, now, satisfied), now);
            return true;
        });
    }

    public static Feedback Complaint(int number, int ward = 0, DossierCode? about = null) => new(
        $"PAKN-{number:D5}", Wards[ward], about, about is null ? FeedbackAbout.Staff : FeedbackAbout.Handling,
        At(3, 2, 10), FeedbackStatus.Open, null, null, null, null, 0, 0, Reopened: false);

    public static Task<bool> Receive(this Installation place, Feedback said)
    {
        var now = place.Now;
        return place.Journal.Write(work => place.Feedback.Receive(work, said, now, "pakn"));
    }

    /// <summary>Units and procedures of the town, as an operator loads them first.</summary>
    public static async Task Found(this Installation place)
    {
        await place.CatalogueChanges.Receive(Units, place.Now);
        await place.CatalogueChanges.Receive(Procedures, place.Now);
    }

    /// <summary>Every number of the ledger equals the count of all subjects afresh, and what is known at a moment too.</summary>
    public static async Task AssertBalanced(this Installation place)
    {
        var differences = await place.Journal.Alone(session =>
            Digest.Differences(place.Ledger.Now, Ledger.Recount(session)));
        Assert.Empty(differences);
    }

    /// <summary>Comes back when the node has heard of a position by itself.</summary>
    public static async Task Reaches(this Installation node, long position)
    {
        for (var since = Stopwatch.StartNew(); node.Ledger.Now.Position < position; await Task.Delay(5))
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), $"{node.Ledger.Now.Position} of {position}");
        }
    }

    private static Procedure One(string code, OnlineLevel online, bool fee, TimeLimit? limit) =>
        new(new(code), $"Thủ tục {code}", "Hộ tịch")
        {
            Online = online,
            HasFee = fee,
            OnlinePayment = fee,
            ForIndividuals = true,
            ForAllUnits = true,
            Limit = limit,
        };
}
