using DiemSang.OneStop.Access;

namespace DiemSang.Web.Access;

/// <summary>Dòng tin của phiên: an answer that goes on for hours ends with the session that asked for it.</summary>
public static class SignedInStream
{
    private static readonly TimeSpan asked = TimeSpan.FromSeconds(2);

    /// <summary>Cancelled when the browser goes, or when the visitor's session no longer holds.</summary>
    public static CancellationToken Ended(HttpContext context)
    {
        if (context.Visitor() is not { Account: { } account, Session: { } session })
        {
            return context.RequestAborted;
        }

        var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        context.Response.RegisterForDispose(ended);
        var book = context.RequestServices.GetRequiredService<AccessRoom>().Book;
        _ = Watch();
        return ended.Token;

        async Task Watch()
        {
            var token = ended.Token;
            while (!token.IsCancellationRequested)
            {
                await Task.Delay(asked, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!token.IsCancellationRequested && book.Find(account)?.Sessions.Contains(session) != true)
                {
                    await ended.CancelAsync();
                }
            }
        }
    }
}
