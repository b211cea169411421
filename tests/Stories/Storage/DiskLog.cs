using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DiemSang.Tests.Stories.Storage;

/// <summary>One thing that a program did to its files: wrote, cut, waited for the disk – or answered a caller.</summary>
/// <param name="File">the name of the file; empty for an answer</param>
/// <param name="At">offset of a write, new length of a cut, number of the answered call</param>
/// <param name="Bytes">of a write; null for the others</param>
public sealed record DiskStep(string File, DiskDeed Deed, long At, byte[]? Bytes);

public enum DiskDeed
{
    Write,
    Cut,
    Sync,
    Answer,
}

/// <summary>What strace saw a program do to the database's files, in order.</summary>
public static partial class DiskLog
{
    private const string Program = "/usr/bin/strace";

    /// <summary>How to start a program so that its log can be read here.</summary>
    public static string[] Watch(string log) => !File.Exists(Program)
        ? throw new FileNotFoundException(
            $"{Program} is missing: install Debian's package strace, or run tests/prerequisites")
        : [Program, "-f", "-y", "-xx", "-s", "100000", "-o", log, "-e", "trace=pwrite64,write,fsync,fdatasync,ftruncate"];

    public static List<DiskStep> Read(string log)
    {
        var steps = new List<DiskStep>();
        var unfinished = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(log))
        {
            var (thread, call) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line);
            if (line.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                unfinished[thread] = line[..^"<unfinished ...>".Length];
                continue;
            }

            if (Resumed().Match(line) is { Success: true } resumed)
            {
                call = unfinished[thread] + line[(resumed.Index + resumed.Length)..];
            }

            if (Step(call) is { } step)
            {
                steps.Add(step);
            }
        }

        return steps;
    }

    private static DiskStep? Step(string line)
    {
        if (Call().Match(line) is not { Success: true } call)
        {
            return null;
        }

        var file = Path.GetFileName(Encoding.UTF8.GetString(Bytes(call.Groups["file"].Value)));
        var (name, rest) = (call.Groups["name"].Value, call.Groups["rest"].Value);
        if (name == "write")
        {
            return Answer().Match(Encoding.UTF8.GetString(Bytes(rest))) is { Success: true } answer
                ? new("", DiskDeed.Answer, Number(answer.Groups[1].Value), null)
                : null;
        }

        return file is not ("diemsang.db" or "diemsang.db-wal") ? null : name switch
        {
            "pwrite64" => new(file, DiskDeed.Write, Number(Offset().Match(rest).Groups[1].Value), Bytes(rest)),
            "ftruncate" => new(file, DiskDeed.Cut, Number(Length().Match(rest).Groups[1].Value), null),
            _ => new(file, DiskDeed.Sync, 0, null),
        };
    }

    private static byte[] Bytes(string text)
    {
        var start = text.IndexOf("\\x", StringComparison.Ordinal);
        if (start < 0)
        {
            return [];
        }

        var bytes = new List<byte>((text.Length - start) / 4);
        for (var i = start; i + 3 < text.Length && text[i] == '\\' && text[i + 1] == 'x'; i += 4)
        {
            bytes.Add(byte.Parse(text.AsSpan(i + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }

        return [.. bytes];
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d+ +(?<name>\w+)\(\d+<(?<file>[^>]*)>(?<rest>.*)= \d+$")]
    private static partial Regex Call();

    [GeneratedRegex(@"<\.\.\. \w+ resumed>")]
    private static partial Regex Resumed();

    [GeneratedRegex(@"^(\d+)\t2\n$")]
    private static partial Regex Answer();

    [GeneratedRegex(@", \d+, (\d+) *\) *$")]
    private static partial Regex Offset();

    [GeneratedRegex(@", (\d+) *\) *$")]
    private static partial Regex Length();
}
