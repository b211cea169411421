using DiemSang.Bench;

var benches = new Dictionary<string, Func<int, Task>>(StringComparer.Ordinal)
{
    ["change"] = Changes.Run,
    ["rebuild"] = Rebuilds.Run,
    ["counting"] = Countings.Run,
    ["intake"] = Intakes.Run,
    ["start"] = Starts.Run,
    ["ranking"] = Rankings.Run,
    ["page"] = Pages.Run,
    ["live"] = Lives.Run,
    ["demo"] = Demos.Run,
    ["desk"] = Desks.Run,
    ["upload"] = Uploads.Run,
};
var names = args.Where(benches.ContainsKey).ToList();
var size = args.Select(text => int.TryParse(text, out var number) ? number : 0).DefaultIfEmpty().Max();
foreach (var name in names.Count > 0 ? names : [.. benches.Keys])
{
    Console.WriteLine($"== {name}");
    await benches[name](size);
}
