using System.Text.RegularExpressions;

namespace DiemSang.OneStop.Catalogue;

/// <summary>Mã đơn vị: the code of a unit, as the catalogue spells it (H09.24.02, 000.00.07.H09).</summary>
public readonly partial record struct UnitCode(string Value) : IComparable<UnitCode>
{
    /// <summary>True when the text has the shape of QĐ 20/2020/QĐ-TTg or of QCVN 102:2016.</summary>
    public static bool IsWellFormed(string text) => Shape().IsMatch(text);

    public int CompareTo(UnitCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    [GeneratedRegex(@"^([0-9]{3}\.[0-9]{2,3}\.[0-9]{2,3}\.[A-Z][0-9]{2}|[A-Z][0-9]{2}(\.[0-9]{2,3}){0,5})\z")]
    private static partial Regex Shape();
}

/// <summary>Mã thủ tục hành chính: the code of a procedure (1.001193).</summary>
public readonly partial record struct ProcedureCode(string Value) : IComparable<ProcedureCode>
{
    public static bool IsWellFormed(string text) => Shape().IsMatch(text);

    public int CompareTo(ProcedureCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    [GeneratedRegex(@"^[0-9]\.[0-9]{6}(\.[0-9A-Z.]{1,40})?\z")]
    private static partial Regex Shape();
}

/// <summary>Mã hồ sơ: the code of a dossier, unique in the installation (H09.24.02-230306-0017).</summary>
public readonly partial record struct DossierCode(string Value) : IComparable<DossierCode>
{
    public static bool IsWellFormed(string text) => Shape().IsMatch(text);

    public int CompareTo(DossierCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    [GeneratedRegex(@"^[A-Z0-9.]{3,40}-([0-9]{6}-[0-9]{4,6}|[0-9]{8}-[0-9]{4,8})\z")]
    private static partial Regex Shape();
}
