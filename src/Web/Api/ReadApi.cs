using System.Globalization;
using DiemSang.Web.Access;
using DiemSang.Web.Api.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace DiemSang.Web.Api;

/// <summary>What every reading address takes: period, what was known, ruleset.</summary>
internal sealed record AskedQuery(
    [FromQuery(Name = "from")] string? From,
    [FromQuery(Name = "to")] string? To,
    [FromQuery(Name = "at")] string? At,
    [FromQuery(Name = "knownOn")] string? KnownOn,
    [FromQuery(Name = "ruleset")] string? Ruleset)
{
    public Asked Asked => new(From, To, At, KnownOn, Ruleset);
}

/// <summary>API tra cứu: the numbers, scorecards, rankings and lists of the command line, over HTTP.</summary>
public static class ReadApi
{
    /// <summary>Needs <see cref="Exchange.Installation"/> among the services.</summary>
    public static IServiceCollection AddReadApi(this IServiceCollection services) =>
        services.AddSingleton<Reading>().AddSingleton<AnswerTags>().AddApiDescription();

    public static IEndpointRouteBuilder MapReadApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").AddEndpointFilter(Refuse).ProducesProblem(400).ProducesProblem(404)
            .WithTags("reading");
        api.MapGet("/units/{code}/scorecard", Scorecard).Produces<ScorecardAnswer>().AllowAnonymous();
        api.MapGet("/units/{code}/counters", Counters).Produces<CountersAnswer>().AllowAnonymous();
        api.MapGet("/rankings", Rankings).Produces<RankingAnswer>().AllowAnonymous();
        api.MapGet("/units/{code}/indicators/{id}/subjects", Subjects).Produces<SubjectsAnswer>()
            .RequireRight("list.read", Target.Unit, from: "code").ProducesProblem(401).ProducesProblem(403);
        api.MapPublicationApi();
        routes.MapHealth();
        routes.MapApiDescription();
        return routes;
    }

    private static Task<IResult> Scorecard(
        string code, [AsParameters] AskedQuery query, Reading reading, AnswerTags tags, HttpContext http) =>
        Answer(http, reading, tags, query, question => reading.Scorecard(code, question));

    private static Task<IResult> Counters(
        string code, [AsParameters] AskedQuery query, Reading reading, AnswerTags tags, HttpContext http) =>
        Answer(http, reading, tags, query, question => reading.Counters(code, question));

    private static Task<IResult> Rankings(
        [FromQuery(Name = "parent")] string? parent,
        [FromQuery(Name = "level")] string? level,
        [AsParameters] AskedQuery query,
        Reading reading,
        AnswerTags tags,
        HttpContext http) =>
        Answer(http, reading, tags, query, question => reading.Ranking(parent, level, question));

    private static Task<IResult> Subjects(
        string code,
        string id,
        [FromQuery(Name = "verdict")] string? verdict,
        [FromQuery(Name = "cursor")] string? cursor,
        [FromQuery(Name = "limit")] string? limit,
        [AsParameters] AskedQuery query,
        Reading reading,
        AnswerTags tags,
        HttpContext http) =>
        Answer(http, reading, tags, query, question =>
            new SubjectPages(reading).Page(code, id, question, verdict, cursor, limit));

    private static async Task<IResult> Answer<T>(
        HttpContext http, Reading reading, AnswerTags tags, AskedQuery query, Func<Question, Task<T>> answer)
    {
        var question = reading.Understand(query.Asked);
        var asked = string.Create(
            CultureInfo.InvariantCulture, $"{http.Request.Path}{http.Request.QueryString}|{question.Period.End}");
        var tag = tags.Of(Edition.Of(reading.Installation), asked);
        if (http.Request.Headers.IfNoneMatch.SelectMany(one => one?.Split(',') ?? []).Any(one => one.Trim() == tag))
        {
            http.Response.Headers[HeaderNames.ETag] = tag;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var found = await answer(question);
        http.Response.Headers[HeaderNames.ETag] = tag;
        http.Response.Headers[HeaderNames.CacheControl] = "no-cache";
        return TypedResults.Json(found, AnswerJson.Options);
    }

    /// <summary>The one place where a question without answer becomes a problem with title and code.</summary>
    private static async ValueTask<object?> Refuse(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (UnansweredException unanswered)
        {
            return TypedResults.Problem(
                title: unanswered.Message, statusCode: unanswered.Status,
                extensions: [KeyValuePair.Create<string, object?>("code", unanswered.Code)]);
        }
    }
}
