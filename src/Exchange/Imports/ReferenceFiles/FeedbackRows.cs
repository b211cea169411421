using DiemSang.OneStop.Voice;

namespace DiemSang.Exchange.Imports.ReferenceFiles;

/// <summary>
/// Dòng PAKN: code,unit,dossier,about,received_at,status,status_at,first_reply_at,answered_at,published_at,
/// like,dislike,reopened.
/// </summary>
public static class FeedbackRows
{
    public static Feedback? Read(RowCells cells)
    {
        var code = cells.Needed("code", 100);
        cells.Needed("unit");
        cells.Needed("about");
        cells.Needed("received_at");
        cells.Needed("status");
        var unit = cells.Unit("unit");
        var received = cells.Moment("received_at");
        var status = cells.Word("status", FeedbackStatus.Open,
            ("open", FeedbackStatus.Open), ("supplement", FeedbackStatus.Supplement),
            ("refused", FeedbackStatus.Refused), ("passed_on", FeedbackStatus.PassedOn),
            ("answered", FeedbackStatus.Answered), ("published", FeedbackStatus.Published));
        var feedback = new Feedback(
            code,
            unit.GetValueOrDefault(),
            cells.Dossier("dossier"),
            cells.Word("about", FeedbackAbout.Other,
                ("rules", FeedbackAbout.Rules), ("staff", FeedbackAbout.Staff),
                ("handling", FeedbackAbout.Handling), ("other", FeedbackAbout.Other)),
            received.GetValueOrDefault(),
            status,
            cells.Moment("status_at"),
            cells.Moment("first_reply_at"),
            cells.Moment("answered_at"),
            cells.Moment("published_at"),
            (int)(cells.Number("like", int.MaxValue) ?? 0),
            (int)(cells.Number("dislike", int.MaxValue) ?? 0),
            cells.Flag("reopened", byDefault: false));
        RequireMomentOf(status, cells);
        return feedback;
    }

    /// <summary>A state without its moment cannot be judged on any day.</summary>
    private static void RequireMomentOf(FeedbackStatus status, RowCells cells)
    {
        var column = status switch
        {
            FeedbackStatus.Answered => "answered_at",
            FeedbackStatus.Published => "published_at",
            FeedbackStatus.Open => "received_at",
            _ => "status_at",
        };
        if (!cells.Has(column))
        {
            cells.Refuse(column, "feedback.moment-missing", cells.Text("status"));
        }
    }
}
