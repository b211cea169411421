using System.Text;

namespace DiemSang.Exchange.Imports;

/// <summary>
/// Tệp từ chối: the rows that were not taken, each with its file, line, field, reason and its own text. It is made
/// with the first of them, readable by its owner alone: rows name people.
/// </summary>
/// <param name="keepsOthers">a file that is there stays, and the new one takes the next free name</param>
public sealed class RejectFile(string path, bool keepsOthers = false) : IDisposable
{
    private StreamWriter? writer;
    private int number = 1;

    /// <summary>Where the rows went; null when there were none.</summary>
    public string? Path => writer is null ? null : Place;

    private string Place => number == 1 ? path : System.IO.Path.ChangeExtension(path, $"{number}.csv");

    public void Add(string file, RowProblem problem, string row)
    {
        writer ??= Create();
        writer.WriteLine(string.Join(
            ',', SheetCell.QuotedCsv(file), $"{problem.Line}", SheetCell.QuotedCsv(problem.Field),
            SheetCell.QuotedCsv(problem.Sentence), SheetCell.QuotedCsv(row)));
    }

    public void Dispose() => writer?.Dispose();

    private StreamWriter Create()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var options = new FileStreamOptions
        {
            Mode = keepsOthers ? FileMode.CreateNew : FileMode.Create,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        while (keepsOthers && File.Exists(Place))
        {
            number++;
        }

        var created = new StreamWriter(Place, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), options);
        created.WriteLine("file,line,field,reason,row");
        return created;
    }
}
