using System.Security.Cryptography;
using DiemSang.Exchange;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DiemSang.Web.Access;

/// <summary>Sổ tải về: who took which rows along. The line names the bytes, so that a file found later can be held against it.</summary>
internal static class Exported
{
    public static async Task<IResult> Tell(
        HttpContext context, Installation house, string what, string unit, int rows, FileContentHttpResult file)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.FileContents.Span))[..16];
        await house.Access.Audit(
            context.Visitor().Account!, "list.exported", what, unit, FormattableString.Invariant($"{rows} rows, sha256 {hash}"));
        return file;
    }
}
