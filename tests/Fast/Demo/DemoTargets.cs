using System.Globalization;

namespace DiemSang.Tests.Fast.Demo;

/// <summary>What the demo must show, to the last dossier: wards at the tenth freeze, the city at each.</summary>
internal static class DemoTargets
{
    // received carried late disliked synced online fee paid required electronic digitised reused store population
    // | services used online, TTHC paid online, TTHC linked | total
    private const string Leaves =
    """
    H09.24.01 3240 9 62 3 3159 1280 2138 1742 3119 2745 2274 975 487 2014 5 13 19 77.51
    H09.24.02 3112 13 25 0 3091 1595 2054 1790 3000 2790 2656 1225 719 2234 6 15 24 81.65
    H09.24.03 2815 10 63 2 2736 991 1858 1468 2712 2338 1864 763 339 1695 4 12 17 75.91
    H09.24.04 1480 6 29 1 1446 593 977 801 1427 1249 1040 431 208 906 4 12 18 77.20
    H09.24.05 905 4 16 0 887 389 597 498 873 777 654 282 136 573 3 11 17 77.71
    H09.24.06 2130 8 50 2 2066 720 1406 1090 2052 1744 1347 534 235 1261 3 11 16 75.03
    H09.24.07 2335 9 60 3 2260 771 1541 1187 2250 1901 1453 563 246 1371 3 11 16 74.73
    """;

    private const string Desk = "4366 58 105 3 4263 2001 2069 1747 4247 3774 3062 1377 705 2656";

    // received late synced online paid fee electronic required digitised reused store population
    // | services, paid, linked | CKMB TDGQ CLGQ TTTT MDSH total | second place at most
    private const string Weeks =
    """
    16540 296 16110 6202 8206 10257 13880 15991 11194 4581 2082 9994 6 22 29 17.28 19.64 6.36 8.02 13.00 76.30 75.90
    16975 299 16540 6449 8454 10527 14289 16408 11574 4767 2200 10308 7 23 30 17.29 19.65 6.49 8.10 13.09 76.62 76.10
    17390 302 16950 6686 8690 10784 14680 16807 11937 4944 2312 10608 7 23 30 17.29 19.65 6.54 8.11 13.15 76.74 76.30
    17815 305 17370 6927 8933 11048 15080 17215 12309 5126 2427 10915 8 24 31 17.29 19.66 6.66 8.18 13.24 77.03 76.50
    18235 308 17785 7166 9172 11308 15476 17618 12676 5305 2540 11219 8 24 31 17.29 19.66 6.71 8.20 13.28 77.14 76.65
    18660 388 18205 7360 9342 11572 15696 18026 12843 5414 2609 11465 8 24 31 17.29 19.59 6.72 8.17 13.22 76.99 76.80
    19090 394 18630 7604 9586 11838 16101 18439 13219 5598 2725 11776 9 25 32 17.30 19.59 6.84 8.25 13.30 77.28 76.95
    19520 400 19055 7849 9831 12105 16506 18852 13595 5781 2842 12086 9 26 32 17.30 19.59 6.89 8.31 13.35 77.44 77.05
    19950 405 19480 8094 10076 12371 16910 19264 13971 5965 2958 12397 10 26 33 17.30 19.60 7.00 8.33 13.42 77.65 77.20
    20383 410 19908 8340 10323 12640 17318 19680 14350 6150 3075 12710 10 27 34 17.30 19.60 7.04 8.40 13.50 77.84 77.35
    """;

    private const string Bands =
    """
    H09.18 77.20 77.35 20000 22000
    H09.26 76.50 76.90 9000 13000
    H09.22 75.00 76.00 9000 13000
    H09.23 74.50 75.50 16000 19000
    H09.19 73.00 74.00 9000 13000
    H09.20 72.50 73.50 9000 13000
    H09.21 72.00 73.00 16000 19000
    H09.25 69.00 70.00 24000 26000
    """;

    public static IEnumerable<(string Unit, int[] Row, int[] Sets, decimal Total)> Wards =>
        Lines(Leaves).Select(cells => (cells[0], Integers(cells[1..15]), Integers(cells[15..18]), Points(cells[18])));

    public static int[] OwnDesk => Integers(Desk.Split(' '));

    public static IReadOnlyList<(int[] Row, int[] Sets, decimal[] Points, decimal Second)> City =>
    [
        .. Lines(Weeks).Select(cells => (
            Integers(cells[..12]), Integers(cells[12..15]), cells[15..21].Select(Points).ToArray(), Points(cells[21]))),
    ];

    public static IEnumerable<(string Unit, decimal From, decimal To, int Least, int Most)> Others =>
        Lines(Bands).Select(cells => (
            cells[0], Points(cells[1]), Points(cells[2]), Integers(cells[3..4])[0], Integers(cells[4..5])[0]));

    private static IEnumerable<string[]> Lines(string table) =>
        table.Split('\n').Select(line => line.Trim().Split(' '));

    private static int[] Integers(string[] cells) =>
        [.. cells.Select(cell => int.Parse(cell, CultureInfo.InvariantCulture))];

    private static decimal Points(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);
}
