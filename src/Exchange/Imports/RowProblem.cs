using System.Text;

namespace DiemSang.Exchange.Imports;

/// <summary>Lỗi dòng: what is wrong with one field of one line of a file; line 1 is the header.</summary>
public sealed record RowProblem(int Line, string Field, string Code, params string[] Blanks)
{
    private const int LongestBlank = 80;

    /// <summary>What is wrong, without saying where.</summary>
    public string Sentence => Words.Say(Code, [.. Blanks.Select(Shown)]);

    public string Say() => Field.Length == 0
        ? Words.Say("row.problem", Line, Sentence)
        : Words.Say("row.field-problem", Line, Shown(Field), Sentence);

    /// <summary>What a file holds is shown short and without characters that a terminal obeys.</summary>
    private static string Shown(string blank)
    {
        var shown = new StringBuilder();
        foreach (var rune in blank.EnumerateRunes())
        {
            if (shown.Length >= LongestBlank)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(Rune.IsControl(rune) ? "·" : rune.ToString());
        }

        return shown.ToString();
    }
}
