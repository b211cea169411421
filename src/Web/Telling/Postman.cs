using DiemSang.Exchange;
using DiemSang.Exchange.Telling;
using DiemSang.OneStop.Telling;

namespace DiemSang.Web.Telling;

/// <summary>
/// Người đưa thư: carries what waits in the outbox to the mail server and the hooks. When one of them does not answer,
/// the rest of its letters wait with it and are not tried one by one.
/// </summary>
public sealed class Postman(Installation house, PostSettings settings) : IDisposable
{
    private readonly HookPost hooks = new(settings.Patience, house.Clock);
    private readonly MailPost? mail = settings.Mail is { } server ? new(server, settings.Patience) : null;

    /// <returns>how many letters were sent</returns>
    public async Task<int> Carry(CancellationToken stop)
    {
        while (await house.Outbox.Spread(settings.Ways, house.Now) > 0)
        {
            // Letters are made in commits of their own, so that others get their turn.
        }

        var sent = 0;
        var silent = new HashSet<TellingWay>();
        while (!stop.IsCancellationRequested && await house.Outbox.Lend(house.Now) is { Count: > 0 } lent)
        {
            foreach (var letter in lent)
            {
                var failure = silent.Contains(letter.Letter.Way) ? PostFailure.Unreachable : await Send(letter, stop);
                if (failure == PostFailure.None)
                {
                    sent++;
                    await house.Outbox.Sent(letter.Letter, house.Now);
                    continue;
                }

                _ = failure == PostFailure.Unreachable && silent.Add(letter.Letter.Way);
                await house.Outbox.Failed(letter.Letter, failure, house.Now);
            }
        }

        return sent;
    }

    public void Dispose() => hooks.Dispose();

    private Task<PostFailure> Send(OpenLetter letter, CancellationToken stop)
    {
        var text = LetterText.Of(letter, house.Catalogue.Current);
        return letter.Letter.Way switch
        {
            TellingWay.Email when mail is not null => mail.Send(letter, text, stop),
            var way when settings.Hooks.TryGetValue(way, out var hook) => hooks.Send(hook, letter, text, stop),
            _ => Task.FromResult(PostFailure.Unreachable),
        };
    }
}
