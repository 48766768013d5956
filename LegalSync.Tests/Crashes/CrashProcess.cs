using System.Diagnostics;
using System.Text.Json;

namespace LegalSync.Tests.Crashes;

/// <summary>A <see cref="CrashHost"/> in a process of its own: started ahead, sent on its errand when its turn comes.</summary>
internal sealed class CrashProcess : IDisposable
{
    private const int KilledBySignal = 128 + 9;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly Task<string> _problem;

    private CrashProcess(Process process) => (_process, _problem) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Starts one that waits for its errand.</summary>
    public static CrashProcess Start(CrashSite site)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "LegalSync.Tests.dll"), CrashHost.Verb },
            RedirectStandardInput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // it lives for a second
        var process = Process.Start(start) ?? throw new InvalidOperationException("The crash host did not start.");
        process.StandardInput.WriteLine(JsonSerializer.Serialize(site));
        process.StandardInput.Flush();
        return new CrashProcess(process);
    }

    /// <summary>Sends it and waits for its end.</summary>
    /// <returns>True when it died there; false when it came to its end before that.</returns>
    public async Task<bool> DiesAsync(CrashErrand errand)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(errand));
        await _process.StandardInput.FlushAsync();
        using var patience = new CancellationTokenSource(_patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode switch
        {
            0 => false,
            KilledBySignal => true,
            var code => throw new InvalidOperationException($"The crash host ended with {code}:\n{await _problem}"),
        };
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}

/// <summary>Keeps one process started ahead, so that starting it and judging the one before go on together.</summary>
internal sealed class CrashAhead(CrashSite site) : IDisposable
{
    private CrashProcess _next = CrashProcess.Start(site);

    /// <summary>The one that waits; another is started in its place.</summary>
    public CrashProcess Take()
    {
        var taken = _next;
        _next = CrashProcess.Start(site);
        return taken;
    }

    public void Dispose() => _next.Dispose();
}
