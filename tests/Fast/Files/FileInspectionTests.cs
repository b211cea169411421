using DiemSang.OneStop;
using DiemSang.OneStop.Files;

namespace DiemSang.Tests.Fast.Files;

/// <summary>What may be handed in, and what is turned away with which words.</summary>
public sealed class FileInspectionTests
{
    private static readonly FileLimits limits = new() { MostUnpacked = 20L << 20 };

    [Fact]
    public void The_corpus_has_at_least_120_files() =>
        Assert.True(Corpus.Good().Count() + Corpus.Bad().Count() >= 120);

    [Fact]
    public void What_offices_scan_and_write_is_told_by_its_content() => Assert.All(
        Corpus.Good(), one => Assert.Equal(one.Kind, FileInspection.Of(new MemoryStream(one.Bytes), limits)));

    [Fact]
    public void Everything_else_is_refused_with_its_reason()
    {
        var wrong = Corpus.Bad().Select(one => (one.Name, one.Code, Found: Judge(one.Bytes)))
            .Where(one => one.Code != one.Found);
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_byte_changed_anywhere_never_ends_in_anything_but_a_verdict()
    {
        var dice = new Random(766);
        foreach (var (_, bytes, _) in Corpus.Good().Where(one => one.Bytes.Length < 4_000))
        {
            for (var i = 0; i < 300; i++)
            {
                var changed = (byte[])bytes.Clone();
                changed[dice.Next(changed.Length)] = (byte)dice.Next(256);
                Assert.NotEqual("fault", Judge(changed));
            }
        }
    }

    [Theory]
    [InlineData("Giấy khai sinh.pdf", FileKind.Pdf, "Giấy khai sinh.pdf")]
    [InlineData("../../etc/passwd", FileKind.Png, "passwd.png")]
    [InlineData("C:\\a\\con.txt", FileKind.Pdf, "tep.pdf")]
    [InlineData("anh\u202Efdp.exe", FileKind.Jpeg, "anhfdp.jpg")]
    [InlineData("a\r\nSet-Cookie: b\0.pdf.exe", FileKind.Pdf, "aSet-Cookie b-pdf.pdf")]
    [InlineData("", FileKind.Docx, "tep.docx")]
    [InlineData("$(rm -rf);`id`'\".pdf", FileKind.Pdf, "(rm -rf)id.pdf")]
    public void A_name_keeps_its_letters_and_nothing_that_is_obeyed(string name, FileKind kind, string safe) =>
        Assert.Equal(safe, SafeName.Of(name, kind));

    [Fact]
    public void A_name_of_300_letters_is_cut() => Assert.Equal(104, SafeName.Of(new('a', 300), FileKind.Pdf).Length);

    private static string Judge(byte[] bytes)
    {
        try
        {
            return FileInspection.Of(new MemoryStream(bytes), limits).ToString();
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return "fault";
        }
    }
}
