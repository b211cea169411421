using System.Diagnostics.CodeAnalysis;
using DiemSang.Demo;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Jobs;
using DiemSang.Web.Access;

namespace DiemSang.Web.Hosting;

/// <summary>
/// Bàn làm việc của bản minh họa: open dossiers of two wards, made when the first of the demo's people comes in, as part of
/// the live day: until then the demo's figures are those of the scenario alone. So many of the first are due today that the
/// alarm of dossiers at risk finds them.
/// </summary>
/// <param name="alarms">judged once the dossiers are there</param>
[SuppressMessage("Design", "CA1001", Justification = "lives as long as the server; the turn holds no handle of the system")]
public sealed class DemoDesk(Installation house, Job alarms)
{
    private const string Birth = "1.001193", Copy = "2.000815", Extract = "2.000635", Marriage = "1.004873", Death = "1.000656";

    /// <summary>Which of them are the demo citizen's own: filed, in process, waiting for a paper, ready.</summary>
    private static readonly int[] own = [2, 14, 17, 24];

    private static readonly UnitCode ward = new("H09.24.02"), otherWard = new("H09.24.07");
    private readonly Lock gate = new();
    private Task? opening;
    private int persons;

    /// <summary>The contents that the counter asks papers by; a second start adds none.</summary>
    public Task LoadContents() => house.Catalogue.Current.Contents.IsEmpty
        ? house.CatalogueChanges.Receive(DeskContents.All, BinhDuong2023.OpensAt)
        : Task.CompletedTask;

    /// <summary>The first page of somebody who has signed in waits until the desk is open.</summary>
    public async Task Follow(HttpContext context, RequestDelegate next)
    {
        if (SessionCookie.IsIn(context.Request))
        {
            await Open();
        }

        await next(context);
    }

    /// <summary>Once; a second start finds the dossiers.</summary>
    public Task Open()
    {
        lock (gate)
        {
            return opening ??= Task.Run(async () =>
            {
                if (!IsFilled())
                {
                    await Fill();
                    await alarms.Step("");
                }
            });
        }
    }

    private bool IsFilled()
    {
        using var session = house.Database.OpenReader();
        return HandlingStore.OpenAfter(session, "", 1).Count > 0;
    }

    private async Task Fill()
    {
        foreach (var procedure in (string[])[Birth, Marriage, Death])
        {
            await house.Handling.Start(FilingOf(procedure, Channel.Online, ward), new(Id("cong-dan"), ActorKind.Applicant), house.Now);
        }

        foreach (var (place, procedure, way) in ways.Select(one => (ward, one.Procedure, one.Way))
            .Concat(waysOfOther.Select(one => (otherWard, one.Procedure, one.Way))))
        {
            var code = (await house.Handling.Start(
                FilingOf(procedure, Channel.Direct, place), new(Id("mot-cua"), ActorKind.Counter), house.Now)).Code;
            foreach (var step in way)
            {
                await Do(code, step);
            }
        }
    }

    /// <summary>How far each goes: f forwarded, t taken, s supplement asked, p proposed, a approved, r result.</summary>
    private static readonly (string Procedure, string Way)[] ways =
    [
        (Copy, ""), (Extract, ""), (Death, ""), (Birth, "f"), (Copy, "f"), (Marriage, "f"), (Extract, "f"),
        (Birth, "ft"), (Marriage, "ft"), (Marriage, "ft"), (Extract, "ft"), (Death, "ft"), (Copy, "ft"), (Marriage, "fts"),
        (Birth, "fts"), (Birth, "ftp"), (Extract, "ftp"), (Marriage, "ftp"), (Extract, "ftpa"), (Death, "ftpa"),
        (Copy, "ftpar"), (Birth, "ftpar"),
    ];

    private static readonly (string Procedure, string Way)[] waysOfOther =
        [(Copy, "f"), (Extract, "f"), (Death, "ft"), (Copy, "ft"), (Extract, "ft")];

    private Task<HandledDossier?> Do(DossierCode code, char step)
    {
        var version = house.Handling.Find(code)!.Version;
        var (clerk, head, specialist) = (Id("van-thu"), Id("lanh-dao"), Id("chuyen-vien"));
        return step switch
        {
            'f' => Change("mot-cua", ActorKind.Counter, "dossier.forwarded", (one, act) =>
                one.Forward(act, specialist, StepOf(one, "Specialist"))),
            't' => Change("chuyen-vien", ActorKind.Specialist, "dossier.step-taken", (one, act) => one.TakeStep(act)),
            's' => Change("chuyen-vien", ActorKind.Specialist, "dossier.supplement-requested", (one, act) =>
                one.RequestSupplement(act, Words.Say("demo.supplement"), act.Calendar.AddWorkingDays(act.At, 5))),
            'p' => Change("chuyen-vien", ActorKind.Specialist, "dossier.proposed", (one, act) =>
                one.Propose(act, "", head, StepOf(one, "UnitHead"))),
            'a' => Change("lanh-dao", ActorKind.Authority, "dossier.approved", (one, act) =>
                one.Approve(act, clerk, step: StepOf(one, "Clerk"))),
            _ => Change("van-thu", ActorKind.Clerk, "dossier.finished", (one, act) =>
                one.Finish(act, $"{persons}/2023/MH", LocalTime.DayOf(act.At), null)),
        };

        Task<HandledDossier?> Change(string who, ActorKind kind, string audit, Func<HandledDossier, Act, HandledDossier> action) =>
            house.Handling.Change(code, version, new(Id(who), kind), house.Now, action, audit);
    }

    private Filing FilingOf(string code, Channel channel, UnitCode place)
    {
        persons++;
        var today = LocalTime.DayOf(house.Now);
        var content = house.Catalogue.Current.Contents.Find(new(code), today);
        var procedure = house.Catalogue.Current.Procedures.Find(new(code), today);
        return new(place, new(code), channel, new(content?.Version ?? 0, procedure?.Limit)
        {
            Steps = [.. (content?.Steps ?? []).Select(CourseStep.Of)],
        })
        {
            Owner = own.Contains(persons)
                ? new(Words.Say("demo.account.cong-dan").Split(',')[0], DemoAccounts.CitizenNumber) { Phone = "0900000001" }
                : new(Words.Say("demo.person", persons), $"074190{persons:D6}") { Phone = $"0900000{persons:D3}" },
            Papers =
            [
                .. (content?.Papers ?? []).Where(paper => paper.When is null).Select(paper =>
                    new Paper(paper.Code, paper.Name, paper.IsRequired) { IsGiven = paper.IsRequired }),
            ],
            Fees = [.. (content?.FeesFor(channel) ?? []).Select(fee => new FeeDue(fee.Name, fee.For(1), FeeMoment.AtReturn))],
        };
    }

    private string Id(string name) => house.Access.Accounts.FindByName(name)!.Id;

    private static string StepOf(HandledDossier dossier, string doer) =>
        dossier.Terms.Steps.FirstOrDefault(step => step.Doer == doer)?.Name ?? "";
}
