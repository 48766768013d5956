using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Judging;

public class When_each_kind_is_corrected
{
    private const string EveryAccount = "*";
    private static readonly Actor _withoutGrant = Actor.Person("mp2", "Paul Partner", [Role.ManagingPartner], []);
    private static readonly Dictionary<string, Erring> _errings = new(StringComparer.Ordinal)
    {
        ["payment of another client"] = Payment(Erring.Payment() with { Customer = SampleBooks.Birch }),
        ["payment of another amount"] = Payment(Erring.Payment(50m)),
        ["payment on another day"] = Payment(Erring.Payment() with { Date = new DateOnly(2026, 9, 20) }),
        ["payment into another account"] = Payment(Erring.Payment() with { Bank = Erring.Savings }),
        ["payment of another amount on another day"] = Payment(Erring.Payment(50m) with { Date = new DateOnly(2026, 9, 20) }),
        ["payment entered twice"] = new(WorkKind.Payment, [], [Erring.Payment()]),
        ["invoice of another amount"] = Invoice(Erring.Invoice(drafting: 320m)),
        ["invoice with another item"] = Invoice(Erring.Invoice(500m, 0m)),
        ["invoice entered twice"] = new(WorkKind.Invoice, [], [Erring.Invoice()]),
        ["deposit of another amount"] = Received(Erring.Received(50m)),
        ["deposit of another client"] = Received(Erring.Received(of: SampleBooks.Birch)),
        ["deposit into another trust account"] = Received(Erring.Received(into: Erring.OtherTrust)),
        ["deposit entered twice"] = new(WorkKind.TrustDeposit, [], [Erring.Received()]),
        ["disbursement of another amount"] = new(WorkKind.TrustDisbursement, [Erring.PaidOf()], [Erring.Paid(505m)]),
        ["disbursement of another client"] = new(WorkKind.TrustDisbursement, [Erring.PaidOf()], [Erring.Paid(of: SampleBooks.Birch)]),
    };

    private static readonly Dictionary<string, Erring> _refused = new(StringComparer.Ordinal)
    {
        ["number alone"] = Invoice(Erring.Invoice() with { Number = "1010" }),
        ["sales tax"] = Invoice(Erring.Invoice(tax: 20m)),
        ["item without an account"] = Invoice(Erring.Invoice() with { Lines = [.. Erring.Invoice().Lines.Select(line => line with { Item = SampleBooks.WriteOff })] }),
        ["payment in no account"] = Payment(Erring.Payment() with { Bank = null, Customer = SampleBooks.Birch }),
        ["lines that do not add up"] = new(WorkKind.TrustDisbursement, [Erring.PaidOf()], [Erring.Paid() with { Total = Money.Usd(505m) }]),
        ["deposit into operating"] = Received(Erring.Received(into: SampleBooks.Operating)),
        ["client money on another day"] = Received(Erring.Received() with { Date = new DateOnly(2026, 9, 20) }),
        ["client money of another amount on another day"] = Received(Erring.Received(50m) with { Date = new DateOnly(2026, 9, 20) }),
        ["client money of nobody"] = Received(Erring.Received() with { Lines = [Erring.Received().Lines[0] with { Customer = null }] }),
    };

    private static Erring Payment(BooksDocument theirs) => new(WorkKind.Payment, [Erring.PaymentOf()], [theirs]);

    private static Erring Invoice(BooksDocument theirs) => new(WorkKind.Invoice, [Erring.InvoiceOf()], [theirs]);

    private static Erring Received(BooksDocument theirs) => new(WorkKind.TrustDeposit, [Erring.ReceivedOf()], [theirs]);

    private static Task<string?> ProposeAsync(ComparedFirm firm, ComparedPair pair) => firm.Correct().RunAsync(firm.Books, pair.Id, "the bank says so", ComparedFirm.Bookkeeper, CancellationToken.None);

    private static Task<DecisionOutcome> ApproveAsync(ComparedFirm firm, WorkItem item, Actor actor) =>
        firm.World.Approve(firm.World.NewStore()).RunAsync(firm.Books, [new ShownItem(item.Id, item.DraftHash!)], actor, CancellationToken.None);

    private static async Task<IReadOnlyList<WorkItem>> CorrectionsAsync(ComparedFirm firm) => [.. (await firm.ItemsAsync()).Where(item => item.Kind == WorkKind.Correction)];

    /// <summary>The entries in one line each: day, then account, amount (debit positive) and client of each line.</summary>
    private static IEnumerable<string> Say(WorkItem item) => DraftText.Read(item.Draft!).Cast<JournalDraft>().Select(entry => string.Create(CultureInfo.InvariantCulture,
        $"{entry.Date.Day}: {string.Join(", ", entry.Lines.Select(line => $"{line.Account.Value} {(line.IsDebit ? "" : "-")}{line.Amount.ToPlainString("F")}{(line.Customer is { } customer ? $" of {customer.Value}" : "")}"))}"));

    [Theory]
    [InlineData("payment of another client", "", "10: 40 500.00 of 21, 40 -500.00 of 11")]
    [InlineData("payment of another amount", "", "10: 30 450.00, 40 -450.00 of 11")]
    [InlineData("payment on another day", "", "10: 30 500.00, 40 -500.00 of 11", "20: 40 500.00 of 11, 30 -500.00")]
    [InlineData("payment into another account", "", "10: 30 500.00, 43 -500.00")]
    [InlineData("payment of another amount on another day", "", "10: 30 500.00, 40 -500.00 of 11", "20: 40 50.00 of 11, 30 -50.00")]
    [InlineData("payment entered twice", "", "10: 40 500.00 of 11, 30 -500.00")]
    [InlineData("invoice of another amount", "", "10: 40 30.00 of 11, 41 -30.00")]
    [InlineData("invoice with another item", "", "10: 41 150.00, 42 -150.00")]
    [InlineData("invoice entered twice", "", "10: 41 350.00, 42 150.00, 40 -500.00 of 11")]
    [InlineData("deposit of another amount", "b-trust", "10: 31 450.00, 32 -450.00 of 11")]
    [InlineData("deposit of another client", EveryAccount, "10: 32 500.00 of 21, 32 -500.00 of 11")]
    [InlineData("deposit into another trust account", EveryAccount, "10: 31 500.00, 44 -500.00")]
    [InlineData("deposit entered twice", "b-trust", "10: 32 500.00 of 11, 31 -500.00")]
    [InlineData("disbursement of another amount", "b-trust", "10: 32 45.00 of 11, 31 -45.00")]
    [InlineData("disbursement of another client", EveryAccount, "10: 32 550.00 of 11, 32 -550.00 of 21")]
    public async Task the_entry_is_held_and_takes_the_grant_of_the_trust_account_that_it_touches(string erring, string account, params string[] entries)
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        var pair = Assert.Single(await _errings[erring].StoreAsync(firm));

        Assert.Null(await ProposeAsync(firm, pair));

        var item = Assert.Single(await CorrectionsAsync(firm));
        Assert.Equal((Stage.Held, account, account.Length > 0), (item.Stage, item.TrustAccount.Value, item.MovesClientMoney));
        Assert.Equal(entries, Say(item));
        await using var db = firm.World.File.Create();
        Assert.Equal(0, await db.Postings.CountAsync());
    }

    [Theory]
    [InlineData("payment into another account", true)]
    [InlineData("payment on another day", true)]
    [InlineData("deposit of another amount", false)]
    [InlineData("deposit of another client", false)]
    [InlineData("deposit into another trust account", false)]
    public async Task nothing_goes_while_the_run_is_open_and_none_of_client_money_without_the_grant(string erring, bool isAnybodys)
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        var pair = Assert.Single(await _errings[erring].StoreAsync(firm));
        Assert.Null(await ProposeAsync(firm, pair));
        var item = Assert.Single(await CorrectionsAsync(firm));
        Assert.Contains("parallel run", (await ApproveAsync(firm, item, firm.World.Partner)).Verdicts[0].Refusal, StringComparison.OrdinalIgnoreCase);

        await firm.WithAsync(async session => (await session.Spine.BooksAsync(CancellationToken.None)).Shadow(null, null));
        var without = (await ApproveAsync(firm, item, _withoutGrant)).Verdicts[0];
        Assert.Equal(isAnybodys, without.Done);
        Assert.True(isAnybodys || without.Refusal!.Contains("grant for this trust account", StringComparison.Ordinal));

        Assert.Equal(!isAnybodys, (await ApproveAsync(firm, item, firm.World.Partner)).Verdicts[0].Done);
        await using var db = firm.World.File.Create();
        Assert.Equal(DraftText.Read(item.Draft!).Count, await db.Postings.CountAsync(posting => posting.Item == item.Id && posting.State == PostingState.Pending));
    }

    [Theory]
    [InlineData("number alone", "Both move the same accounts for the same client", "Correct Invoice 1010 in QuickBooks.")]
    [InlineData("sales tax", "Sales tax differs.", "Correct Invoice 1001 in QuickBooks.")]
    [InlineData("item without an account", "Nobody can say which account Write-offs goes to.", "Correct Invoice 1001 in QuickBooks.")]
    [InlineData("payment in no account", "Nobody can say which account the deposit of Payment 700 goes to.", "Correct Payment Check 12 in QuickBooks.")]
    [InlineData("lines that do not add up", "The document's lines do not add up to its total", "Correct Purchase 703 in QuickBooks.")]
    [InlineData("deposit into operating", "It would be an entry that trust never takes. Money between trust and operating names its client", "Correct Deposit 702 in QuickBooks.")]
    [InlineData("client money on another day", "Both move the same accounts for the same client; only the day differs.", "Correct Deposit 702 in QuickBooks.")]
    [InlineData("client money of another amount on another day", "Its day is wrong besides.", "Correct Deposit 702 in QuickBooks.")]
    [InlineData("client money of nobody", "It names no client on a line of client money", "Correct Deposit 702 in QuickBooks.")]
    public async Task what_no_entry_can_say_safely_is_refused_with_what_to_do_by_hand(string erring, string why, string byHand)
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        var pair = Assert.Single(await _refused[erring].StoreAsync(firm));

        var refusal = await ProposeAsync(firm, pair);

        Assert.StartsWith(why, refusal, StringComparison.Ordinal);
        Assert.EndsWith(byHand, refusal, StringComparison.Ordinal);
        Assert.Empty(await CorrectionsAsync(firm));
        await using var db = firm.World.File.Create();
        Assert.Equal(0, await db.Directives.CountAsync());
    }

    [Theory]
    [InlineData(WorkKind.Invoice)]
    [InlineData(WorkKind.Payment)]
    [InlineData(WorkKind.TrustDisbursement)]
    public async Task what_nobody_entered_is_the_would_be_posting_itself(WorkKind kind)
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        PostingDraft draft = kind switch { WorkKind.Invoice => Erring.InvoiceOf(), WorkKind.Payment => Erring.PaymentOf(), _ => Erring.PaidOf() };
        var pair = Assert.Single(await new Erring(kind, [draft], [null]).StoreAsync(firm));

        Assert.Null(await ProposeAsync(firm, pair));

        Assert.Empty(await CorrectionsAsync(firm));
        await using var db = firm.World.File.Create();
        var released = await db.Directives.SingleAsync();
        Assert.Equal((DirectiveKind.ReleaseAfterRun, $"{kind}:erring"), (released.Kind, released.Event));
    }

    [Fact]
    public async Task each_leg_of_a_fee_transfer_is_corrected_by_itself()
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        var pairs = await new Erring(WorkKind.FeeTransfer, [Erring.PaidOf(500m), Erring.PaymentOf()], [Erring.Paid(50m), Erring.Payment() with { Bank = Erring.Savings }]).StoreAsync(firm);
        foreach (var pair in pairs)
        {
            Assert.Null(await ProposeAsync(firm, pair));
        }

        Assert.Equal(
            [("", "10: 30 500.00, 43 -500.00"), ("b-trust", "10: 32 450.00 of 11, 31 -450.00")],
            (await CorrectionsAsync(firm)).Select(item => (item.TrustAccount.Value, Assert.Single(Say(item)))).Order());
    }

    [Fact]
    public async Task a_leg_that_is_lacking_beside_one_that_is_right_is_entered_alone()
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        var pairs = await new Erring(WorkKind.FeeTransfer, [Erring.PaidOf(500m), Erring.PaymentOf()], [Erring.Paid(500m), null]).StoreAsync(firm);
        Assert.Equal([PairState.Equal, PairState.OnlyOurs], pairs.Select(pair => pair.State));

        Assert.Null(await ProposeAsync(firm, pairs[1]));

        Assert.Equal(["10: 30 500.00, 40 -500.00 of 11"], Say(Assert.Single(await CorrectionsAsync(firm))));
    }
}
