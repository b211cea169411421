using DiemSang.OneStop;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Files;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;

namespace DiemSang.Exchange.Erasing;

/// <summary>
/// Xóa một người: with the keys of what is sealed goes every name and number – people, messages, letters, files,
/// account. What was counted stays, to the last bit: nothing that is counted knows a person.
/// </summary>
public sealed class PersonErasure(Installation house)
{
    private const int BatchSize = 100;
    private const int LeastNumber = 9, MostNumber = 14, MostGround = 60;

    /// <exception cref="RefusedException">not a number that could be somebody's</exception>
    public PersonTrace Find(string number) => new PersonSearch(house, Checked(number)).Find();

    /// <param name="number">of the person</param>
    /// <param name="ground">number of the request or decision; stands in the audit trail, names nobody</param>
    /// <param name="account">who does it</param>
    /// <param name="reaches">whether whoever does it may, in a unit ("" = one that is not known)</param>
    /// <exception cref="RefusedException">nobody has the number, work goes on, or beyond one's reach</exception>
    public async Task<PersonTrace> Erase(string number, string ground, string account, Func<string, bool> reaches)
    {
        var known = Checked(number);
        Refused.If(string.IsNullOrWhiteSpace(ground) || ground.Length > MostGround, "person.no-ground", MostGround);
        Refused.If(ground.Contains(known, StringComparison.Ordinal), "person.ground-names");
        var trace = Find(number);
        Refused.If(trace.IsEmpty, "person.unknown");
        Refused.If(trace.Open.Count > 0, "person.still-open", trace.Open.Count);
        RefuseBeyond(trace, reaches);
        foreach (var batch in trace.Subjects.Concat(trace.Helped).Chunk(BatchSize))
        {
            await house.Journal.Write(work =>
            {
                foreach (var subject in batch)
                {
                    EraseSubject(work.Session, subject, isOwner: trace.Subjects.Contains(subject), account);
                }

                return true;
            });
        }

        await house.Journal.Write(work => EraseRest(work.Session, known, trace, ground, account));
        if (trace.Account is { } own)
        {
            await house.Access.Accounts.Erase(own, account);
        }

        return trace;
    }

    private void EraseSubject(Session session, string subject, bool isOwner, string account)
    {
        if (isOwner)
        {
            OwnerStore.Erase(session, "", [new(subject)]);
            FileStore.Erase(session, subject);
            foreach (var dossier in HandlingStore.Load(session, [new(subject)]))
            {
                HandlingStore.Save(session, dossier with { OwnerMark = "" }, house.Catalogue.Current.Calendar);
            }
        }
        else if (OwnerStore.People(session, new(subject)) is { } secret)
        {
            // The owner's data stay, under another key; what is still to be told goes to the owner alone.
            var people = HandlingText.Unseal(house.Vault, secret);
            PersonStore.Save(session, subject, HandlingText.Seal(house.Vault, people with { Applicant = people.Owner }));
        }

        AuditTrail.Add(session, new(
            house.Now, account, "person.erased", subject, ErasingStore.UnitOf(session, subject), isOwner ? "" : "applicant"));
    }

    private bool EraseRest(Session session, string number, PersonTrace trace, string ground, string account)
    {
        var mark = OwnerStore.Mark(house.Vault, number);
        OwnerStore.Erase(session, mark, []);
        foreach (var id in trace.Raw)
        {
            ErasingStore.DropRaw(session, id);
        }

        if (trace.Account is { } own)
        {
            FileStore.EraseDrafts(session, own);
            foreach (var eraser in house.Erasers)
            {
                eraser(session, own);
            }
        }

        AuditTrail.Add(session, new(
            house.Now, account, "person.forgotten", mark[..16], "", $"{ground}; {trace.Subjects.Count + trace.Helped.Count}"));
        return true;
    }

    private void RefuseBeyond(PersonTrace trace, Func<string, bool> reaches)
    {
        using var session = house.Database.OpenReader();
        Refused.If(
            trace.Subjects.Concat(trace.Helped).Any(subject => !reaches(ErasingStore.UnitOf(session, subject))),
            "person.beyond");
    }

    private static string Checked(string number)
    {
        var known = string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        Refused.If(known.Length is < LeastNumber or > MostNumber, "person.bad-number");
        return known;
    }
}
