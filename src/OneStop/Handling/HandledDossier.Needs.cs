using DiemSang.OneStop.Catalogue.Content;

namespace DiemSang.OneStop.Handling;

/// <summary>
/// Điều kiện trước khi sang bước sau: beside the state table, which alone says whether a way leads on, the step at hand
/// may ask for papers, money or the result's file before it is left.
/// </summary>
public sealed partial record HandledDossier
{
    /// <summary>The step of the course in which the dossier is now; before forwarding it is the counter's.</summary>
    public CourseStep? CurrentStep => State == DossierState.Received
        ? Terms.Steps.FirstOrDefault(step => step.Doer == "CounterOfficer")
        : OpenHolding is { Step.Length: > 0 } held ? Terms.Steps.FirstOrDefault(step => step.Name == held.Step) : null;

    /// <summary>What the step at hand still waits for.</summary>
    public StepNeeds NeedsLeft => Left(Result?.File);

    /// <exception cref="RefusedException">the step at hand waits for something</exception>
    /// <param name="file">the result's file, when this very action brings it</param>
    private void RequireStepDone(string? file = null)
    {
        var (step, left) = (CurrentStep?.Name, Left(file));
        var missing = MissingPapers;
        Refused.If(left.HasFlag(StepNeeds.PapersComplete), "step.papers", step, missing.Count,
            string.Join("; ", missing.Select(paper => paper.Name)));
        Refused.If(left.HasFlag(StepNeeds.FeePaid), "step.fee", step, FeesOutstanding(FeeMoment.AtReturn));
        Refused.If(left.HasFlag(StepNeeds.ResultFile), "step.result-file", step);
    }

    private IReadOnlyList<Paper> MissingPapers => [.. Papers.Where(paper => paper.IsRequired && !paper.IsGiven)];

    private StepNeeds Left(string? file)
    {
        var needs = CurrentStep?.Needs ?? StepNeeds.None;
        return needs & ~(
            (MissingPapers.Count == 0 ? StepNeeds.PapersComplete : 0)
            | (FeesOutstanding(FeeMoment.AtReturn) == 0 ? StepNeeds.FeePaid : 0)
            | (file is not null ? StepNeeds.ResultFile : 0));
    }
}
