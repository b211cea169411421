using DiemSang.OneStop.Journal;

namespace DiemSang.OneStop.Access;

/// <summary>SQL of the web server's keys, sealed like everything that opens a door.</summary>
public static class WebKeyStore
{
    public static List<byte[]> All(Session session, Vault vault) => session.Query(
        "select wrapped_key, body from web_keys order by id", row => vault.Unseal(new(row.Bytes(0), row.Bytes(1))));

    public static void Add(Session session, Vault vault, string id, byte[] key)
    {
        var secret = vault.Seal(key);
        session.Execute(
            "insert into web_keys (id, wrapped_key, body) values ($1, $2, $3)", id, secret.WrappedKey, secret.Body);
    }
}
