using DiemSang.OneStop.Access;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Jobs;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Portal;
using DiemSang.OneStop.Telling;

namespace DiemSang.Exchange.Jobs;

/// <summary>Việc định kỳ của bản cài đặt: what runs by itself, how often, and on which node is all the same.</summary>
public static class HouseJobs
{
    /// <summary>Raw messages and sealed letters are kept so long.</summary>
    private static readonly TimeSpan kept = TimeSpan.FromDays(90);

    private static readonly TimeSpan bytes = TimeSpan.FromDays(1), sessions = TimeSpan.FromDays(30);

    /// <param name="house">whose jobs they are</param>
    /// <param name="silentAfter">working days without a step that no dossier is called silent for, whatever its limit</param>
    /// <param name="forgets">what else passes with time, from rooms that keep it: each drops what is over at a moment</param>
    public static IReadOnlyList<Job> Of(
        Installation house, int silentAfter, params IReadOnlyList<Action<Session, DateTimeOffset>> forgets)
    {
        var desk = new DeskJobs(house.Journal, house.Database, house.Handling, house.Catalogue, house.Vault, () => house.Now)
        {
            Silence = SilenceRule.House with { LeastWorkingDays = silentAfter },
        };
        return
        [
            new("supplements", TimeSpan.FromMinutes(5), desk.ExpireSupplements),
            new("apologies", TimeSpan.FromMinutes(30), desk.DraftApologies),
            new("silence", TimeSpan.FromHours(1), desk.WatchSilence),
            new("files", TimeSpan.FromDays(1), async _ =>
            {
                await house.Files.Sweep(house.Now - Draft.Life, TimeProvider.System.GetUtcNow() - bytes);
                return null;
            }),
            new("forgetting", TimeSpan.FromDays(1), _ => house.Journal.Write(work =>
            {
                var (session, now) = (work.Session, house.Now);
                SessionStore.Forget(session, now - sessions);
                AttemptStore.Forget(session, (now - sessions).ToUnixTimeSeconds());
                PersonStore.DropRaw(session, now - kept);
                LetterStore.Forget(session, now - kept);
                DraftRegister.Forget(session, now);
                foreach (var forget in forgets)
                {
                    forget(session, now);
                }

                return (string?)null;
            })),
        ];
    }
}
