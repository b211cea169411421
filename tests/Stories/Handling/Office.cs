using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;
using DiemSang.Tests.Stories.Storage;

namespace DiemSang.Tests.Stories.Handling;

/// <summary>
/// The ward's office in stories: officers by their part, invented people, and the counters of the ward.
/// </summary>
internal sealed class Office(Place place, Installation house) : IDisposable
{
    public static readonly UnitCode Ward = Storage.Town.Wards[0];
    public static readonly ProcedureCode Birth = Storage.Town.Procedures[0].Code;

    public static readonly Terms Terms = new(1, new(3, LimitUnit.WorkingDay))
    {
        Steps = [new("Thẩm tra", "Specialist", 60), new("Ký", "UnitHead", 20), new("Phát hành", "Clerk", 20)],
    };

    public Installation House => house;

    public Place Place => place;

    public static async Task<Office> Open(Engine engine, PostgresServer postgres)
    {
        var place = new Place(engine, postgres);
        place.Clock.Now = Storage.Town.At(3, 2, 8);
        var house = place.Open();
        await house.Found();
        return new(place, house);
    }

    public static Filing Filing(Channel channel, int person = 1) => new(Ward, Birth, channel, Terms)
    {
        Owner = new($"Công dân Thử Nghiệm {person}", $"{person:D12}")
        {
            Phone = "0900000001", Email = "thu@example.vn", Address = "Số 1 đường Thử",
        },
        Summary = $"Khai sinh cho cháu Mẫu {person}",
        Papers =
        [
            new("G1", "Tờ khai", true) { IsGiven = true, Form = PaperForm.Electronic, File = $"file-{person}" },
            new("G2", "Giấy chứng sinh", false),
        ],
    };

    public Task<HandledDossier> Submit(int person = 1) => house.Handling.Start(
        Filing(Channel.Online, person), new("citizen", ActorKind.Applicant), house.Now);

    public Task<HandledDossier> Receive(int person = 1, Filing? filing = null) => house.Handling.Start(
        filing ?? Filing(Channel.Direct, person), new("counter", ActorKind.Counter), house.Now);

    /// <summary>Somebody does something at a moment of March 2026, having seen the dossier as it stands.</summary>
    public async Task<HandledDossier> Do(
        DossierCode code, ActorKind kind, DateTimeOffset at, Func<HandledDossier, Act, HandledDossier> action)
    {
        place.Clock.Now = at;
        var version = house.Handling.Find(code)!.Version;
        var actor = new Actor(kind.ToString(), kind);
        return (await house.Handling.Change(code, version, actor, at, action, $"test.{kind}"))!;
    }

    /// <summary>A counter of the ward in March 2026 as of now.</summary>
    public async Task<long> Count(string counter)
    {
        var period = new Period(new(2026, 3, 1), new(2026, 3, 31), house.Now);
        return (await house.Book(period)).Of(Ward, period)[counter];
    }

    public DossierFacts Facts(DossierCode code) =>
        place.Look(session => DossierStore.Load(session, [code])[code]).Facts!;

    public void Dispose()
    {
        house.Dispose();
        place.Dispose();
    }
}
