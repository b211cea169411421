using DiemSang.Evaluation.Counting;
using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.Web.Api.Json;

namespace DiemSang.Web.Api;

/// <summary>
/// Ấn bản số liệu: all that an answer depends on beside the question. Two answers to one question are the same while
/// the edition is the same.
/// </summary>
public readonly record struct Edition(
    long Position, CatalogueState Catalogue, GivenTallies Given, Rebooking Rebooking)
{
    public static Edition Of(Installation installation)
    {
        using var session = installation.Database.OpenReader();
        return new(
            installation.Ledger.Now.Position, installation.Catalogue.Current, installation.Given,
            RebookingStore.State(session));
    }
}

/// <summary>Bảng xếp hạng đã tính: kept while the edition stands.</summary>
internal sealed class RankingShelf
{
    private const int Most = 64;
    private readonly Lock gate = new();
    private readonly Dictionary<(UnitCode Parent, UnitLevel Level, Question Question), RankingAnswer> kept = [];
    private Edition edition;

    public RankingAnswer? Find(Edition now, (UnitCode, UnitLevel, Question) asked)
    {
        lock (gate)
        {
            return edition == now ? kept.GetValueOrDefault(asked) : null;
        }
    }

    public void Keep(Edition now, (UnitCode, UnitLevel, Question) asked, RankingAnswer answer)
    {
        lock (gate)
        {
            if (edition != now || kept.Count >= Most)
            {
                kept.Clear();
                edition = now;
            }

            kept[asked] = answer;
        }
    }
}
