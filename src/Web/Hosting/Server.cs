using System.Net;
using DiemSang.Demo;
using DiemSang.Exchange;
using DiemSang.OneStop.Access;
using DiemSang.OneStop.Catalogue;
using DiemSang.OneStop.Journal;
using DiemSang.Web.Access;
using DiemSang.Web.Api;
using DiemSang.Web.Live;
using DiemSang.Web.Portal;
using DiemSang.Web.Shell;
using DiemSang.Web.Telling;
using DiemSang.Web.Workspace;
using DiemSang.Web.Workspace.Followups;
using DiemSang.Web.Workspace.Country;
using Microsoft.AspNetCore.Identity;

namespace DiemSang.Web.Hosting;

/// <summary>
/// Máy chủ: answers at once, first with "đang chuẩn bị", then with pages, API and live numbers. It listens on this
/// machine, on a socket in the data folder for the command line, and beyond them only where settings say so.
/// </summary>
public sealed class Server : IAsyncDisposable
{
    private const long MostBody = 32L << 20;

    private readonly ServerPlan plan;
    private readonly Readiness readiness = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly TimeProvider clock;
    private Task feed = Task.CompletedTask;
    private Task working = Task.CompletedTask;
    private JobsHost? jobs;
    private Task closing = Task.CompletedTask;
    private DemoDesk? demoDesk;
    private FolderLock? folderLock;

    public Server(ServerPlan plan)
    {
        this.plan = plan;
        clock = plan.IsDemo ? new DemoClock(BinhDuong2023.OpensAt) : plan.Clock ?? TimeProvider.System;
        App = Build();
    }

    public WebApplication App { get; }

    public string Address => App.Urls.First(url => url.StartsWith("http://127", StringComparison.Ordinal));

    public Installation Installation => readiness.Installation;

    /// <summary>What runs by itself; under a clock that a story holds, when the story says so.</summary>
    public JobsHost Jobs => jobs!;

    /// <summary>Listens, then opens the folder; comes back when pages are served.</summary>
    /// <exception cref="FolderInUseException">another program writes to the folder</exception>
    /// <exception cref="StoreDamagedException">the database cannot be trusted</exception>
    public async Task Start(Action<string> tell)
    {
        plan.Folder.Create();
        // First of all: a folder that another server holds keeps that server's socket, and no verb takes the folder
        // between the first answer and the opening.
        folderLock = FolderLock.Take(plan.Folder);
        File.Delete(plan.Folder.Socket);
        await App.StartAsync(stopping.Token);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(plan.Folder.Socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await Task.Run(() => Fill(tell));
    }

    /// <summary>A new one-time code while the installation has no admin; null otherwise.</summary>
    public async Task<string?> SetupCode()
    {
        var codes = readiness.Installation.Access.Codes;
        return !plan.IsDemo && codes.IsNeeded ? await codes.Create() : null;
    }

    public Task WaitForEnd() => App.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await feed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        jobs?.Dispose();
        await closing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await App.StopAsync();
        if (readiness.IsOpen)
        {
            await App.Services.GetRequiredService<LiveIndex>().StopAsync(CancellationToken.None);
            readiness.Installation.Dispose();
        }

        folderLock?.Dispose();
        await App.DisposeAsync();
        stopping.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Server).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var access = Access(builder.Configuration);
        builder.Configuration["AllowedHosts"] = string.Join(';', access.Hosts.Prepend("127.0.0.1").Prepend("localhost"));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A line that ends without its carriage return is where two servers read two different messages.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", isEnabled: true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBody;
            kestrel.Listen(IPAddress.Loopback, plan.Port);
            access.Listen.ToList().ForEach(address => kestrel.Listen(address));
            if (!OperatingSystem.IsWindows())
            {
                kestrel.ListenUnixSocket(Path.GetFullPath(plan.Folder.Socket), LocalDoor.LeadsToLocalDoor);
            }
        });
        // The demo writes to nobody, whatever the environment of the machine says.
        builder.Services.AddSingleton(plan.IsDemo ? new() : plan.Post ?? PostSettings.From(builder.Configuration));
        var outlook = plan.IsDemo ? Outlook.Demo : Outlook.From(builder.Configuration);
        builder.Services.AddSingleton(outlook).AddSingleton(clock).AddSingleton(readiness);
        builder.Services.AddSingleton(_ => readiness.Installation);
        builder.Services.AddSingleton<Figures>().AddSingleton<LiveIndex>();
        builder.Services.AddSync().AddReadApi();
        builder.Services.AddSingleton(new Scenario(plan.IsDemo));
        builder.Services.AddDiemSangWeb(Frame).AddAccess(access);
        builder.Services.AddPortal(plan.Portal ?? PortalSettings.From(builder.Configuration));
        var app = builder.Build();
        app.UseProxies(access);
        app.Use(Machines.HeadAsGet);
        app.Use(readiness.Answer);
        app.Use((context, next) => demoDesk is { } desk ? desk.Follow(context, next) : next(context));
        app.MapDiemSangWeb();
        app.MapRooms();
        return app;
    }

    private AccessSettings Access(IConfiguration configuration)
    {
        if (plan.Listen is { } listen)
        {
            configuration["DIEMSANG:LISTEN"] = listen;
        }

        return (plan.Access ?? AccessSettings.From(configuration)) with
        {
            IsDemo = plan.IsDemo,
            WorldClock = plan.IsDemo ? TimeProvider.System : clock,
        };
    }

    private ShellInfo Frame(IServiceProvider services)
    {
        if (!readiness.IsReady)
        {
            return new();
        }

        var figures = services.GetRequiredService<Figures>();
        var now = figures.Now;
        var unit = figures.Focus is { } focus ? figures.Units.Row(focus, LocalTime.DayOf(now))?.Name : null;
        return new(
            unit, plan.IsDemo ? Words.Say("host.demo-banner") : null, plan.IsDemo, now,
            figures.Installation.Ledger.Now.Position)
        {
            HasRoles = plan.IsDemo,
            TakesFilings = services.GetRequiredService<PortalSettings>().TakesFilings(now),
            Alarms = visitor => AlarmView.CountFor(figures, visitor),
        };
    }

    private async Task Fill(Action<string> tell)
    {
        void Say(string text)
        {
            readiness.Progress = text;
            tell(text);
        }

        Say(Words.Say("host.opening"));
        if (plan.IsDemo)
        {
            await File.WriteAllTextAsync(plan.Folder.DemoStarted, "binh-duong-2023\n");
        }

        var house = Installation.OpenForWriting(plan.Folder, clock, folderLock);
        try
        {
            var loading = new DemoLoading(house, new(house));
            if (plan.IsDemo)
            {
                await loading.Fill(passed => Say(Words.Say("host.filling", passed)));
                ((DemoClock)clock).ContinueFrom(house.Ledger.LastArrival);
                await DemoAccounts.Fill(house.Access, App.Services.GetRequiredService<IPasswordHasher<Account>>());
                demoDesk = new(house, AlarmJob.Of(house));
                await demoDesk.LoadContents();
            }

            await house.CatalogueChanges.Rebook();
            readiness.Open(house);
            if (plan.IsDemo)
            {
                await DemoFollowups.Fill(App.Services.GetRequiredService<Figures>());
            }

            Say(Words.Say("host.counting-weeks"));
            await App.Services.GetRequiredService<Figures>().ClosedWeeks();
            readiness.Serve();
            await App.Services.GetRequiredService<LiveIndex>().StartAsync(stopping.Token);
            jobs = new(house, App.Services);
            working = plan.Clock is null ? Task.Run(() => jobs.Run(stopping.Token)) : Task.CompletedTask;
            feed = plan.IsDemo ? Task.Run(() => loading.Feed(stopping.Token)) : Task.CompletedTask;
            var weeks = ActivatorUtilities.CreateInstance<WeekClosing>(App.Services);
            closing = Task.Run(() => weeks.Run(stopping.Token));
        }
        catch
        {
            readiness.Open(house);
            throw;
        }
    }
}
