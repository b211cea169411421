namespace DiemSang.Web.Shell.Charts;

/// <summary>Trục: one corner of a radar; shares of the maximum, 0 to 1.</summary>
public sealed record RadarAxis(string Name, decimal Share, decimal? Mean = null);

/// <summary>Mức xếp loại trên thang: where a band begins; level 1 (yếu) to 5 (xuất sắc).</summary>
public sealed record RulerBand(decimal From, int Level, string Name);

/// <summary>Bước tăng giảm: one cause between two totals.</summary>
public sealed record WaterfallStep(string Code, string Name, decimal Change, string Reason = "", string? Href = null);

/// <summary>Điểm theo ngày: one point of a trend.</summary>
public sealed record TrendPoint(DateOnly Day, decimal Value);

/// <summary>Dấu sự kiện: the days of an event under a trend; one day is a line, more are a strip.</summary>
public readonly record struct TrendMark(DateOnly From, DateOnly To);
