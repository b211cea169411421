using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Voice;

namespace DiemSang.Tests.Stories;

/// <summary>What there is in the town and what happened in it in August 2026.</summary>
public sealed partial class Town
{
    private const ItemSigns AllPapers = ItemSigns.ResultFile | ItemSigns.SubmittedFile | ItemSigns.Reused
        | ItemSigns.FromPersonalStore | ItemSigns.CitizenData;

    /// <summary>Online, on time, with everything a dossier can have.</summary>
    public static readonly DossierItem PerfectBirth = Dossier(TanBinh, "260803-0001", Birth, At(2026, 8, 3, 8)) with
    {
        Channel = Channel.Online,
        DueAt = At(2026, 8, 3, 17),
        EndedAt = At(2026, 8, 3, 16),
        SyncedAt = At(2026, 8, 3, 20),
        Signs = AllPapers,
    };

    /// <summary>A day late.</summary>
    public static readonly DossierItem LateCopy = Dossier(TanBinh, "260804-0002", Copy, At(2026, 8, 4, 9)) with
    {
        DueAt = At(2026, 8, 5, 17),
        EndedAt = At(2026, 8, 6, 10),
        SyncedAt = At(2026, 8, 6, 20),
    };

    /// <summary>Paid online, still open, due on 13 August.</summary>
    public static readonly DossierItem OpenMarriage =
        Dossier(TanBinh, "260810-0003", Marriage, At(2026, 8, 10, 10), status: 4) with
        {
            Channel = Channel.Online,
            DueAt = At(2026, 8, 13, 17),
            Signs = ItemSigns.PaidOnline,
        };

    /// <summary>By post, free of charge this time, finished in September and in time.</summary>
    public static readonly DossierItem PostedCopy = Dossier(TanBinh, "260828-0004", Copy, At(2026, 8, 28, 15)) with
    {
        Channel = Channel.Postal,
        DueAt = At(2026, 9, 1, 17),
        EndedAt = At(2026, 9, 1, 9),
        Signs = ItemSigns.AllFeesZero,
    };

    /// <summary>From July, carried over into August, late.</summary>
    public static readonly DossierItem CarriedBirth = Dossier(TanBinh, "260720-0005", Birth, At(2026, 7, 20, 9)) with
    {
        DueAt = At(2026, 7, 20, 17),
        EndedAt = At(2026, 8, 2, 9),
        Signs = ItemSigns.ResultFile,
    };

    /// <summary>Waits for the applicant since the 26th, a day before it was due.</summary>
    public static readonly DossierItem WaitingBirth =
        Dossier(TanBinh, "260825-0006", Birth, At(2026, 8, 25, 9), status: 5) with
        {
            Channel = Channel.Online,
            DueAt = At(2026, 8, 27, 17),
            Supplements = [new(At(2026, 8, 26, 9), null, null, null)],
        };

    /// <summary>No result paper, no date promised; somebody complained about how it was handled.</summary>
    public static readonly DossierItem DislikedAdvice = Dossier(AnBinh, "260805-0001", Advice, At(2026, 8, 5, 10)) with
    {
        EndedAt = At(2026, 8, 5, 11),
        Signs = ItemSigns.SubmittedFile,
    };

    /// <summary>No date promised, the law gives three working days; rated badly.</summary>
    public static readonly DossierItem BadlyRatedMarriage =
        Dossier(AnBinh, "260812-0002", Marriage, At(2026, 8, 12, 10)) with { EndedAt = At(2026, 8, 14, 16) };

    public static readonly DossierItem CityGrant = Dossier(City, "260806-0001", Grant, At(2026, 8, 6, 8)) with
    {
        DueAt = At(2026, 8, 27, 17),
        EndedAt = At(2026, 8, 20, 9),
    };

    public static IReadOnlyList<DossierItem> Dossiers { get; } =
    [
        CarriedBirth, PerfectBirth, LateCopy, DislikedAdvice, CityGrant, OpenMarriage, BadlyRatedMarriage,
        WaitingBirth, PostedCopy,
    ];

    /// <summary>In time until 14 September, 08:00.</summary>
    public static readonly Feedback OpenCase = new(
        "PA-1", TanBinh, null, FeedbackAbout.Staff, At(2026, 8, 20, 8), FeedbackStatus.Open, null, null, null, null,
        0, 0, false);

    public static readonly Feedback AngryCase = new(
        "PA-2", AnBinh, DislikedAdvice.Code, FeedbackAbout.Handling, At(2026, 8, 10, 8), FeedbackStatus.Published,
        null, null, At(2026, 8, 12, 8), At(2026, 8, 13, 8), 0, 1, false);

    private async Task Found()
    {
        var arrivedAt = At(2026, 7, 1);
        await Installation.CatalogueChanges.Receive(
            [
                new Unit(Province, "Tỉnh Bình Dương", UnitLevel.Province),
                new Unit(City, "Thành phố Dĩ An", UnitLevel.District, Province),
                new Unit(AnBinh, "Phường An Bình", UnitLevel.Commune, City),
                new Unit(TanBinh, "Phường Tân Bình", UnitLevel.Commune, City) { OtherCodes = ["000.02.24.H09"] },
                new Unit(DongHoa, "Phường Đông Hòa", UnitLevel.Commune, City),
            ],
            arrivedAt);
        UnitCode[] wards = [AnBinh, TanBinh, DongHoa];
        await Installation.CatalogueChanges.Receive(
            [
                new Procedure(Birth, "Đăng ký khai sinh", "Hộ tịch")
                {
                    Online = OnlineLevel.Full, ForIndividuals = true, Limit = new(0, LimitUnit.SameDay), Units = wards,
                },
                new Procedure(Copy, "Chứng thực bản sao từ bản chính", "Chứng thực")
                {
                    Online = OnlineLevel.Partial, HasFee = true, OnlinePayment = true, ForIndividuals = true,
                    ForAllUnits = true,
                },
                new Procedure(Marriage, "Cấp giấy xác nhận tình trạng hôn nhân", "Hộ tịch")
                {
                    Online = OnlineLevel.Full, HasFee = true, OnlinePayment = true, ForIndividuals = true,
                    Limit = new(3, LimitUnit.WorkingDay), Units = wards,
                },
                new Procedure(Advice, "Trợ giúp pháp lý tại chỗ", "Tư pháp")
                {
                    ReturnsResult = false, Units = [AnBinh],
                },
                new Procedure(Grant, "Cấp học bổng", "Giáo dục")
                {
                    Limit = new(15, LimitUnit.WorkingDay), Units = [City],
                },
            ],
            arrivedAt);
    }

    /// <summary>Each dossier arrives when it is received, and once more when it ends, in order of moments.</summary>
    private async Task Live()
    {
        foreach (var (arrivedAt, item) in Arrivals().OrderBy(one => one.At))
        {
            await Tell(arrivedAt, item);
        }

        await Tell(OpenCase.ReceivedAt, OpenCase);
        await Tell(At(2026, 8, 13, 9), AngryCase);
        await Tell(At(2026, 8, 15, 9), new Rating(BadlyRatedMarriage.Code, At(2026, 8, 15, 8), Satisfied: false));
        await Give();
    }

    private static IEnumerable<(DateTimeOffset At, DossierItem Item)> Arrivals()
    {
        foreach (var item in Dossiers)
        {
            yield return (item.ReceivedAt!.Value, AtReception(item));
            if (item.EndedAt is { } ended)
            {
                yield return (ended, item);
            }
            else if (item.Supplements is [{ AskedAt: { } asked }])
            {
                yield return (asked, item);
            }
        }
    }

    /// <summary>What is known of a dossier on the day it comes in: no result, no end, nothing synchronised.</summary>
    public static DossierItem AtReception(DossierItem item) => item with
    {
        Status = 4,
        EndedAt = null,
        SyncedAt = null,
        Supplements = [],
        Signs = item.Signs & ~ItemSigns.ResultFile,
    };

    private Task Give() => Installation.Give(
        [
            .. Figures(Province, ("tthc_published", 10), ("tthc_published_on_time", 9), ("tthc_public_due", 20),
                ("tthc_public_on_time", 18), ("tthc_public_total", 100), ("tthc_public_full", 90)),
            .. Figures(TanBinh, ("received_bcqg", 6)),
        ],
        At(2026, 9, 5, 8));

    private static IEnumerable<GivenTally> Figures(UnitCode unit, params (string Counter, long Value)[] figures) =>
        figures.Select(one => new GivenTally(
            unit, one.Counter, new(2026, 8, 1), new(2026, 8, 31), one.Value, "Báo cáo tháng 8/2026"));

    private static DossierItem Dossier(
        UnitCode unit, string number, ProcedureCode procedure, DateTimeOffset receivedAt, int status = 9) =>
        new(new($"{unit.Value}-{number}"), unit, procedure, status) { ReceivedAt = receivedAt };
}
