using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LegalSync.Web.Hosting;

/// <summary>The sandbox that plays the outside systems: a child process on a free loopback port, or one that runs already.</summary>
public sealed class DemoSandbox : IAsyncDisposable
{
    private const string Scheme = "http://";
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
            var other = new DemoSandbox(running, null);
            await other.ResetAsync(demo, cancellationToken);
            return other;
        }

        var process = Start(Path.Combine(AppContext.BaseDirectory, "LegalSync.Sandbox.dll"), demo);
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

    // The database is fresh, so the firm must be too; without a seed it stays the firm it is.
    private async Task ResetAsync(DemoOptions demo, CancellationToken cancellationToken)
    {
        var query = string.Join('&', Words(demo).Select(word => $"{word.Name}={word.Value}"));
        using var answer = await _http.PostAsync(new Uri($"control/reset?{query}", UriKind.Relative), null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Which firm is wanted, by the words that the command line and a reset have in common.</summary>
    private static IEnumerable<(string Name, string Value)> Words(DemoOptions demo)
    {
        yield return ("manual", demo.ManualMonth ? "on" : "off");
        if (demo.Seed is { } seed)
        {
            yield return ("seed", seed.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static Process Start(string dll, DemoOptions demo)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { dll, "--urls", "http://127.0.0.1:0" },
            RedirectStandardInput = true, // closes when this process dies, however it dies: the sandbox ends with it
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(dll)!,
        };
        foreach (var (name, value) in Words(demo))
        {
            start.ArgumentList.Add("--" + name);
            start.ArgumentList.Add(value);
        }

        start.ArgumentList.Add("--ends-with-input");
        return Process.Start(start) ?? throw new InvalidOperationException("The sandbox did not start.");
    }

    private static async Task<Uri> ReadAddressAsync(Process process, CancellationToken cancellationToken)
    {
        var announced = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);

        // Both pipes are read to their end: a full one would stop the sandbox.
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return await announced.Task.WaitAsync(_patience, cancellationToken);

        void Hear(string? line)
        {
            if (line is null)
            {
                announced.TrySetException(new InvalidOperationException(
                    "The sandbox ended before it listened. Start it by hand to see why: dotnet run --project LegalSync.Sandbox"));
            }
            else if (line.IndexOf(Scheme, StringComparison.Ordinal) is >= 0 and var at)
            {
                announced.TrySetResult(new Uri(line[at..].Trim()));
            }
        }
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
