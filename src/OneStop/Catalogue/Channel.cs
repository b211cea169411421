namespace DiemSang.OneStop.Catalogue;

/// <summary>Kênh thực hiện: how a dossier reaches the office.</summary>
public enum Channel
{
    Direct = 1,
    Online = 2,
    Postal = 3,
}
