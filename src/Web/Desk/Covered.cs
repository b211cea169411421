using DiemSang.OneStop.Catalogue;

namespace DiemSang.Web.Desk;

/// <summary>Che bớt: how a person stands on a page until somebody with the right asks for all, and is written down.</summary>
public static class Covered
{
    /// <summary>Nguyễn Thị Bích Hạnh → N. T. B. Hạnh</summary>
    public static string Name(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', [.. parts.SkipLast(1).Select(part => $"{part[0]}."), .. parts.TakeLast(1)]);
    }

    public static string Number(string number) => IdentityNumber.Masked(number);

    /// <summary>0901234567 → *******567</summary>
    public static string Phone(string phone) =>
        phone.Length < 4 ? new('*', phone.Length) : new string('*', phone.Length - 3) + phone[^3..];
}
