using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DiemSang.Evaluation.Counting;
using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Api;

/// <summary>
/// Nhãn của câu trả lời (ETag): the same only while edition, question and program are the same. Weak, for a proxy may
/// compress the answer; it does not outlive the program, for the next one may answer otherwise.
/// </summary>
public sealed class AnswerTags
{
    private readonly string run = Guid.CreateVersion7().ToString("N");
    private readonly Lock gate = new();
    private (CatalogueState? Catalogue, GivenTallies? Given) last;
    private long turn;

    /// <param name="asked">the address and the moment of evaluation</param>
    public string Of(Edition edition, string asked)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{run}|{edition.Position}|{TurnOf(edition)}|{edition.Rebooking.Done}/{edition.Rebooking.Total}|{asked}");
        return $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12))}\"";
    }

    /// <summary>Given tallies are not in the journal, and a catalogue may be read a moment after its entry.</summary>
    private long TurnOf(Edition edition)
    {
        lock (gate)
        {
            if (!ReferenceEquals(last.Catalogue, edition.Catalogue) || !ReferenceEquals(last.Given, edition.Given))
            {
                last = (edition.Catalogue, edition.Given);
                turn++;
            }

            return turn;
        }
    }
}
