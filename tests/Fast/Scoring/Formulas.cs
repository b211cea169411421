using DiemSang.Scoring;
using Xunit;

namespace DiemSang.Tests.Fast.Scoring;

public sealed class Formulas
{
    [Theory]
    [InlineData("a", 7L)]
    [InlineData("a + b", 10L)]
    [InlineData("a - b - b", 1L)]
    [InlineData("a - (b - a)", 11L)]
    [InlineData("max(a, b)", 7L)]
    [InlineData("max(b, a + b) - b", 7L)]
    [InlineData("max(unknown, b)", 3L)]
    [InlineData("a - unknown", 7L)]
    [InlineData("unknown", null)]
    [InlineData("max(unknown, unknown - unknown)", null)]
    public void A_formula_counts_with_what_is_known(string text, long? value) => Assert.Equal(
        value, CounterFormula.Parse(text).Evaluate(name => name switch { "a" => 7, "b" => 3, _ => null }));

    [Fact]
    public void A_formula_names_each_of_its_counters_once() =>
        Assert.Equal(["b", "a"], CounterFormula.Parse("max(b, a + b)").Counters);

    [Theory]
    [InlineData("")]
    [InlineData("a +")]
    [InlineData("a b")]
    [InlineData("max(a, b")]
    [InlineData("a * b")]
    [InlineData("A")]
    public void A_text_that_is_no_formula_is_refused(string text) =>
        Assert.Throws<FormatException>(() => CounterFormula.Parse(text));
}
