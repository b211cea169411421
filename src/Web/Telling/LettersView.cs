using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Telling;
using DiemSang.Web.Desk;

namespace DiemSang.Web.Telling;

/// <summary>Thư chưa đi của các đơn vị người xem quản: what waits, what was given up; addresses masked.</summary>
public sealed class LettersView
{
    public const int Most = 200;

    public LettersView(Installation house, Visitor visitor)
    {
        var units = MyWork.Within(visitor, house.Catalogue.Current.Units, "letter.manage");
        using var session = house.Database.OpenReader();
        Count = LetterStore.Count(session, units, house.Now.AddDays(-7));
        Unspread = LetterStore.Unspread(session, units);
        Lines =
        [
            .. LetterStore.Unsent(session, units, Most)
                .Select(one => (one, Masked(one.Way, house.Outbox.Open(session, one)?.Address ?? ""))),
        ];
    }

    public LetterCount Count { get; }

    /// <summary>Messages of which no letters were made.</summary>
    public long Unspread { get; }

    public IReadOnlyList<(Letter Letter, string Address)> Lines { get; }

    /// <summary>What a letter tells of, in few words.</summary>
    public static string What(Letter letter)
    {
        var action = letter.Kind[(letter.Kind.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return Words.Say(Words.Knows($"did.{action}") ? $"did.{action}" : $"letter.short.{letter.Kind}");
    }

    /// <summary>Enough to tell a typing error, too little to write to: t…@example.vn, …0001.</summary>
    public static string Masked(TellingWay way, string address)
    {
        const int shown = 4;
        var at = address.LastIndexOf('@');
        return address.Length == 0 ? ""
            : way == TellingWay.Email ? at > 0 ? $"{address[0]}…{address[at..]}" : "…"
            : address.Length > shown * 2 ? $"…{address[^shown..]}" : "…";
    }
}
