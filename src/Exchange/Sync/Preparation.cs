using DiemSang.Exchange.Imports;
using DiemSang.Exchange.Messages;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Sync;

/// <summary>An item ready for the journal, or the answer it has already got.</summary>
internal sealed record Prepared<T>(T? Report, ItemAnswer Answer, HeldItem? Held = null, Procedure? Stub = null)
    where T : class;

/// <summary>An event with the unit its dossier seems to belong to.</summary>
internal sealed record ReportedProgress(DossierCode Dossier, ProgressEvent Event, UnitCode? Unit);

/// <summary>
/// Chuẩn bị: all that an item needs before the journal's writer sees it – read, judged, hashed, sealed, its unit found.
/// Runs beside the writer and on as many threads as there are calls.
/// </summary>
internal sealed class Preparation(CatalogueState catalogue, Vault vault, Call call, DateOnly today)
{
    public const string DossierKind = "dossier";
    public const string ProgressKind = "progress";
    public const string UnknownUnit = "item.unknown-unit";

    private readonly SealedParts seals = new(vault);

    public Prepared<ReportedDossier> Dossier(IncomingItem item, int place)
    {
        var read = NationalDossier.Read(item.Json);
        if (read.Parsed is not { } parsed)
        {
            return Refused<ReportedDossier, ParsedDossier>(item, place, DossierKind, read);
        }

        if (UnitOf(parsed.UnitText ?? item.CallUnit ?? call.UnitText, parsed.Item.Code) is not { } unit)
        {
            return HeldForUnit<ReportedDossier, ParsedDossier>(item, place, DossierKind, read, parsed.UnitText);
        }

        if (!call.Sender.Holds(unit, catalogue.Units, today))
        {
            return new(null, Foreign(read.Code));
        }

        var report = new ReportedDossier(
            parsed.Item with { Unit = unit }, parsed.Hash, seals.Person(item.Json),
            seals.Raw(item.Json, read.HasSecret));
        var isKnown = catalogue.Procedures.Find(parsed.Item.Procedure, today) is not null;
        var warnings = isKnown ? parsed.Warnings
            : [.. parsed.Warnings, new(0, "MaTTHC", "item.unknown-procedure", parsed.Item.Procedure.Value)];
        return new(
            report, new(read.Code, AnswerCode.Good) { Warnings = warnings }, Stub: isKnown ? null : parsed.Stub);
    }

    /// <summary>
    /// An event says less than its dossier: whose it is, the dossier's code tells before the call does. One that no
    /// known unit could own waits for its dossier when an operator brings it, and for its unit otherwise.
    /// </summary>
    public Prepared<ReportedProgress> Progress(IncomingItem item, int place)
    {
        var read = NationalProgress.Read(item.Json);
        if (read.Parsed is not { } parsed)
        {
            return Refused<ReportedProgress, ParsedProgress>(item, place, ProgressKind, read);
        }

        var named = parsed.UnitText ?? item.CallUnit ?? call.UnitText;
        var unit = catalogue.Units.OfDossierCode(parsed.Dossier.Value)
            ?? (named is null ? null : catalogue.Units.Find(named));
        return new(
            new(parsed.Dossier, parsed.ArrivedAt(call.ArrivedAt), unit), new(read.Code, AnswerCode.Good),
            unit is null ? Hold(item, place, ProgressKind, UnknownUnit, read.HasSecret) : null);
    }

    public static ItemAnswer Foreign(string? code) =>
        new(code, AnswerCode.Exists, new(0, "MaDonVi", "answer.of-another"));

    /// <summary>The dossier is handled here; what a message says of it changes nothing.</summary>
    public static ItemAnswer AtOwnDesk(string? code) =>
        new(code, AnswerCode.Exists, new(0, "MaHoSo", "answer.at-own-desk"));

    private UnitCode? UnitOf(string? named, DossierCode code) =>
        named is null ? catalogue.Units.OfDossierCode(code.Value) : catalogue.Units.Find(named);

    private Prepared<T> Refused<T, TParsed>(IncomingItem item, int place, string kind, ItemReading<TParsed> read)
        where T : class
        where TParsed : class
    {
        var answer = new ItemAnswer(read.Code, AnswerCode.Wrong, read.Problem, read.IsForQuarantine);
        return new(
            null, answer,
            read.IsForQuarantine ? Hold(item, place, kind, read.Problem!.Code, read.HasSecret) : null);
    }

    private Prepared<T> HeldForUnit<T, TParsed>(
        IncomingItem item, int place, string kind, ItemReading<TParsed> read, string? itemUnit)
        where T : class
        where TParsed : class
    {
        var named = itemUnit ?? item.CallUnit ?? call.UnitText ?? "";
        RowProblem problem = new(0, "MaDonVi", UnknownUnit, named);
        return new(
            null, new(read.Code, AnswerCode.Failed, problem, IsHeld: true),
            Hold(item, place, kind, UnknownUnit, read.HasSecret));
    }

    private HeldItem Hold(IncomingItem item, int place, string kind, string reason, bool hasSecret) => new(
        $"{call.ArrivedAt.ToUnixTimeSeconds():x10}-{place:x8}-{Guid.CreateVersion7():N}", call.Sender.Name, kind,
        call.ArrivedAt, reason, item.CallUnit ?? call.UnitText ?? "", seals.Raw(item.Json, hasSecret));
}
