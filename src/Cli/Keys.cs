using System.CommandLine;
using DiemSang.Exchange;
using DiemSang.Exchange.Sync;

namespace DiemSang.Cli;

/// <summary>Lệnh key: the keys by which sending units are known.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("key", Words.Say("key.description"))
    {
        CreateKey(), ListKeys(), RevokeKey(),
    };

    private static Command CreateKey()
    {
        Option<string> unit = new("--unit") { Description = Words.Say("key.unit"), Required = true };
        Option<string> label = new("--label") { Description = Words.Say("key.label") };
        return Verb("create", [unit, label], async (asked, house, keys) =>
        {
            var named = asked.GetValue(unit)!;
            if (house.Catalogue.Current.Units.Find(named) is not { } code)
            {
                return Fail(Words.Say("key.unknown-unit", named));
            }

            var key = await keys.Create(code, asked.GetValue(label) ?? "");
            Console.Error.WriteLine(Words.Say("key.created", code));
            Console.WriteLine(key);
            return 0;
        });
    }

    private static Command ListKeys() => Verb("list", [], (_, _, keys) =>
    {
        foreach (var key in keys.All())
        {
            var state = key.RevokedAt is { } ended ? Words.Say("key.ended", ended) : Words.Say("key.in-use");
            Console.WriteLine($"{key.Id}  {key.Unit,-16}  {key.CreatedAt:yyyy-MM-dd HH:mm}  {state}  {key.Label}");
        }

        return Task.FromResult(0);
    });

    private static Command RevokeKey()
    {
        Argument<string> id = new("id") { Description = Words.Say("key.id") };
        var command = Verb("revoke", [], async (asked, _, keys) =>
        {
            var named = asked.GetValue(id)!;
            if (!await keys.Revoke(named))
            {
                return Fail(Words.Say("key.unknown", named));
            }

            Console.WriteLine(Words.Say("key.revoked", named));
            return 0;
        });
        command.Arguments.Add(id);
        return command;
    }

    private static Command Verb(
        string name, Option[] options, Func<ParseResult, Installation, SyncKeys, Task<int>> act)
    {
        DataOptions data = new();
        Command command = new(name, Words.Say($"key.{name}"));
        Array.ForEach(options, command.Options.Add);
        data.AddTo(command);
        command.SetAction(async asked =>
        {
            try
            {
                using var house = Installation.OpenForWriting(data.Folder(asked), TimeProvider.System);
                return await act(asked, house, new(house));
            }
            catch (FolderInUseException used)
            {
                return Fail(Words.Say("import.in-use", used.Folder.Path));
            }
        });
        return command;
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
