using DiemSang.Web.Shell;
using Xunit;

namespace DiemSang.Tests.Stories.Look;

public sealed class FormatTests
{
    private static readonly DateTimeOffset monday = new(2023, 11, 13, 10, 30, 5, TimeSpan.FromHours(7));

    [Theory]
    [InlineData("77.84", "77,84")]
    [InlineData("2", "2,00")]
    [InlineData("0.005", "0,01")]
    [InlineData("-0.004", "0,00")]
    [InlineData("1234.5", "1.234,50")]
    public void Points_have_two_decimals_and_a_comma(string points, string text) =>
        Assert.Equal(text, Format.Points(Number(points)));

    [Fact]
    public void Points_that_nobody_knows_are_not_zero() => Assert.Equal("chưa có số liệu", Format.Points(null));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1610, "1.610")]
    [InlineData(24860, "24.860")]
    [InlineData(-12, "\u221212")]
    public void Counts_are_grouped_by_points(long count, string text) => Assert.Equal(text, Format.Count(count));

    [Theory]
    [InlineData("0.62", "▲ +0,62")]
    [InlineData("-0.31", "▼ \u22120,31")]
    [InlineData("0", "0,00")]
    [InlineData("-0.0049", "0,00")]
    [InlineData("0.005", "▲ +0,01")]
    public void A_change_shows_its_direction_twice_unless_it_rounds_to_nothing(string change, string text) =>
        Assert.Equal(text, Format.Change(Number(change)));

    [Fact]
    public void A_share_stands_close_to_its_sign()
    {
        Assert.Equal("58,50%", Format.Share(0.585m));
        Assert.Equal("58,7%", Format.Share(0.587m, 1));
        Assert.Equal("100,00%", Format.Share(1));
    }

    [Fact]
    public void The_worth_of_one_dossier_has_the_decimals_that_show_it()
    {
        Assert.Equal("0,009 điểm", Format.Worth(0.009m));
        Assert.Equal("0,00016 điểm", Format.Worth(0.00016m));
    }

    [Fact]
    public void Nothing_happened_and_nothing_known_are_two_answers()
    {
        Assert.Equal("14.543 / 24.860", Format.Tally(14_543, 24_860));
        Assert.Equal("0 / 12", Format.Tally(0, 12));
        Assert.Equal("không phát sinh", Format.Tally(0, 0));
        Assert.Equal("chưa có số liệu", Format.Tally(null, null));
        Assert.Equal("chưa có số liệu", Format.Tally(3, null));
    }

    [Fact]
    public void Moments_are_told_in_Vietnamese_time()
    {
        Assert.Equal("10:30 thứ Hai 13/11", Format.Moment(monday.ToUniversalTime()));
        Assert.Equal("10:30 ngày 13/11/2023", Format.ClockAndDay(monday));
        Assert.Equal("10:30:05 ngày 13/11/2023", Format.SecondAndDay(monday));
        Assert.Equal("10 giờ 30 phút", Format.OfficialClock(monday));
        Assert.Equal("00:10 thứ Ba 14/11", Format.Moment(new(2023, 11, 13, 17, 10, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Every_day_of_the_week_has_its_name() =>
        Assert.Equal(
            ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
            Enumerable.Range(13, 7).Select(day => Format.Weekday(new(2023, 11, day))));

    [Fact]
    public void Ranks_money_and_working_time_have_their_forms()
    {
        Assert.Equal("1/9", Format.Rank(1, 9));
        Assert.Equal("16.000 đ", Format.Money(16_000));
        Assert.Equal("2 giờ 30", Format.WorkTime(TimeSpan.FromMinutes(150)));
        Assert.Equal("81 giờ 00", Format.WorkTime(TimeSpan.FromHours(81)));
        Assert.Equal("18", Format.Weight(18.00m));
    }

    [Theory]
    [InlineData("13/11/2023", "2023-11-13")]
    [InlineData(" 3/1/2023 ", "2023-01-03")]
    [InlineData("2023-11-13", "2023-11-13")]
    public void A_day_is_read_as_people_or_addresses_write_it(string text, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Format.FindDay(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("11/13/2023")]
    [InlineData("13-11")]
    public void What_is_no_day_is_not_guessed(string? text) => Assert.Null(Format.FindDay(text));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
