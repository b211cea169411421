using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Sync;

/// <summary>Ghi tiến độ: what is left to do inside the transaction for prepared items of CapNhatTienDoHoSoMC.</summary>
internal sealed class ProgressTaking(Installation house, Call call, List<Prepared<ReportedProgress>> items)
{
    /// <summary>Answers in the order of the items; the counts of a dossier stand at its first good event.</summary>
    public List<ItemAnswer> Write(JournalTransaction work)
    {
        var known = call.Sender.Unit is null
            ? []
            : CallStore.Known(work.Session, items.Select(item => item.Report?.Dossier).OfType<DossierCode>());
        var ours = DossierStore.AtOwnDesk(work.Session, items.Select(item => item.Report?.Dossier).OfType<DossierCode>());
        var answers = items
            .Select(item => item.Report is { } report && ours.Contains(report.Dossier)
                ? Preparation.AtOwnDesk(report.Dossier.Value)
                : Judge(work, item, known))
            .ToList();
        var good = items.Where((item, i) => item.Report is not null && answers[i].IsGood).Select(item => item.Report!);
        var reports = good.Select(report => (report.Dossier, report.Event)).ToList();
        var added = house.Dossiers.Progress(work, reports, call.ArrivedAt, DossierTaking.Cause(call));
        var sent = reports.CountBy(report => report.Dossier.Value).ToDictionary();
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].IsGood)
            {
                var code = items[i].Report!.Dossier;
                sent.Remove(code.Value, out var all);
                var fresh = all == 0 ? 0 : added[code];
                answers[i] = answers[i] with { Added = fresh, Repeated = all - fresh };
            }
        }

        return answers;
    }

    public static IEnumerable<ItemAnswer> ByDossier(IReadOnlyList<ItemAnswer> answers) => answers
        .GroupBy(answer => answer is { IsGood: true, MaHoSo: { } code } ? (object)code : answer)
        .Select(group => group.First() is { IsGood: true } first
            ? first with { Added = group.Sum(one => one.Added), Repeated = group.Sum(one => one.Repeated) }
            : group.First());

    private ItemAnswer Judge(
        JournalTransaction work,
        Prepared<ReportedProgress> item,
        Dictionary<string, (UnitCode Unit, long Version)> known)
    {
        if (item.Report is not { } report)
        {
            return Hold(work, item, item.Answer);
        }

        if (call.Sender.Unit is null)
        {
            return item.Answer;
        }

        var unit = known.TryGetValue(report.Dossier.Value, out var now) ? now.Unit : report.Unit;
        return unit is not { } owner
            ? Hold(work, item, new(
                report.Dossier.Value, AnswerCode.Failed, new(0, "MaDonVi", Preparation.UnknownUnit, ""), IsHeld: true))
            : call.Sender.Holds(owner, house.Catalogue.Current.Units, LocalTime.DayOf(call.ArrivedAt)) ? item.Answer
            : Preparation.Foreign(report.Dossier.Value);
    }

    private static ItemAnswer Hold(JournalTransaction work, Prepared<ReportedProgress> item, ItemAnswer answer)
    {
        if (item.Held is { } held)
        {
            CallStore.Hold(work.Session, held);
        }

        return answer;
    }
}
