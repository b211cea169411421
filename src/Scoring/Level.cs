namespace DiemSang.Scoring;

/// <summary>Cấp đơn vị: where a unit stands in the tree of government.</summary>
public enum Level
{
    Ministry,
    Province,
    Department,
    District,
    Commune,
}

/// <summary>Tên cấp trong tệp: ministry, province, department, district, commune.</summary>
public static class Levels
{
    public static IReadOnlyList<Level> All { get; } = Enum.GetValues<Level>();

    /// <summary>The level a file names, in lower case exactly; null for any other text.</summary>
    public static Level? Find(string text) => text switch
    {
        "ministry" => Level.Ministry,
        "province" => Level.Province,
        "department" => Level.Department,
        "district" => Level.District,
        "commune" => Level.Commune,
        _ => null,
    };

    /// <summary>The word that files and JSON use for a level.</summary>
    public static string Code(this Level level) => level switch
    {
        Level.Ministry => "ministry",
        Level.Province => "province",
        Level.Department => "department",
        Level.District => "district",
        _ => "commune",
    };
}
