namespace DiemSang.Web.Shell;

/// <summary>Trang tự cập nhật: a page that follows a stream of new totals while it is open.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LiveAttribute(string stream) : Attribute
{
    public string Stream => stream;
}
