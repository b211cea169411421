using DiemSang.Evaluation.Followups;
using DiemSang.Evaluation.Notices;
using DiemSang.Evaluation.Publications;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Dossiers;
using DiemSang.OneStop.Files;
using DiemSang.OneStop.Handling;
using DiemSang.OneStop.Journal;
using DiemSang.OneStop.Portal;
using DiemSang.OneStop.Telling;

namespace DiemSang.Exchange;

/// <summary>The rooms; those that write are closed to who opened the folder for reading.</summary>
public sealed partial class Installation
{
    public bool IsForReading => folderLock is null;

    public Vault Vault { get => field ?? throw new InvalidOperationException("opened for reading"); }

    /// <summary>Accounts, rights and the audit trail.</summary>
    public AccessRoom Access { get => field ?? throw new InvalidOperationException("opened for reading"); }

    public CatalogueRegister CatalogueChanges
    {
        get => field ?? throw new InvalidOperationException("opened for reading");
    }

    /// <summary>What was published, as it was frozen.</summary>
    public PublicationBook PublicationBook { get; }

    /// <summary>Freezes and corrects.</summary>
    public PublicationRegister Publications { get => field ?? throw new InvalidOperationException("opened for reading"); }

    /// <summary>What others published for the same weeks.</summary>
    public ReceivedRegister Received { get => field ?? throw new InvalidOperationException("opened for reading"); }

    /// <summary>Official notices of what was published.</summary>
    public NoticeRegister Notices { get => field ?? throw new InvalidOperationException("opened for reading"); }

    /// <summary>Why components moved, in the members' own words.</summary>
    public CauseRegister Causes { get => field ?? throw new InvalidOperationException("opened for reading"); }

    /// <summary>What happened in units, in the members' own words.</summary>
    public EventRegister Events { get => field ?? throw new InvalidOperationException("opened for reading"); }

    /// <summary>Low ratings and what was answered to them.</summary>
    public RatingRegister Ratings { get => field ?? throw new InvalidOperationException("opened for reading"); }

    /// <summary>Assignments, remedies, alarms.</summary>
    public FollowupRoom Followups { get => field ?? throw new InvalidOperationException("opened for reading"); }

    /// <summary>Dossiers that our own desk handles.</summary>
    public HandlingRegister Handling
    {
        get => field ?? throw new InvalidOperationException("opened for reading");
    }

    /// <summary>Tra cứu không cần tài khoản.</summary>
    public LookUpRegister LookUps { get => field ?? throw new InvalidOperationException("opened for reading"); }

    /// <summary>Hồ sơ soạn dở của công dân.</summary>
    public DraftRegister Drafts { get => field ?? throw new InvalidOperationException("opened for reading"); }

    /// <summary>Hộp thư đi.</summary>
    public Outbox Outbox { get => field ?? throw new InvalidOperationException("opened for reading"); }

    /// <summary>What rooms beside the desk keep of a citizen's account goes with the account.</summary>
    public IList<Action<Session, string>> Erasers { get; } = [DraftRegister.Drop];

    /// <summary>Kho tệp đính kèm.</summary>
    public FileStore Files { get => field ?? throw new InvalidOperationException("opened for reading"); }
}
