extern alias sandbox;

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Smokeball;
using Microsoft.AspNetCore.WebUtilities;
using sandbox::LegalSync.Sandbox;
using Xunit;

namespace LegalSync.Tests.Smokeball;

/// <summary>The connector against the sandbox's Smokeball, over real HTTP, with the tokens of a real consent.</summary>
public sealed class When_a_whole_firm_is_read : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 31);
    private static readonly Uri Back = new("https://legalsync.example/connect/smokeball");
    private SandboxServer _sandbox = null!;
    private HttpClient _control = null!;
    private SmokeballRig _rig = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync("http://127.0.0.1:0", seed: 4711, Today);
        _control = Control(_sandbox.BaseAddress);
        _rig = await RigAsync(TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        _control.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task every_record_is_counted_and_every_one_reads_as_a_fact()
    {
        var records = await ReadFirmAsync(since: null);

        var firm = await FirmAsync();
        var counts = firm["counts"]!;
        Assert.Equal(
            (Of(counts, "staff"), Of(counts, "matters"), Of(counts, "fees"), Of(counts, "expenses"), Of(counts, "invoices"), Of(counts, "transactions")),
            (Count(SourceKind.Staff), Count(SourceKind.Matter), Count(SourceKind.TimeEntry), Count(SourceKind.Expense), Count(SourceKind.Invoice), Count(SourceKind.BankTransaction)));
        Assert.Equal(firm["bankAccounts"]!.AsArray().Count, Count(SourceKind.BankAccount));
        Assert.True(Count(SourceKind.ActivityCode) > 0);

        var facts = records.ConvertAll(Read);
        Assert.Equal(records.Count, facts.Count);
        var clients = facts.OfType<Client>().Select(client => client.Id).ToHashSet();
        Assert.All(facts.OfType<Matter>(), matter => Assert.All(matter.Clients, client => Assert.Contains(client, clients)));
        Assert.All(facts.OfType<Client>(), client => Assert.NotEmpty(client.Name));
        Assert.Equal(Of(counts, "finalizedFees"), facts.OfType<TimeEntry>().Count(entry => entry.IsFinalised));
        Assert.Equal(Of(counts, "issuedInvoices"), facts.OfType<Invoice>().Count(invoice => invoice.IsIssued));

        int Count(SourceKind kind) => records.Count(record => record.Kind == kind);
    }

    [Fact]
    public async Task lines_of_an_issued_invoice_join_to_its_entries_and_open_amounts_agree()
    {
        var facts = (await ReadFirmAsync(since: null)).ConvertAll(Read);
        var entries = facts.OfType<TimeEntry>().Select(entry => entry.Id).Concat(facts.OfType<Expense>().Select(expense => expense.Id)).ToHashSet();

        var issued = facts.OfType<Invoice>().Where(invoice => invoice.IsIssued).ToList();

        Assert.True(issued.Count > 100);
        Assert.True(issued.Count(invoice => invoice.Entries.All(entries.Contains)) > issued.Count * 9 / 10);
        Assert.All(issued, invoice => Assert.NotNull(invoice.Number));
    }

    [Fact]
    public async Task the_lines_of_every_account_add_up_to_its_balance()
    {
        var accounts = (await _rig.Practice.ReadReferenceAsync(SmokeballRig.Firm, default)).Records.Where(record => record.Kind == SourceKind.BankAccount);
        var lines = (await _rig.Practice.ReadBankTransactionsAsync(SmokeballRig.Firm, null, default)).Records
            .Select(record => (BankTransaction)Read(record))
            .Where(line => line.Effective <= Today)
            .ToLookup(line => line.Account.Value);

        foreach (var account in accounts)
        {
            // The sandbox counts a transfer as money out and sends it without a sign, so its two directions cannot be told apart here.
            var transferred = lines[account.SourceId.Value].Where(line => line.Type == BankTransactionType.Transfer).Sum(line => line.Amount.Minor);
            var others = lines[account.SourceId.Value].Where(line => line.Type != BankTransactionType.Transfer).Sum(line => line.Change.Minor);

            Assert.Equal((long)((decimal)JsonNode.Parse(account.Payload)!["balance"]! * 100m), others - transferred);
        }
    }

    [Fact]
    public async Task only_what_changed_is_read_after_an_instant()
    {
        var all = await ReadFirmAsync(since: null);
        var entry = all.First(record => record.Kind == SourceKind.TimeEntry && !((TimeEntry)Read(record)).IsFinalised);
        var before = _sandbox.World.Clock.Now;
        await PostAsync($"smokeball/fees/{entry.SourceId.Value}/finalise");

        var changed = await _rig.Practice.ReadMatterAsync(SmokeballRig.Firm, entry.Matter, before, default);

        var again = Assert.Single(changed.Records);
        Assert.Equal(entry.SourceId, again.SourceId);
        Assert.NotEqual(entry.Version, again.Version);
        Assert.True(((TimeEntry)Read(again)).IsFinalised);
    }

    [Fact]
    public async Task at_five_requests_a_second_smokeballs_own_limit_is_kept()
    {
        await PostAsync("smokeball/limiter?on=true");
        await using var rig = await RigAsync(TimeProvider.System, ("RequestsPerSecond", "5"));
        var time = TimeProvider.System;
        var start = time.GetTimestamp();

        var reads = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => rig.Practice.ReadReferenceAsync(SmokeballRig.Firm, default)));

        Assert.All(reads, read => Assert.Equal(ReadStatus.Complete, read.Status));
        // A machine that stalls between permit and wire may be refused once or twice; without the limiter seven of the twelve are.
        Assert.InRange(rig.Statuses.Count(status => status == 429), 0, 2);
        Assert.InRange(time.GetElapsedTime(start), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task a_revoked_grant_asks_for_a_person()
    {
        _sandbox.World.Smokeball.Tokens.RevokeAll();

        var read = await _rig.Practice.ReadReferenceAsync(SmokeballRig.Firm, default);

        Assert.Equal(ReadStatus.Unauthorised, read.Status);
        Assert.True(_rig.Vault.IsUnauthorised);
    }

    [Fact]
    public async Task an_access_token_that_ran_out_is_renewed_without_anybody_noticing()
    {
        _sandbox.World.Clock.Advance(TimeSpan.FromHours(2));

        var read = await _rig.Practice.ReadReferenceAsync(SmokeballRig.Firm, default);

        Assert.Equal(ReadStatus.Complete, read.Status);
        Assert.Equal(1, _rig.Vault.Refreshes);
    }

    [Fact]
    public async Task a_finalised_fee_is_hinted_at_within_seconds()
    {
        await using var hook = await WebhookRig.StartAsync("sandboxsmokeballclient", new SandboxTime(_sandbox));
        hook.Account = (string)(await FirmAsync())["accountId"]!;
        await using var rig = await RigAsync(TimeProvider.System, ("WebhookUrl", hook.Address.AbsoluteUri), ("WebhookKey", WebhookRig.Key));
        var fee = (await ReadFirmAsync(since: null)).First(record => record.Kind == SourceKind.TimeEntry && !((TimeEntry)Read(record)).IsFinalised);

        var first = await rig.Get<SmokeballSubscriptions>().EnsureAsync(SmokeballRig.Firm, default);
        var second = await rig.Get<SmokeballSubscriptions>().EnsureAsync(SmokeballRig.Firm, default);
        await PostAsync($"smokeball/fees/{fee.SourceId.Value}/finalise");
        await hook.Hints.WaitAsync(default).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal((true, false, first.Subscription), (first.WasMade, second.WasMade, second.Subscription));
        Assert.Equal([fee.Matter], hook.Hints.Drain(SmokeballRig.Firm));
    }

    private async Task<List<CapturedRecord>> ReadFirmAsync(DateTimeOffset? since)
    {
        var practice = _rig.Practice;
        var matters = await practice.ReadMattersAsync(SmokeballRig.Firm, since, default);
        var parts = new List<ReadResult>
        {
            await practice.ReadReferenceAsync(SmokeballRig.Firm, default),
            matters,
            await practice.ReadBankTransactionsAsync(SmokeballRig.Firm, since, default),
        };
        parts.AddRange(await Task.WhenAll(matters.Records.Where(record => record.Kind == SourceKind.Matter)
            .Select(matter => practice.ReadMatterAsync(SmokeballRig.Firm, matter.Matter, since, default))));
        Assert.All(parts, part => Assert.Equal(ReadStatus.Complete, part.Status));
        return [.. parts.SelectMany(part => part.Records)];
    }

    private static object Read(CapturedRecord captured)
    {
        var record = SourceRecord.Captured(captured, SmokeballRig.Firm, DateTimeOffset.UnixEpoch);
        var reader = Fixture.Reader;
        return captured.Kind switch
        {
            SourceKind.Matter => reader.ReadMatter(record),
            SourceKind.Client => reader.ReadClient(record),
            SourceKind.ActivityCode => reader.ReadActivityCode(record),
            SourceKind.TimeEntry => reader.ReadTimeEntry(record),
            SourceKind.Expense => reader.ReadExpense(record),
            SourceKind.Invoice => reader.ReadInvoice(record),
            SourceKind.BankAccount => reader.ReadBankAccount(record),
            SourceKind.BankTransaction => reader.ReadBankTransaction(record),
            _ => captured,
        };
    }

    private async Task<SmokeballRig> RigAsync(TimeProvider time, params (string Key, string Value)[] settings)
    {
        var rig = new SmokeballRig(_sandbox.BaseAddress, time,
            [("ClientId", "sandboxsmokeballclient"), ("ClientSecret", "sandbox-smokeball-secret-not-a-secret"), ("ApiKey", "sandbox-smokeball-api-key"), .. settings]);
        var oauth = rig.Get<SmokeballOAuth>();
        var consent = oauth.Begin(Back);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var sentBack = await browser.GetAsync(consent.Address);
        var query = QueryHelpers.ParseQuery(sentBack.Headers.Location!.Query);
        Assert.Equal(consent.State, query["state"]);
        var outcome = await oauth.ExchangeAsync(query["code"].ToString(), consent.Verifier, Back, default);
        await rig.Vault.SaveAsync(SmokeballRig.Firm, outcome.Tokens!, default);
        return rig;
    }

    private async Task<JsonNode> FirmAsync() => JsonNode.Parse(await _control.GetStringAsync("control/firm"))!;

    private async Task PostAsync(string path) => (await _control.PostAsJsonAsync("control/" + path, new { })).EnsureSuccessStatusCode();

    private static int Of(JsonNode counts, string name) => (int)counts[name]!;

    private static HttpClient Control(Uri address) => new() { BaseAddress = address };

    private sealed class SandboxTime(SandboxServer sandbox) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => sandbox.World.Clock.Now;
    }
}
