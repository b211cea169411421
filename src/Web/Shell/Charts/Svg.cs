using System.Globalization;

namespace DiemSang.Web.Shell.Charts;

/// <summary>Coordinates as SVG wants them: a point as decimal sign, two decimals at most.</summary>
internal static class Svg
{
    public static string N(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A share of the width, kept inside the drawing.</summary>
    public static string Percent(decimal share) => N(Math.Clamp(share, 0, 1) * 100) + "%";

    /// <summary>The point at an angle (degrees, anticlockwise from three o'clock) around a centre.</summary>
    public static (decimal X, decimal Y) Around(decimal x, decimal y, decimal radius, decimal degrees)
    {
        var (sin, cos) = Math.SinCos((double)degrees * Math.PI / 180);
        return (x + (radius * (decimal)cos), y - (radius * (decimal)sin));
    }

    public static string Points(IEnumerable<(decimal X, decimal Y)> points) =>
        string.Join(' ', points.Select(point => $"{N(point.X)},{N(point.Y)}"));
}
