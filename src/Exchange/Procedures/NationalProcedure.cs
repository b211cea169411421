using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DiemSang.Exchange.Messages;
using DiemSang.OneStop;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.Exchange.Procedures;

/// <summary>
/// Thủ tục theo cơ sở dữ liệu quốc gia: reads one answer of LayThuTuc (MATTHC, TENTTHC, THANHPHANHOSO …) into a
/// content that can be proposed. Texts that are no number stay out of fees and limits and are named as doubts:
/// nothing is guessed.
/// </summary>
public sealed partial class NationalProcedure
{
    private readonly List<string> doubts = [];

    private NationalProcedure(ProcedureCode code, string name) => (Code, Name) = (code, name);

    public ProcedureCode Code { get; }

    public string Name { get; }

    /// <summary>Values that were there and could not be read, as they stood.</summary>
    public IReadOnlyList<string> Doubts => doubts;

    /// <summary>Reads the answer of one procedure, bare or as the only element of "result".</summary>
    /// <exception cref="RefusedException">no procedure in it, or one without a well-formed code</exception>
    public static (NationalProcedure Procedure, ProcedureContent Content) Read(JsonElement answer, DateOnly validFrom)
    {
        var body = One(answer, "result") ?? answer;
        var code = Text(body, "MATTHC");
        Refused.If(code is null || !ProcedureCode.IsWellFormed(code), "content.no-procedure");
        var read = new NationalProcedure(new(code!), Text(body, "TENTTHC") ?? code!);
        return (read, read.ContentOf(body, validFrom));
    }

    private ProcedureContent ContentOf(JsonElement body, DateOnly validFrom) => new(Code, 0, validFrom)
    {
        Order = string.Join('\n', Rows(body, "TRINHTUTHUCHIEN").SelectMany(row => Rows(row, "TRINHTU"))
            .Select(step => Text(step, "TENTRINHTU")).OfType<string>()),
        Papers = [.. Papers(body).DistinctBy(paper => paper.Code)],
        Fees = [.. Rows(body, "CACHTHUCTHUCHIEN").SelectMany(Fees)],
        Limits = [.. Rows(body, "CACHTHUCTHUCHIEN").Select(Limit).OfType<ChannelLimit>()],
        Results = [.. Rows(body, "KETQUATHUCHIEN").Select(row =>
            new ResultKind(Text(row, "MAKETQUA") ?? "", Text(row, "TENKETQUA") ?? ""))],
        Basis = [.. Rows(body, "CANCUPHAPLY").Where(row => Text(row, "SOVANBAN") is not null).Select(row =>
            new LegalBasis(Text(row, "SOVANBAN")!, Text(row, "TENVANBAN") ?? ""))],
        Audience = string.Join("; ", Rows(body, "DOITUONGTHUCHIEN").Select(row => Text(row, "TENDOITUONG")).OfType<string>()),
        Conditions = Text(body, "YEUCAU") ?? "",
    };

    private static IEnumerable<PaperRequirement> Papers(JsonElement body)
    {
        foreach (var group in Rows(body, "THANHPHANHOSO"))
        {
            foreach (var (paper, i) in Rows(group, "GIAYTO").Select((paper, i) => (paper, i)))
            {
                yield return new(Text(paper, "MAGIAYTO") ?? $"G{i + 1:00}", Text(paper, "TENGIAYTO") ?? "")
                {
                    FormName = Text(paper, "TENMAUDON"),
                    Originals = Whole(Text(paper, "SOBANCHINH")) ?? 0,
                    Copies = Whole(Text(paper, "SOBANSAO")) ?? 0,
                    IsRequired = Text(group, "TRUONGHOP") is null,
                };
            }
        }
    }

    private IEnumerable<FeeLine> Fees(JsonElement way)
    {
        foreach (var row in Rows(way, "THOIGIAN").SelectMany(time => Rows(time, "PHILEPHI")))
        {
            var text = Text(row, "SOTIEN");
            if (Money(text) is not { } amount)
            {
                doubts.Add($"SOTIEN: {text}");
                continue;
            }

            var kind = Text(row, "MAPHILEPHI") == "1" ? FeeKind.Fee : FeeKind.Charge;
            yield return new(Text(row, "MOTA") ?? kind.ToString(), kind, amount) { Channel = ChannelOf(way) };
        }
    }

    private ChannelLimit? Limit(JsonElement way)
    {
        var time = Rows(way, "THOIGIAN").FirstOrDefault();
        if (ChannelOf(way) is not { } channel || time.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (amount, unit) = (Whole(Text(time, "THOIGIANGIAIQUYET")), UnitOf(Text(time, "DONVITINH")));
        if (amount is null || unit is null)
        {
            doubts.Add($"THOIGIANGIAIQUYET: {Text(time, "THOIGIANGIAIQUYET")} {Text(time, "DONVITINH")}".TrimEnd());
            return null;
        }

        return new(channel, new(amount.Value, unit.Value));
    }

    private static Channel? ChannelOf(JsonElement way) =>
        Whole(Text(way, "KENH")) is { } channel and >= 1 and <= 3 ? (Channel)channel : null;

    /// <summary>The names of units of time as the national catalogue writes them.</summary>
    private static LimitUnit? UnitOf(string? text) => text is null ? null
        : Words.Knows($"limit-unit.{text.ToLowerInvariant()}")
            ? Enum.Parse<LimitUnit>(Words.Say($"limit-unit.{text.ToLowerInvariant()}"))
            : null;

    /// <summary>"1.000" → 1000; "Không" and an empty text → 0; a range or a sentence → null.</summary>
    private static long? Money(string? text) =>
        text is null || text.Equals(Words.Say("national.no-fee"), StringComparison.OrdinalIgnoreCase) ? 0
        : Amount().IsMatch(text) && long.TryParse(text.Replace(".", "", StringComparison.Ordinal),
            NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? amount
        : null;

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) ? value.ValueKind switch
        {
            JsonValueKind.String => ItemText.Read(value)?.Trim() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    private static JsonElement? One(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var list)
            ? list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 1 ? list[0] : list
            : null;

    private static IEnumerable<JsonElement> Rows(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var list)
        && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : [];

    [GeneratedRegex(@"^[0-9]{1,3}(\.[0-9]{3})*\z|^[0-9]+\z")]
    private static partial Regex Amount();
}
