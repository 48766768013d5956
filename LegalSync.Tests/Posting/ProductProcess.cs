using System.Diagnostics;

namespace LegalSync.Tests.Posting;

/// <summary>The product as it is shipped, in a process of its own, that a test can kill.</summary>
public sealed class ProductProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<(string Text, TaskCompletionSource Heard)> _awaited = [];

    private ProductProcess(Process process) => _process = process;

    /// <summary>Starts the product on a database, with jobs at their fastest.</summary>
    public static ProductProcess Start(IReadOnlyDictionary<string, string?> settings, string database)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "LegalSync.Web.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { dll, "--urls", "http://127.0.0.1:0" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["Demo__Enabled"] = "false";
        start.Environment["ConnectionStrings__LegalSync"] = database;
        start.Environment["Schedule__PostSeconds"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0"; // it lives for seconds
        start.Environment["Serilog__MinimumLevel__Override__LegalSync.Infrastructure.QuickBooks"] = "Debug";
        var product = new ProductProcess(Process.Start(start) ?? throw new InvalidOperationException("The product did not start."));
        product.Listen();
        return product;
    }

    /// <summary>Ends when the product has logged a line with a text.</summary>
    public Task HearAsync(string text)
    {
        lock (_gate)
        {
            if (_lines.Exists(line => line.Contains(text, StringComparison.Ordinal)))
            {
                return Task.CompletedTask;
            }

            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((text, heard));
            return heard.Task;
        }
    }

    /// <summary>Waits for something while the product lives.</summary>
    public async Task WhileAliveAsync(Task something)
    {
        using var patience = new CancellationTokenSource(_patience);
        var exit = _process.WaitForExitAsync(patience.Token);
        if (await Task.WhenAny(something, exit) == exit)
        {
            throw new InvalidOperationException((exit.IsCanceled ? "The product does not come to it:\n" : "The product ended by itself:\n") + Said());
        }

        await something;
    }

    /// <summary>What it logged.</summary>
    public string Said()
    {
        lock (_gate)
        {
            return string.Join('\n', _lines);
        }
    }

    /// <summary>Sends it a signal: TERM asks it to end, STOP freezes it, CONT lets it go on.</summary>
    public void Signal(string name)
    {
        using var sender = Process.Start("/bin/sh", ["-c", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"kill -{name} {_process.Id}")]);
        sender.WaitForExit();
    }

    /// <summary>Waits until it has ended by itself. Answers its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(_patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Kills it (SIGKILL): nothing of it runs any more when this is over.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            _lines.Add(line);
            foreach (var (_, heard) in _awaited.Where(one => line.Contains(one.Text, StringComparison.Ordinal)))
            {
                heard.TrySetResult();
            }
        }
    }
}
