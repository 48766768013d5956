extern alias sandbox;

using System.Text.Json.Nodes;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Tests.Posting;
using Xunit;
using FaultMatch = sandbox::LegalSync.Sandbox.Faults.FaultMatch;
using FaultRule = sandbox::LegalSync.Sandbox.Faults.FaultRule;

namespace LegalSync.Tests.QuickBooks;

public sealed class When_the_sandbox_keeps_the_books : IAsyncLifetime
{
    private static readonly CancellationToken Go = CancellationToken.None;
    private SandboxBooks _sandbox = null!;

    private ConnectedBooks Client => _sandbox.Client;

    public async Task InitializeAsync() => _sandbox = await SandboxBooks.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task a_client_a_matter_and_an_account_are_created_and_found_by_name()
    {
        CustomerDraft client = new("O\u2019Larkspur: Zoë", null);
        var created = await Client.SendAsync(client, "k1");
        CustomerDraft matter = new("2026-002 O'Larkspur", new CustomerId(created.ListId!));
        AccountDraft account = new("Trust fees", "Expense", "OtherMiscellaneousServiceCost");
        var (second, third) = (await Client.SendAsync(matter, "k2"), await Client.SendAsync(account, "k3"));

        Assert.Equal([SendStatus.Confirmed, SendStatus.Confirmed, SendStatus.Confirmed], [created.Status, second.Status, third.Status]);
        Assert.Equal(created.ListId, (await FindAsync(client)).ListId);
        Assert.Equal(second.ListId, (await FindAsync(matter)).ListId);
        Assert.Equal(third.ListId, (await FindAsync(account)).ListId);
        Assert.Equal(FindStatus.Absent, (await FindAsync(new CustomerDraft("Nobody", null))).Status);
    }

    [Fact]
    public async Task a_name_that_is_taken_is_refused() =>
        Assert.Equal("6240", (await Client.SendAsync(new CustomerDraft("larkspur, wren", null))).Code);

    [Fact]
    public async Task every_document_is_taken_echoed_without_difference_and_found_by_its_mark()
    {
        var invoice = await Client.SendAsync(Invoice(412.50m), "invoice");
        PostingDraft[] drafts = [Payment(412.50m), Deposit(1500m), Disbursement(85m), Journal(40m)];
        BoundKeys keys = new(invoice.Document!.Ref.Id);

        await ExpectAsync(Invoice(412.50m), invoice, "invoice", keys);
        foreach (var draft in drafts)
        {
            var key = "key-" + draft.Becomes;
            await ExpectAsync(draft, await Client.SendAsync(draft, key, keys), key, keys);
        }

        Assert.Equal(5, Written().Count);
    }

    [Fact]
    public async Task an_invoice_with_discount_tax_terms_and_odd_times_is_what_was_sent()
    {
        var draft = Invoice(100m) with
        {
            Lines = [Line(100m, 20, 300m), Line(412.50m, 90, 275m), Line(25.56m, 6, 255.55m), Line(-10m, null, null)],
            Discount = Money.Usd(28.06m),
            DiscountAccount = new AccountId("86"),
            Due = new DateOnly(2026, 7, 1),
            Term = "3",
            Tax = Money.Usd(3.33m),
            TaxCode = "2",
            Total = Money.Usd(503.33m),
        };
        draft = draft with { Lines = [.. draft.Lines.Select((line, index) => line with { IsTaxed = index == 1 })] };

        var outcome = await Client.SendAsync(draft);

        Assert.Equal((SendStatus.Confirmed, null), (outcome.Status, outcome.Detail));
        Assert.Empty(BooksAgreement.Differences(draft, outcome.Document!));
    }

    [Fact]
    public async Task a_request_whose_answer_was_lost_is_not_written_twice()
    {
        _sandbox.Server.Faults.Add(new FaultRule { System = "quickbooks", Action = "drop-after-commit", Match = new FaultMatch { Entity = "invoice" } });

        var lost = await Client.SendAsync(Invoice(412.50m), "once");
        var found = await FindAsync(Invoice(412.50m), "once");
        var again = await Client.SendAsync(Invoice(412.50m), "once");

        Assert.Equal((SendStatus.Unknown, SendStatus.Confirmed), (lost.Status, again.Status));
        Assert.Equal((FindStatus.Found, found.Document!.Ref), (found.Status, again.Document!.Ref));
        Assert.Single(Written());
        Assert.False(Assert.Single(_sandbox.Company.Replays).BodyDiffers);
    }

    [Fact]
    public async Task a_request_dropped_before_it_was_carried_out_is_proven_absent()
    {
        _sandbox.Server.Faults.Add(new FaultRule { System = "quickbooks", Action = "drop-before", Match = new FaultMatch { Entity = "deposit" } });

        Assert.Equal(SendStatus.Unknown, (await Client.SendAsync(Deposit(5m), "gone")).Status);
        Assert.Equal(FindStatus.Absent, (await FindAsync(Deposit(5m), "gone")).Status);
    }

    [Theory]
    [InlineData("status", 429, null, SendStatus.Throttled)]
    [InlineData("status", 429, "xml", SendStatus.Throttled)]
    [InlineData("status", 503, "html", SendStatus.Unknown)]
    [InlineData("status", 500, "json", SendStatus.Unknown)]
    [InlineData("status", 500, "xml", SendStatus.Unknown)]
    [InlineData("status", 502, "empty", SendStatus.Unknown)]
    [InlineData("status", 403, null, SendStatus.Unauthorised)]
    [InlineData("status", 401, "xml", SendStatus.Confirmed)]
    [InlineData("refuse", 400, null, SendStatus.Refused)]
    public async Task a_scripted_fault_has_its_outcome(string action, int status, string? format, SendStatus expected)
    {
        _sandbox.Server.Faults.Add(new FaultRule
        {
            System = "quickbooks", Action = action, Status = status == 400 ? 500 : status, Format = format, Match = new FaultMatch { Entity = "purchase" },
        });

        Assert.Equal(expected, (await Client.SendAsync(Disbursement(85m))).Status);
    }

    [Fact]
    public async Task closed_books_refuse()
    {
        _sandbox.Company.BookCloseDate = new DateOnly(2026, 5, 30);

        Assert.Equal((SendStatus.Refused, "6210"), (await Client.SendAsync(Invoice(1m))) is var outcome ? (outcome.Status, outcome.Code) : default);
        Assert.Equal(new DateOnly(2026, 5, 30), (await Client.Accounting.ReadCompanyAsync(Client.Connection, Go)).Company!.ClosedThrough);
    }

    [Theory]
    [InlineData("Customer", BooksKind.Customer)]
    [InlineData("Account", BooksKind.Account)]
    [InlineData("Item", BooksKind.Item)]
    public async Task an_inactive_entry_is_made_active_under_its_own_name_once(string entity, BooksKind kind)
    {
        var (id, name) = kind switch
        {
            BooksKind.Customer => (_sandbox.Ids.Matter, "2026-001 Estate"),
            BooksKind.Account => (_sandbox.Ids.TrustLiability, "Funds held in trust"),
            _ => (_sandbox.Ids.Item, "L210 Pleadings"),
        };
        _sandbox.Company.Change(entity, id, new JsonObject { ["Active"] = false });
        ReactivationDraft draft = new(kind, id, name);

        var before = await FindAsync(draft);
        var (first, again) = (await Client.SendAsync(draft, "wake"), await Client.SendAsync(draft, "wake"));

        Assert.Equal((FindStatus.Absent, FindStatus.Found), (before.Status, (await FindAsync(draft)).Status));
        Assert.Equal((SendStatus.Confirmed, null), (first.Status, first.Detail));
        Assert.Equal((SendStatus.Confirmed, id), (again.Status, again.ListId));
        Assert.Single(Written());
        var entry = _sandbox.Company.Read(entity, id)[entity]!;
        Assert.Equal(name, (entry["DisplayName"] ?? entry["Name"])!.GetValue<string>());
        Assert.Equal(kind == BooksKind.Account ? "TrustAccountsLiabilities" : null, entry["AccountSubType"]?.GetValue<string>());
    }

    [Fact]
    public async Task reactivating_what_is_not_there_is_refused() =>
        Assert.Equal("610", (await Client.SendAsync(new ReactivationDraft(BooksKind.Customer, "987654", "Nobody"))).Code);

    [Fact]
    public async Task whole_books_are_read_and_then_only_what_changed()
    {
        await Client.SendAsync(Invoice(412.50m), "a");
        var closed = await Client.SendAsync(new CustomerDraft("2025-009 Closed", new CustomerId(_sandbox.Ids.Client)), "c");
        _sandbox.Company.Change("Customer", closed.ListId!, new JsonObject { ["Active"] = false });
        var all = await Client.Accounting.ReadBooksAsync(Client.Connection, null, Go);
        _sandbox.Pass(TimeSpan.FromMinutes(10));
        await Client.SendAsync(Deposit(5m), "b");

        var changed = await Client.Accounting.ReadBooksAsync(Client.Connection, all.AsOf!.Value.AddMinutes(1), Go);

        Assert.Equal((ReadStatus.Complete, 4, 1), (all.Status, all.Terms.Count, all.TaxCodes.Count));
        Assert.Contains(all.Customers, customer => customer is { IsActive: false, Name: "2025-009 Closed", Parent: not null });
        Assert.Contains(all.Items, item => item.Code == "L210");
        Assert.Contains(all.Accounts, account => account.SubType == "TrustAccounts");
        Assert.Equal(BooksKind.Invoice, Assert.Single(all.Documents).Ref.Kind);
        Assert.Equal(BooksKind.Deposit, Assert.Single(changed.Documents).Ref.Kind);
        Assert.DoesNotContain(changed.Items, item => item.Code == "L210");
    }

    [Fact]
    public async Task what_a_person_deletes_or_voids_is_seen()
    {
        var (kept, gone) = (await Client.SendAsync(Invoice(1m), "a"), await Client.SendAsync(Deposit(2m), "b"));
        _sandbox.Company.Void("Invoice", kept.Document!.Ref.Id.Value);
        _sandbox.Company.Delete("Deposit", gone.Document!.Ref.Id.Value);

        var voided = await FindAsync(Invoice(1m), "a");
        var (_, ids) = await Client.Accounting.ReadIdsAsync(Client.Connection, BooksKind.Deposit, Go);

        Assert.True(voided.Document!.IsVoid);
        Assert.Contains(BooksAgreement.Differences(Invoice(1m), voided.Document), difference => difference.Name == "State");
        Assert.Empty(ids);
        Assert.Equal(FindStatus.Absent, (await Client.Accounting.ReadAsync(Client.Connection, gone.Document.Ref, Go)).Status);
    }

    [Fact]
    public async Task many_customers_are_read_page_by_page()
    {
        for (var number = 0; number < 1100; number++)
        {
            _sandbox.Company.Create("Customer", new JsonObject { ["DisplayName"] = $"Client {number}" });
        }

        var (status, ids) = await Client.Accounting.ReadIdsAsync(Client.Connection, BooksKind.Customer, Go);

        Assert.Equal((ReadStatus.Complete, 1102), (status, ids.Count));
    }

    [Fact]
    public async Task tokens_rotate_over_weeks_without_anybody_noticing()
    {
        var seen = new HashSet<string>();
        for (var day = 0; day < 14; day++)
        {
            _sandbox.Pass(TimeSpan.FromHours(25));
            Assert.Equal(ReadStatus.Complete, (await Client.Accounting.ReadCompanyAsync(Client.Connection, Go)).Status);
            seen.Add((await Client.Vault.ReadAsync(Client.Connection, Go))!.RefreshToken);
        }

        Assert.Equal(14, seen.Count);
    }

    [Fact]
    public async Task a_firm_that_disconnects_us_is_seen_at_the_next_call_and_stays_seen()
    {
        _sandbox.Server.Faults.Revoke("quickbooks");

        Assert.Equal(SendStatus.Unauthorised, (await Client.SendAsync(Invoice(1m))).Status);
        Assert.Equal(ReadStatus.Unauthorised, (await Client.Accounting.ReadBooksAsync(Client.Connection, null, Go)).Status);
        Assert.Equal(ConnectionState.Unauthorised, (await Client.Rows.ReadAsync(Client.Connection, Go))!.State);
        Assert.Empty(Written());
    }

    private Task<FindOutcome> FindAsync(PostingDraft draft, string key = "k") =>
        Client.Accounting.FindAsync(Client.Connection, draft, ConnectedBooks.Mark(key), Go);

    private async Task ExpectAsync(PostingDraft draft, SendOutcome outcome, string key, BoundKeys keys)
    {
        Assert.Equal((SendStatus.Confirmed, null), (outcome.Status, outcome.Detail));
        Assert.Empty(BooksAgreement.Differences(draft, outcome.Document!, keys));
        Assert.Equal(outcome.Document!.Ref, (await FindAsync(draft, key)).Document!.Ref);
        var read = await Client.Accounting.ReadAsync(Client.Connection, outcome.Document.Ref, Go);
        Assert.Empty(BooksAgreement.Differences(draft, read.Document!, keys));
    }

    private List<string> Written() => [.. _sandbox.Company.Effects.Where(effect => !effect.ByPerson).Select(effect => effect.Entity)];

    private InvoiceDraftLine Line(decimal amount, long? minutes, decimal? rate) => Drafts.Line(amount, _sandbox.Ids.Item, minutes, rate);

    private InvoiceDraft Invoice(decimal amount) =>
        Drafts.Invoice(Line(amount, 90, 275m)) with { Customer = new CustomerId(_sandbox.Ids.Matter) };

    private PaymentDraft Payment(decimal amount) => new(new CustomerId(_sandbox.Ids.Matter), Drafts.Day, Money.Usd(amount), new AccountId(_sandbox.Ids.Operating))
    {
        Invoice = new InvoiceTarget("ours", null),
    };

    private TrustDepositDraft Deposit(decimal amount) => Drafts.Deposit(amount) with
    {
        Customer = new CustomerId(_sandbox.Ids.Matter),
        TrustBank = new AccountId(_sandbox.Ids.TrustBank),
        TrustLiability = new AccountId(_sandbox.Ids.TrustLiability),
    };

    private TrustDisbursementDraft Disbursement(decimal amount) => Drafts.Disbursement(amount) with
    {
        Customer = new CustomerId(_sandbox.Ids.Matter),
        TrustBank = new AccountId(_sandbox.Ids.TrustBank),
        TrustLiability = new AccountId(_sandbox.Ids.TrustLiability),
    };

    private JournalDraft Journal(decimal amount) => new(
        Drafts.Day,
        [
            new JournalDraftLine(true, new AccountId(_sandbox.Ids.TrustBank), Money.Usd(amount), null, "Shortage"),
            new JournalDraftLine(false, new AccountId(_sandbox.Ids.TrustLiability), Money.Usd(amount), new CustomerId(_sandbox.Ids.Matter), "Shortage"),
        ],
        "Firm makes good");
}
