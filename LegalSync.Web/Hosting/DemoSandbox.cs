using System.Diagnostics;
using System.Text.Json;

namespace LegalSync.Web.Hosting;

/// <summary>The sandbox that plays the outside systems: a child process on a free loopback port, or one that runs already.</summary>
public sealed class DemoSandbox : IAsyncDisposable
{
    private const string Announcement = "Now listening on: ";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly Process? _process;
    private readonly HttpClient _http;

    private DemoSandbox(Uri address, Process? process)
    {
        (Address, _process) = (address, process);
        _http = new HttpClient { BaseAddress = address, Timeout = _patience };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Takes the one that runs, or starts one and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<DemoSandbox> OpenAsync(DemoOptions demo, CancellationToken cancellationToken)
    {
        if (demo.SandboxUrl is { } running)
        {
            return new DemoSandbox(running, null);
        }

        var process = Start(Path.Combine(AppContext.BaseDirectory, "LegalSync.Sandbox.dll"));
        try
        {
            return new DemoSandbox(await ReadAddressAsync(process, cancellationToken), process);
        }
        catch
        {
            End(process);
            throw;
        }
    }

    /// <summary>Asks the sandbox's control side.</summary>
    public async Task<T> ReadAsync<T>(string path, CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync<T>(path, JsonSerializerOptions.Web, cancellationToken)
        ?? throw new InvalidOperationException($"The sandbox answered nothing at {path}.");

    /// <summary>Makes another firm of it.</summary>
    public async Task ResetAsync(int seed, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsync(new Uri($"control/reset?seed={seed}", UriKind.Relative), content: null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
        {
            End(_process);
        }

        return ValueTask.CompletedTask;
    }

    private static Process Start(string dll)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { dll, "--urls", "http://127.0.0.1:0", "--ends-with-input", "true" },
            RedirectStandardInput = true, // closes when this process dies, however it dies: the sandbox ends with it
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(dll)!,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        return Process.Start(start) ?? throw new InvalidOperationException("The sandbox did not start.");
    }

    private static async Task<Uri> ReadAddressAsync(Process process, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at)
            {
                // Nobody reads the rest, but a full pipe would stop the sandbox.
                process.OutputDataReceived += (_, _) => { };
                process.BeginOutputReadLine();
                return new Uri(line[(at + Announcement.Length)..].Trim());
            }
        }

        throw new InvalidOperationException("The sandbox ended before it listened. Start it by hand to see why: dotnet run --project LegalSync.Sandbox");
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }

        process.Dispose();
    }
}
