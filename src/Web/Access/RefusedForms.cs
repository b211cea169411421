using System.Security.Cryptography;
using DiemSang.OneStop;
using DiemSang.Exchange;
using DiemSang.Web.Shell;

namespace DiemSang.Web.Access;

/// <summary>
/// Biểu mẫu bị từ chối: what was typed in the last refused forms, for the page that the browser is sent back to; in memory,
/// the newest few alone, each for the account that sent it.
/// </summary>
internal sealed class RefusedForms
{
    /// <summary>The query's name of what is kept.</summary>
    public const string Key = "phieu";

    private const int Most = 256;
    private const int MostTyped = 64 << 10;
    private const int IdBytes = 12;

    private readonly Lock gate = new();
    private readonly Queue<string> order = new();
    private readonly Dictionary<string, (string? Account, ReturnedForm Form)> kept = new(StringComparer.Ordinal);

    /// <summary>Keeps what was typed.</summary>
    /// <returns>under which name it is found again</returns>
    public static string Keep(FormCall call, RefusedException refused) =>
        call.Context.RequestServices.GetRequiredService<RefusedForms>().Take(call, refused);

    /// <summary>What the visitor's last form was told, when this page's address names it.</summary>
    public static ReturnedForm? Of(HttpContext context)
    {
        var own = context.RequestServices.GetRequiredService<RefusedForms>();
        lock (own.gate)
        {
            return context.Request.Query[Key] is [{ } id] && own.kept.TryGetValue(id, out var found)
                && found.Account == context.Visitor().Account ? found.Form : null;
        }
    }

    private string Take(FormCall call, RefusedException refused)
    {
        var typed = call.Form.Sum(one => one.Value.Sum(text => text?.Length ?? 0)) <= MostTyped
            ? call.Form.SelectMany(one => one.Value.Select(value => (one.Key, Value: value ?? ""))) : [];
        var form = new ReturnedForm(call.Context.Request.Path, typed.ToLookup(one => one.Key, one => one.Value), refused);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        lock (gate)
        {
            kept[id] = (call.Visitor.Account, form);
            order.Enqueue(id);
            if (order.Count > Most)
            {
                kept.Remove(order.Dequeue());
            }
        }

        return id;
    }
}
