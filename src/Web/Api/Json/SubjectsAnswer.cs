using System.Text.Json.Serialization;

namespace DiemSang.Web.Api.Json;

/// <summary>
/// Một đối tượng đứng sau con số: codes, procedure, unit and moments – nothing that names a person.
/// </summary>
/// <param name="Verdict">met or missed</param>
public sealed record SubjectAnswer(string Code, string Verdict)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Procedure { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dossier { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ReceivedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? DueAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>Danh sách đứng sau con số: one page, newest first.</summary>
/// <param name="Kind">dossiers, feedback, procedures, or none for a figure given by another system</param>
/// <param name="Total">subjects of the whole list, all pages together</param>
/// <param name="Next">cursor of the next page; null on the last</param>
public sealed record SubjectsAnswer(
    string Unit,
    string Indicator,
    string Kind,
    DateOnly From,
    DateOnly To,
    DateTimeOffset EvaluatedAt,
    DateTimeOffset? KnownOn,
    string Ruleset,
    string? Verdict,
    int Total,
    IReadOnlyList<SubjectAnswer> Subjects,
    string? Next);
