using DiemSang.OneStop.Catalogue;

namespace DiemSang.Tests.Fast.Histories;

/// <summary>The raw catalogue rows and days off that histories refer to by number: each number is one edition.</summary>
public static class World
{
    public static readonly ProcedureCode[] Codes =
        [new("1.000001"), new("1.000002"), new("1.000003"), new("1.000004"), new("1.000005")];

    /// <summary>Days around which histories happen: before Tết, before long holidays, swapped days, turns of the year.</summary>
    public static readonly DateOnly[] Anchors =
    [
        new(2023, 1, 17), new(2023, 4, 25), new(2023, 8, 28), new(2023, 12, 27), new(2024, 2, 5), new(2024, 4, 24),
        new(2024, 8, 29), new(2025, 6, 12),
    ];

    /// <summary>The procedures as they were known one after the other.</summary>
    public static readonly Procedure[][] Procedures =
    [
        [
            Row(0, true, true, new(2, LimitUnit.WorkingDay)),
            Row(1, false, false, new(3, LimitUnit.Day)),
            Row(2, true, false, new(0, LimitUnit.SameDay)) with { ValidTo = new(2023, 4, 27) },
            Row(2, false, true, new(4, LimitUnit.WorkingHour)) with { ValidFrom = new(2023, 4, 28) },
        ],
        [
            Row(0, false, true, new(11, LimitUnit.WorkingHour)),
            Row(1, true, true, null),
            Row(2, true, true, new(24, LimitUnit.Hour)) with
            {
                ValidFrom = new(2023, 8, 30), ValidTo = new(2023, 8, 31),
            },
            Row(2, false, false, new(1, LimitUnit.WorkingDay)) with { ValidFrom = new(2024, 1, 1) },
            Row(3, false, true, null) with { IsStub = true },
        ],
        [
            Row(0, true, false, new(0, LimitUnit.WorkingDay)),
            Row(1, true, true, new(1, LimitUnit.Month)),
            Row(2, true, false, new(5, LimitUnit.Day)),
            Row(3, true, false, new(16, LimitUnit.WorkingHour)),
        ],
        [
            Row(0, true, true, new(1, LimitUnit.SameDay)),
            Row(1, false, true, new(36, LimitUnit.Hour)),
            Row(3, true, true, new(3, LimitUnit.WorkingDay)),
        ],
    ];

    /// <summary>Decisions about single days, on top of the days of the country.</summary>
    public static readonly DayRule[][] Days =
    [
        [],
        [new(new(2023, 1, 18), "off", DayKind.Off, "test"), new(new(2023, 4, 29), "work", DayKind.SwapWork, "test")],
        [
            new(new(2024, 4, 29), "as the week", DayKind.Weekly, "test"),
            new(new(2025, 6, 13), "off", DayKind.Off, "test"),
        ],
    ];

    private static Procedure Row(int code, bool fee, bool result, TimeLimit? limit) =>
        new(Codes[code], "Thủ tục", "Lĩnh vực") { HasFee = fee, ReturnsResult = result, Limit = limit };
}
