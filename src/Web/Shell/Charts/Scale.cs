namespace DiemSang.Web.Shell.Charts;

/// <summary>Thang: places values of a line on a drawing, on their own scale.</summary>
internal static class Scale
{
    public static IEnumerable<(decimal X, decimal Y)> Line(
        IReadOnlyList<decimal> values, decimal left, decimal right, decimal top, decimal bottom)
    {
        if (values.Count == 0)
        {
            yield break;
        }

        var (low, high) = (values.Min(), values.Max());
        for (var index = 0; index < values.Count; index++)
        {
            var along = values.Count == 1 ? 1 : (decimal)index / (values.Count - 1);
            // A flat line lies in the middle: it neither leads nor trails.
            var up = high == low ? 0.5m : (values[index] - low) / (high - low);
            yield return (left + (along * (right - left)), bottom - (up * (bottom - top)));
        }
    }

    /// <summary>A cut scale around the values, with air at both ends, on whole tenths.</summary>
    public static (decimal Low, decimal High) Cut(IReadOnlyCollection<decimal> values)
    {
        var (low, high) = (values.Min(), values.Max());
        var air = Math.Max((high - low) / 8, 0.05m);
        return (Math.Floor((low - air) * 10) / 10, Math.Ceiling((high + air) * 10) / 10);
    }
}
