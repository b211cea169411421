using DiemSang.Exchange;
using DiemSang.OneStop.Catalogue;
using DiemSang.Web.Api.Json;
using Microsoft.AspNetCore.Mvc;

namespace DiemSang.Web.Api;

/// <summary>API công bố: GET /api/v1/publications and one of them with its scorecards; a publication never changes.</summary>
internal static class PublicationApi
{
    public static void MapPublicationApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/publications", List).Produces<IReadOnlyList<PublicationAnswer>>().AllowAnonymous();
        api.MapGet("/publications/{slug}", One).Produces<PublishedWeekAnswer>().AllowAnonymous();
    }

    private static IResult List(Installation house)
    {
        var all = house.PublicationBook.All();
        return TypedResults.Json(all.Select(one => PublicationAnswer.Of(one, all)), AnswerJson.Options);
    }

    private static IResult One(string slug, [FromQuery(Name = "unit")] string? unit, Installation house)
    {
        if (house.PublicationBook.Find(slug) is not { } found)
        {
            throw UnansweredException.NotFound("publication.unknown", slug);
        }

        UnitCode? asked = string.IsNullOrWhiteSpace(unit) ? null : Question.UnitOf("unit", unit, house.Catalogue.Current.Units);
        var week = house.PublicationBook.Open(found);
        return TypedResults.Json(
            new PublishedWeekAnswer(
                PublicationAnswer.Of(found, house.PublicationBook.All()),
                [
                    .. week.Cards.Where(card => asked is null || card.Card.Unit == asked.Value.Value)
                        .OrderBy(card => card.Card.Unit, StringComparer.Ordinal).Select(PublishedUnitAnswer.Of),
                ]),
            AnswerJson.Options);
    }
}
