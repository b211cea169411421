using System.Text;
using CsCheck;
using DiemSang.Exchange.Imports.ReferenceFiles;
using Xunit;

namespace DiemSang.Tests.Fast.Exchange;

public sealed class ReferenceFileProperties
{
    /// <summary>A header and a good row of each kind, and how many good rows its reader finds in a file.</summary>
    private static readonly (string Header, string Good, Func<ReferenceFile, int> CountGood)[] kinds =
    [
        ("code,name,level,parent\n", "H09,Tỉnh Bình Dương,province,\n", file => Good(file, UnitRows.Read)),
        ("code,name,field,online_level,has_fee,units\n", "1.001193,Khai sinh,Hộ tịch,full,0,*\n",
            file => Good(file, ProcedureRows.Read)),
        ("code,unit,about,received_at,status\n", "PA-1,H09,rules,20230306100000,open\n",
            file => Good(file, FeedbackRows.Read)),
        ("dossier,rated_at,satisfied\n", "H09-230306-0017,,1\n", file => Good(file, RatingRows.Read)),
        ("unit,counter,from,to,value,source\n", "H09,received_bcqg,2023-01-01,2023-01-31,5,BCQG\n",
            file => Good(file, GivenTallyRows.Read)),
    ];

    /// <summary>Bytes at random, most of them such as mean something to a reader.</summary>
    private static readonly Gen<byte[]> bytes = Gen.Frequency(
        (1, Gen.Byte), (3, Gen.Int[0, 15].Select(i => "\"\",;\t=\n\r\0H09.-1*"u8[i]))).Array[0, 200];

    private static readonly Gen<int> kind = Gen.Int[0, 4];

    [Fact]
    public void Any_bytes_are_read_without_a_crash() =>
        Gen.Select(kind, bytes).Sample((k, noise) =>
        {
            byte[] withHeader = [.. U8(kinds[k].Header), .. noise];
            return kinds[k].CountGood(ReferenceFile.Open(new MemoryStream(noise))) >= 0
                && kinds[k].CountGood(ReferenceFile.Open(new MemoryStream(withHeader))) >= 0;
        }, iter: 5_000);

    [Fact]
    public void Good_rows_around_a_bad_one_are_kept() =>
        Gen.Select(kind, bytes.Select(OneLine), Gen.Int[0, 5], Gen.Int[0, 5]).Sample((k, bad, before, after) =>
        {
            var good = kinds[k].Good;
            byte[] file =
            [
                .. U8(kinds[k].Header), .. U8(Times(good, before)), .. bad, (byte)'\n', .. U8(Times(good, after)),
            ];
            return kinds[k].CountGood(ReferenceFile.Open(new MemoryStream(file))) >= before + after;
        }, iter: 5_000);

    /// <summary>
    /// One quote at most: between two of them, on different lines, good rows would be a cell by right.
    /// </summary>
    private static byte[] OneLine(byte[] noise)
    {
        var quotes = 0;
        return [.. noise.Where(b => b is not ((byte)'\n' or (byte)'\r') && (b != '"' || quotes++ == 0))];
    }

    private static string Times(string row, int times) => string.Concat(Enumerable.Repeat(row, times));

    private static byte[] U8(string text) => Encoding.UTF8.GetBytes(text);

    private static int Good<T>(ReferenceFile file, Func<RowCells, T?> read)
        where T : class
    {
        var good = 0;
        foreach (var row in file.Rows(read))
        {
            if (row.Record is null == row.Problem is null || row.Problem?.Say().Length == 0)
            {
                throw new InvalidOperationException($"line {row.Line} is neither a record nor a problem, or both");
            }

            good += row.Record is null ? 0 : 1;
        }

        return good;
    }
}
