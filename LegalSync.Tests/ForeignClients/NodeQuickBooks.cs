using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using LegalSync.Tests.Sandbox.QuickBooks;
using Xunit;

namespace LegalSync.Tests.ForeignClients;

/// <summary>One walk of the npm package node-quickbooks through the sandbox. The package is installed once into the test output and kept there.</summary>
public sealed class NodeQuickBooks : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly string Sources = Path.Combine(AppContext.BaseDirectory, "ForeignClients");
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "foreign-clients", "node-quickbooks-2.0.50");

    private JsonObject _steps = [];
    private QuickBooksOverHttp? _server;

    /// <summary>The books that were walked through.</summary>
    internal TestBooks Books => _server!.Books;

    /// <summary>What a step came to.</summary>
    public JsonObject this[string step] => _steps[step]?.AsObject() ?? throw new InvalidOperationException($"The walk has no step '{step}'.");

    /// <summary>What a step that succeeded was answered.</summary>
    public JsonObject Answer(string step) => this[step]["ok"] as JsonObject ?? throw new InvalidOperationException($"'{step}' came to {this[step].ToJsonString()}.");

    /// <summary>The fault code of a step that was refused.</summary>
    public string? Code(string step) => this[step]["code"]?.ToString();

    public async Task InitializeAsync()
    {
        if (!NodeFactAttribute.HasNode)
        {
            return;
        }

        await InstallAsync();
        _server = await QuickBooksOverHttp.StartAsync();
        var pair = _server.SignIn();
        var order = JsonSerializer.Serialize(new
        {
            endpoint = _server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), realmId = Books.Company.RealmId, token = pair.AccessToken,
            customer = Books.Matter, other = Books.Other, item = Books.Item, bank = Books.Operating, income = Books.Fees,
        });
        var (code, said, problem) = await RunAsync("node", "walk.js", order);
        Assert.True(code == 0, $"node-quickbooks stopped on the way: {problem}");
        _steps = JsonNode.Parse(said)!.AsObject();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static async Task InstallAsync()
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in (string[])["package.json", "package-lock.json", "walk.js"])
        {
            File.Copy(Path.Combine(Sources, file), Path.Combine(Folder, file), overwrite: true);
        }

        if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            return;
        }

        var (code, _, problem) = OperatingSystem.IsWindows()
            ? await RunAsync("cmd", "/c", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
            : await RunAsync("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        Assert.True(code == 0, $"node-quickbooks 2.0.50 could not be installed: npm must reach its registry once, later runs use {Folder}. npm said: {problem}");
    }

    private static async Task<(int Code, string Said, string Problem)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        var (said, problem) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await said, await problem);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, "", $"{program} gave no answer within {Patience}.");
        }
    }
}
