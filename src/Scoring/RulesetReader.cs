using System.Text.Json;

namespace DiemSang.Scoring;

/// <summary>Đọc tệp bộ chỉ số: reads to the end whatever it finds, so that one reading names every fault.</summary>
internal sealed class RulesetReader(IReadOnlySet<string>? knownCounters)
{
    private readonly ProblemList problems = new();

    public IReadOnlyList<RulesetProblem> Problems => problems.All;

    /// <summary>The ruleset, or null when there is a problem.</summary>
    public Ruleset? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false });
            return Read(new JsonPlace(document.RootElement, "", problems));
        }
        catch (JsonException fault)
        {
            problems.Add("ruleset.not-json", $"{(fault.LineNumber ?? 0) + 1}");
            return null;
        }
    }

    private Ruleset? Read(JsonPlace file)
    {
        if (!file.IsObject()) return null;
        var id = file.Text("id");
        var name = file.Text("name");
        var decision = file.Text("decision");
        var validFrom = file.Day("validFrom") ?? DateOnly.MinValue;
        var validTo = file.Day("validTo", isRequired: false);
        var nationalRow = file.OptionalText("nationalRow");
        List<Band> bands = [.. file.List("bands").Select(ReadBand)];
        List<IndicatorGroup> groups = [.. file.List("groups").Select(ReadGroup)];
        file.AllowNothingElse();

        if (validTo < validFrom) problems.Add("ruleset.validity-reversed", "validTo");
        if (nationalRow is not (null or NationalRow.MeanOfGroups))
            problems.Add("ruleset.unknown-value", "nationalRow", nationalRow);
        RulesetLaws.Check(groups, bands, problems);
        if (problems.All.Count > 0) return null;
        return new()
        {
            Id = id, Name = name, Decision = decision, ValidFrom = validFrom, ValidTo = validTo,
            Groups = groups, Bands = bands, NationalRow = nationalRow,
        };
    }

    private static Band ReadBand(JsonPlace place)
    {
        Band band = new(place.Text("code"), place.Text("name"), place.Number("from") ?? 0);
        place.AllowNothingElse();
        return band;
    }

    private IndicatorGroup ReadGroup(JsonPlace place)
    {
        var code = place.Text("code");
        place = place.Called(code);
        var rounding = place.Choice<RoundingPath>("rounding");
        IndicatorGroup group = new()
        {
            Code = code,
            Name = place.Text("name"),
            ShortName = place.Text("shortName"),
            Max = place.Number("max") ?? 0,
            Rounding = rounding,
            Indicators = [.. place.List("indicators").Select(inner => ReadIndicator(inner, code, rounding))],
        };
        place.AllowNothingElse();
        return group;
    }

    private Indicator ReadIndicator(JsonPlace place, string group, RoundingPath rounding)
    {
        var id = place.Text("id");
        place = place.Called(id);
        Indicator indicator = new()
        {
            Id = id,
            Metric = place.Text("metric"),
            Name = place.Text("name"),
            Group = group,
            Max = place.Number("max") ?? 0,
            Target = place.Number("target", isRequired: false),
            Rounding = rounding,
            Zero = place.Choice<ZeroRule>("zero", "ruleset.missing-zero-rule"),
            RedistributeTo = place.Texts("redistributeTo"),
            InheritedFrom = ReadLevel(place),
            Levels = ReadLevels(place),
            Source = place.Choice<IndicatorSource>("source"),
            Numerator = ReadFormula(place, "numerator") ?? CounterFormula.Nothing,
            Denominator = ReadFormula(place, "denominator") ?? CounterFormula.Nothing,
            YearlyDenominator = ReadFormula(place, "yearlyDenominator", isRequired: false),
            NumeratorText = place.Text("numeratorText"),
            DenominatorText = place.Text("denominatorText"),
            Clause = place.Text("clause"),
        };
        place.AllowNothingElse();
        return indicator;
    }

    private Level? ReadLevel(JsonPlace place)
    {
        if (place.OptionalText("inheritedFrom") is not { } text) return null;
        if (Levels.Find(text) is { } level) return level;
        problems.Add("ruleset.unknown-value", place.At("inheritedFrom"), text);
        return null;
    }

    // No list means every level: only an exception has to be written down.
    private HashSet<Level> ReadLevels(JsonPlace place)
    {
        if (!place.Has("levels")) return [.. Levels.All];
        HashSet<Level> levels = [];
        var texts = place.Texts("levels");
        if (texts.Count == 0) problems.Add("ruleset.empty-list", place.At("levels"));
        foreach (var text in texts)
        {
            if (Levels.Find(text) is { } level) levels.Add(level);
            else problems.Add("ruleset.unknown-value", place.At("levels"), text);
        }
        return levels;
    }

    private CounterFormula? ReadFormula(JsonPlace place, string field, bool isRequired = true)
    {
        var text = isRequired ? place.Text(field) : place.OptionalText(field);
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            var formula = CounterFormula.Parse(text);
            foreach (var counter in formula.Counters)
                if (knownCounters?.Contains(counter) == false)
                    problems.Add("ruleset.unknown-counter", place.At(field), counter);
            return formula;
        }
        catch (FormatException)
        {
            problems.Add("ruleset.bad-formula", place.At(field), text);
            return null;
        }
    }
}
