using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Sync;

/// <summary>Ghi hồ sơ: what is left to do inside the transaction for prepared items of DongBoHoSoMC.</summary>
internal sealed class DossierTaking(Installation house, Call call, List<Prepared<ReportedDossier>> items)
{
    public List<ItemAnswer> Write(JournalTransaction work)
    {
        var answers = items.Select(item => item.Answer).ToList();
        var open = Enumerable.Range(0, items.Count).Where(i => items[i].Report is not null).ToList();
        open = OwnOnes(work, open, answers);
        foreach (var stub in open.Select(i => items[i].Stub).OfType<Procedure>().DistinctBy(stub => stub.Code))
        {
            CatalogueStore.AddStub(work.Session, stub, call.ArrivedAt);
        }

        var reports = open.Select(i => items[i].Report!).ToList();
        var receptions = house.Dossiers.Receive(
            work, reports, call.Sender.Name, call.IsUpdating == false, call.ArrivedAt, Cause(call));
        var known = CallStore.Known(work.Session, reports.Select(report => report.Item.Code));
        for (var i = 0; i < open.Count; i++)
        {
            var version = known.TryGetValue(reports[i].Item.Code.Value, out var now) ? now.Version : (long?)null;
            answers[open[i]] = Answer(answers[open[i]], receptions[i], version);
        }

        foreach (var held in items.Select(item => item.Held).OfType<HeldItem>())
        {
            CallStore.Hold(work.Session, held);
        }

        return answers;
    }

    public static string Cause(Call call) => call.Sender.Unit is { } unit ? $"sync {unit}" : "import";

    /// <summary>A key writes only over dossiers that its own units handle now.</summary>
    private List<int> OwnOnes(JournalTransaction work, List<int> open, List<ItemAnswer> answers)
    {
        if (call.Sender.Unit is null)
        {
            return open;
        }

        var today = LocalTime.DayOf(call.ArrivedAt);
        var known = CallStore.Known(work.Session, open.Select(i => items[i].Report!.Item.Code));
        var own = new List<int>(open.Count);
        foreach (var i in open)
        {
            var code = items[i].Report!.Item.Code.Value;
            if (known.TryGetValue(code, out var now)
                && !call.Sender.Holds(now.Unit, house.Catalogue.Current.Units, today))
            {
                answers[i] = Preparation.Foreign(code);
            }
            else
            {
                own.Add(i);
            }
        }

        return own;
    }

    private static ItemAnswer Answer(ItemAnswer prepared, Reception reception, long? version) => reception switch
    {
        Reception.Exists => new(prepared.MaHoSo, AnswerCode.Exists) { Version = version },
        Reception.OfAnotherSender => Preparation.Foreign(prepared.MaHoSo),
        Reception.AtOwnDesk => Preparation.AtOwnDesk(prepared.MaHoSo),
        _ => prepared with { Version = version },
    };
}
