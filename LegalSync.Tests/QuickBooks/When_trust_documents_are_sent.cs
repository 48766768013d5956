using System.Text.Json.Nodes;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Tests.Posting;
using Xunit;

namespace LegalSync.Tests.QuickBooks;

/// <summary>A slip of several matters and a matter's own account, sent to the sandbox's QuickBooks and read back.</summary>
public sealed class When_trust_documents_are_sent : IAsyncLifetime
{
    private static readonly CancellationToken Go = CancellationToken.None;
    private SandboxBooks _sandbox = null!;

    private ConnectedBooks Client => _sandbox.Client;

    public async Task InitializeAsync() => _sandbox = await SandboxBooks.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task a_matters_own_account_is_created_under_the_liability_and_found_again()
    {
        var draft = Own("2026-001 Estate");

        var created = await Client.SendAsync(draft, "own");

        Assert.Equal((SendStatus.Confirmed, null), (created.Status, created.Detail));
        var kept = _sandbox.Company.Read("Account", created.ListId!)["Account"]!;
        Assert.Equal((true, _sandbox.Ids.TrustLiability, "Funds held in trust:2026-001 Estate"),
            (kept["SubAccount"]!.GetValue<bool>(), kept["ParentRef"]!["value"]!.GetValue<string>(), kept["FullyQualifiedName"]!.GetValue<string>()));
        Assert.Equal(created.ListId, (await Client.Accounting.FindAsync(Client.Connection, draft, ConnectedBooks.Mark("own"), Go)).ListId);
    }

    [Fact]
    public async Task a_slip_is_taken_echoed_without_difference_and_found_by_its_mark()
    {
        var slip = await SlipAsync();

        var outcome = await Client.SendAsync(slip, "slip");

        Assert.Equal((SendStatus.Confirmed, null), (outcome.Status, outcome.Detail));
        Assert.Empty(BooksAgreement.Differences(slip, outcome.Document!));
        Assert.Equal((158_540L, 2), (outcome.Document!.Total.Minor, outcome.Document.Lines.Count));
        Assert.Equal(outcome.Document.Ref, (await Client.Accounting.FindAsync(Client.Connection, slip, ConnectedBooks.Mark("slip"), Go)).Document!.Ref);
        Assert.Empty(BooksAgreement.Differences(slip, (await Client.Accounting.ReadAsync(Client.Connection, outcome.Document.Ref, Go)).Document!));
    }

    [Fact]
    public async Task a_part_that_a_person_moves_to_another_account_is_a_difference()
    {
        var slip = await SlipAsync();
        var sent = (await Client.SendAsync(slip, "slip")).Document!;
        var lines = _sandbox.Company.Read("Deposit", sent.Ref.Id.Value)["Deposit"]!["Line"]!.DeepClone().AsArray();
        lines[1]!["DepositLineDetail"]!["AccountRef"] = new JsonObject { ["value"] = _sandbox.Ids.TrustLiability };
        _sandbox.Company.Change("Deposit", sent.Ref.Id.Value, new JsonObject { ["Line"] = lines });

        var read = await Client.Accounting.ReadAsync(Client.Connection, sent.Ref, Go);

        Assert.Equal("Lines", Assert.Single(BooksAgreement.Differences(slip, read.Document!)).Name);
    }

    private async Task<TrustSlipDraft> SlipAsync()
    {
        var own = await Client.SendAsync(Own("2026-001 Estate"), "own");
        return new TrustSlipDraft(
            Drafts.Day, new AccountId(_sandbox.Ids.TrustBank),
            [Drafts.Part(_sandbox.Ids.Client, 1_500m, _sandbox.Ids.TrustLiability, "Larkspur retainer"), new TrustSlipLine(new CustomerId(_sandbox.Ids.Matter), Money.Usd(85.40m), new AccountId(own.ListId!), "Estate retainer")])
        { Reference = "SLIP-7", Memo = "Retainers on one slip" };
    }

    private AccountDraft Own(string name) => new(name, "Other Current Liability", "TrustAccountsLiabilities") { Parent = new AccountId(_sandbox.Ids.TrustLiability) };
}
