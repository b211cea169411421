using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DiemSang.Exchange;
using DiemSang.Exchange.Sync;
using DiemSang.OneStop.Catalogue;

// A process that stories may kill: it takes calls of DongBoHoSoMC from its input, one a line (number, tab, JSON array),
// hands each to the intake as the sync door does, and answers with the number once the intake has answered.
var folder = new DataFolder(args[0], args.Length > 1 ? args[1] : null);
using var house = Installation.OpenForWriting(folder, TimeProvider.System);
var intake = new Intake(house);
var sender = new SenderScope(new UnitCode("H09"));
var calls = new List<Task>();
Console.WriteLine("ready");
while (Console.ReadLine() is { } line)
{
    calls.Add(Task.Run(() => Take(line)));
}

await Task.WhenAll(calls);

async Task Take(string line)
{
    var tab = line.IndexOf('\t', StringComparison.Ordinal);
    var items = JsonElement.Parse(line[(tab + 1)..]).EnumerateArray().ToList();
    var call = new Call(sender, null, null, house.Now, SHA256.HashData(Encoding.UTF8.GetBytes(line)));
    var answer = await intake.Dossiers(call, items);
    var good = answer.Items.Count(item => item.Code == AnswerCode.Good);
    Console.WriteLine($"{line[..tab]}\t{good}");
}
