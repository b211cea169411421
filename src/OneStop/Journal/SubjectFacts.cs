using System.Text.Json.Serialization;

namespace DiemSang.OneStop.Journal;

/// <summary>Sự kiện của một đối tượng: what is true of one subject after a change. A stored contract: add, never rename.</summary>
public abstract record SubjectFacts
{
    /// <summary>The subject's own code, unique among subjects of its kind.</summary>
    [JsonIgnore]
    public abstract string Subject { get; }

    /// <summary>The facts as the journal keeps them: JSON, a stored contract.</summary>
    public abstract string ToText();
}

/// <summary>
/// Hàm định khoản: gives the bookings of a change (new marks minus old marks) in a form that the journal stores
/// without knowing what it means. The host hands it in; there is no default.
/// </summary>
public delegate byte[] Bookkeeping(SubjectFacts? before, SubjectFacts? after);
