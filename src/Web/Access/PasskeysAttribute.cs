namespace DiemSang.Web.Access;

/// <summary>Says on a page that it speaks with the browser's passkeys.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PasskeysAttribute : Attribute;
