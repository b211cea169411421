namespace DiemSang.OneStop.Catalogue.Content;

/// <summary>Kiểm tra quyết định công bố: what keeps a decision out of the publication record.</summary>
public static class DecisionCheck
{
    public const int LongestNumber = 100;

    /// <summary>What is wrong, the decision's head first; <see cref="FieldProblem.Field" /> names the column.</summary>
    public static IReadOnlyList<FieldProblem> Of(Decision decision, CatalogueState catalogue, DateOnly today) =>
        [.. Head(decision, catalogue, today), .. decision.Procedures.SelectMany(one => Row(decision, one, today)), .. Twice(decision)];

    private static IEnumerable<FieldProblem> Head(Decision decision, CatalogueState catalogue, DateOnly today)
    {
        if (decision.Number.Length is 0 or > LongestNumber || decision.Number.Any(char.IsControl))
        {
            yield return new("number", "decision.number", [LongestNumber]);
        }

        // Bộ chỉ số 766, nhóm công khai, minh bạch: ministries and provinces make procedures known, nobody below.
        if (catalogue.Units.Row(decision.Publisher, decision.SignedOn)?.Level is not (UnitLevel.Ministry or UnitLevel.Province))
        {
            yield return new("publisher", "decision.publisher", [decision.Publisher.Value]);
        }

        if (decision.SignedOn > today)
        {
            yield return new("signed_on", "decision.signed-later", []);
        }

        if (decision.Procedures.Count == 0)
        {
            yield return new("procedure", "decision.no-procedures", []);
        }
    }

    private static IEnumerable<FieldProblem> Row(Decision decision, DecidedProcedure one, DateOnly today)
    {
        if (one.PublicOn < decision.SignedOn)
        {
            yield return new("public_on", "decision.public-before", [one.Code.Value]);
        }

        if (one.PublicOn > today)
        {
            yield return new("public_on", "decision.public-later", [one.Code.Value]);
        }
    }

    private static IEnumerable<FieldProblem> Twice(Decision decision) =>
        decision.Procedures.GroupBy(one => one.Code).Where(group => group.Count() > 1)
            .Select(group => new FieldProblem("procedure", "decision.procedure-twice", [group.Key.Value]));
}
