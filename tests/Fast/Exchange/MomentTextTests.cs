using System.Text;
using CsCheck;
using DiemSang.Exchange;
using DiemSang.Exchange.Messages;
using DiemSang.OneStop.Catalogue;
using Xunit;

namespace DiemSang.Tests.Fast.Exchange;

public sealed class MomentTextTests
{
    private static readonly DateTimeOffset tenOClock = LocalTime.At(new(2023, 3, 6), new(10, 0, 0));

    [Theory]
    [InlineData("20230306100000")]
    [InlineData(" 20230306100000 ")]
    [InlineData("2023-03-06T10:00:00+07:00")]
    [InlineData("2023-03-06T03:00:00Z")]
    [InlineData("2023-03-06 10:00:00+07")]
    [InlineData("2023-03-06T10:00+0700")]
    [InlineData("2023-03-06T10:00:00.999+07:00")]
    [InlineData("2023-03-05T22:30:00.1234567-04:30")]
    public void One_moment_is_written_in_many_ways(string text)
    {
        Assert.Null(MomentText.Read(text, out var moment));
        Assert.True(moment.EqualsExact(tenOClock), $"{moment:O}");
        Assert.Null(MomentText.Read(Encoding.UTF8.GetBytes(text), out moment));
        Assert.True(moment.EqualsExact(tenOClock), $"{moment:O}");
    }

    [Theory]
    [InlineData("20230231100000", "moment.no-such-day")]
    [InlineData("20231306100000", "moment.no-such-day")]
    [InlineData("20230300100000", "moment.no-such-day")]
    [InlineData("20230306240000", "moment.no-such-time")]
    [InlineData("20230306106000", "moment.no-such-time")]
    [InlineData("2023-03-06T23:59:60+07:00", "moment.no-such-time")]
    [InlineData("19991231235959", "moment.year")]
    [InlineData("21000101000000", "moment.year")]
    [InlineData("2099-12-31T20:00:00Z", "moment.year")]
    [InlineData("1999-12-31T16:59:59Z", "moment.year")]
    [InlineData("1998-12-31T23:59:59Z", "moment.year")]
    [InlineData("2023-03-06T10:00:00", "moment.no-offset")]
    [InlineData("2023-03-06T10:00:00.5", "moment.no-offset")]
    [InlineData("2023-03-06T10:00", "moment.no-offset")]
    [InlineData("2023-03-06T10:00:00+15:00", "moment.no-such-offset")]
    [InlineData("2023-03-06T10:00:00+07:0", "moment.shape")]
    [InlineData("2023-03-06T10:00:00+07:00x", "moment.shape")]
    [InlineData("2023-03-06", "moment.shape")]
    [InlineData("06/03/2023 10:00:00", "moment.shape")]
    [InlineData("2023030610000", "moment.shape")]
    [InlineData("٢٠٢٣٠٣٠٦١٠٠٠٠٠", "moment.shape")]
    [InlineData("Dinhkem", "moment.shape")]
    [InlineData("", "moment.empty")]
    public void What_is_no_moment_is_told_by_name(string text, string code)
    {
        Assert.Equal(code, MomentText.Read(text, out _));
        Assert.Equal(code, MomentText.Read(Encoding.UTF8.GetBytes(text), out _));
        Assert.True(Words.Knows(code));
    }

    [Theory]
    [InlineData("1999-12-31T17:00:00Z", 2000)]
    [InlineData("2100-01-01T06:59:59+14:00", 2099)]
    public void The_century_begins_and_ends_in_Vietnamese_time_wherever_it_was_written(string text, int year)
    {
        Assert.Null(MomentText.Read(text, out var moment));
        Assert.Equal(year, moment.Year);
    }

    [Theory]
    [InlineData("2024-02-29", 2024, 2, 29)]
    [InlineData("29/02/2024", 2024, 2, 29)]
    public void A_day_is_written_in_two_ways(string text, int year, int month, int day)
    {
        Assert.Null(MomentText.ReadDay(text, out var read));
        Assert.Equal(new(year, month, day), read);
    }

    [Theory]
    [InlineData("31/02/2023", "moment.no-such-day")]
    [InlineData("2023-02-29", "moment.no-such-day")]
    [InlineData("02/13/2023", "moment.no-such-day")]
    [InlineData("01/01/1999", "moment.year")]
    [InlineData("1/1/2023", "day.shape")]
    [InlineData("2023/01/01", "day.shape")]
    [InlineData("20230101", "day.shape")]
    [InlineData("", "day.empty")]
    public void What_is_no_day_is_told_by_name(string text, string code)
    {
        Assert.Equal(code, MomentText.ReadDay(text, out _));
        Assert.True(Words.Knows(code));
    }

    [Fact]
    public void Every_whole_second_of_the_century_is_read_back() =>
        Gen.Long[0, 3_155_759_999].Sample(second =>
        {
            var moment = LocalTime.Start(new(2000, 1, 1)).AddSeconds(second);
            return MomentText.Read($"{moment:yyyyMMddHHmmss}", out var compact) is null && compact.EqualsExact(moment)
                && MomentText.Read($"{moment.ToUniversalTime():yyyy-MM-ddTHH:mm:ssZ}", out var iso) is null
                && iso.EqualsExact(moment);
        }, iter: 5_000);

    [Fact]
    public void Any_text_is_read_or_refused_with_words() =>
        Gen.Char["0123456789-+:TZ./ áΩ"].Array[0, 40].Select(text => new string(text)).Sample(text =>
            (MomentText.Read(text, out _) is not { } problem || Words.Knows(problem))
            && (MomentText.ReadDay(text, out _) is not { } other || Words.Knows(other)), iter: 50_000);

    [Fact]
    public void Reading_a_moment_allocates_nothing()
    {
        string[] texts = ["20230306100000", "2023-03-06T10:00:00.999+07:00", "2023-03-06T03:00:00Z"];
        ReadAll(texts);

        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll(texts);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void ReadAll(string[] texts)
    {
        for (var i = 0; i < 1_000; i++)
        {
            foreach (var text in texts)
            {
                _ = MomentText.Read(text, out _);
            }

            _ = MomentText.ReadDay("06/03/2023", out _);
        }
    }
}
