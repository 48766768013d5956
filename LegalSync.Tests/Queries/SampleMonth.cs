using LegalSync.Domain.Amounts;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Posting;

namespace LegalSync.Tests.Queries;

/// <summary>A month of the sample firm: cards of every kind, items in every stage, runs.</summary>
internal static class SampleMonth
{
    private static readonly ExceptionCatalogue _catalogue = new();

    /// <summary>Fills an empty database.</summary>
    /// <returns>The item whose whole story is there.</returns>
    public static async Task<WorkItemId> FillAsync(IDbFactory store, DateTimeOffset now)
    {
        var sample = SampleBooks.At(now);
        await using var db = store.Create();
        var blocked = Cards(sample);
        Held(sample);
        var posted = Posted(sample);
        Runs(sample);
        await sample.SaveAsync(db);
        foreach (var (card, item) in blocked)
        {
            db.Add(BlockingEdge.OnCard(SampleBooks.Id, item.Id, card.Id, "Its matter is not mapped."));
        }

        await db.SaveChangesAsync();
        return posted.Id;
    }

    private static List<(ExceptionItem Card, WorkItem Item)> Cards(SampleBooks sample)
    {
        var edges = new List<(ExceptionItem, WorkItem)>();
        for (var i = 0; i < 12; i++)
        {
            var number = i + 30 > 39 ? i : i + 30;
            var card = sample.Card(_catalogue, "MAP-MATTER", number, TimeSpan.FromHours(3 + (i * 19)), maker =>
            {
                maker.Title = $"Matter {SampleBooks.Number(number)} not mapped";
                (maker.BlockedItems, maker.BlockedMinor) = (3 + i, 41_250L * (i + 1));
                maker.Suggestion = i % 4 == 3 ? null : new Suggestion(
                    "accept-match", $"{100 + number}", $"Map to {SampleBooks.Client(number)}", ["client name 0.94", "same e-mail", "3 earlier invoices"]);
                maker.Sides = [new FieldPair("Client", SampleBooks.Client(number), SampleBooks.Client(number)), new FieldPair("Matter", SampleBooks.Number(number), null)];
            });
            var item = sample.Item(WorkKind.TimeEntry, 200 + i, $"Time entry, {SampleBooks.Client(number)}", Money.Usd(412.50m), Stage.Captured);
            edges.Add((card, item));
        }

        for (var i = 0; i < 9; i++)
        {
            var number = i;
            sample.Card(_catalogue, "INV-AMOUNT", number, TimeSpan.FromHours(5 + (i * 30)), maker =>
            {
                maker.Title = $"Invoice {1100 + number} differs by ${12 + number}.50";
                maker.Why = "QuickBooks holds an invoice with this number and customer, but with another total.";
                maker.Difference = Money.Usd(-12.50m - number);
                (maker.BlockedItems, maker.BlockedMinor) = (1, 120_000 + (number * 3_300));
                maker.Suggestion = new Suggestion("keep-books", null, "Keep the books' invoice", ["edited in QuickBooks two days after it was issued"]);
                maker.Sides =
                [
                    new FieldPair("Number", $"{1100 + number}", $"{1100 + number}"),
                    new FieldPair("Client", SampleBooks.Client(number), SampleBooks.Client(number)),
                    new FieldPair("Date", "Nov 3, 2026", "Nov 3, 2026"),
                    new FieldPair("Hours × rate", "4.20 × $350.00", "4.20 × $325.00"),
                    new FieldPair("Total", "$1,470.00", "$1,365.00"),
                ];
            });
        }

        Simple(sample, "MAP-CODE", 4, "Code A12{0} has no item");
        Simple(sample, "PAY-NO-INVOICE", 5, "Payment 77{0} finds no invoice");
        Simple(sample, "TR-INSUFFICIENT", 2, "Trust payment 5{0} is not covered");
        Simple(sample, "TR-NEGATIVE", 1, "Client ledger {0} is below zero");
        Simple(sample, "SYS-UNSUPPORTED", 3, "Interest line {0} cannot be posted yet");
        Simple(sample, "MAP-ACCT", 1, "Bank account {0} has no account");
        Simple(sample, "INV-DUP-NUMBER", 2, "Invoice number 10{0} is taken");
        return edges;
    }

    private static void Simple(SampleBooks sample, string code, int count, string title)
    {
        for (var i = 0; i < count; i++)
        {
            var number = i + 10;
            sample.Card(_catalogue, code, number, TimeSpan.FromHours(2 + (number * 7)), maker =>
            {
                maker.Title = title.Replace("{0}", $"{number}", StringComparison.Ordinal);
                maker.Why = "The rule below was asked and did not hold.";
                (maker.BlockedItems, maker.BlockedMinor) = (1, 25_000 + (number * 1_000));
            });
        }
    }

    private static void Held(SampleBooks sample)
    {
        for (var i = 0; i < 9; i++)
        {
            var amount = Money.Usd(840m + (i * 215.25m));
            sample.Item(WorkKind.Invoice, i, $"Invoice {1040 + i}", amount, Stage.Held, sample.Invoice(i, amount));
        }

        var (customer, bank, liability) = (new CustomerId("103"), new AccountId("35"), new AccountId("36"));
        sample.Item(WorkKind.TrustDeposit, 3, "Trust deposit", Money.Usd(1_500m), Stage.Held,
            new TrustDepositDraft(customer, sample.Day(3), Money.Usd(1_500m), bank, liability) { Reference = "CHK 1001", Memo = "Retainer" });
        sample.Item(WorkKind.FeeTransfer, 3, "Fee transfer for invoice 1038", Money.Usd(640m), Stage.Held,
            new TrustDisbursementDraft(customer, sample.Day(3), Money.Usd(640m), bank, liability) { Memo = "Earned fee" },
            new PaymentDraft(customer, sample.Day(3), Money.Usd(640m), new AccountId("30")) { Invoice = new InvoiceTarget("Invoice:x", null) });
        sample.Item(WorkKind.Payment, 5, "Payment of invoice 1029", Money.Usd(310m), Stage.Held,
            new PaymentDraft(new CustomerId("105"), sample.Day(5), Money.Usd(310m), new AccountId("30")) { Reference = "ACH 5512" });
    }

    private static WorkItem Posted(SampleBooks sample)
    {
        var amount = Money.Usd(1_240.50m);
        var item = sample.Item(WorkKind.Invoice, 60, "Invoice 1027", amount, Stage.Held, sample.Invoice(20, amount));
        sample.Rows.Add(SourceRecord.Captured(
            new CapturedRecord(SourceKind.Invoice, item.Source, item.Matter, "v2", """{"id":"Invoice-60","invoiceNumber":1027,"invoiceTotals":{"total":1240.50}}"""), item.Connection, sample.Now.AddDays(-2)));
        sample.Rows.Add(Approval.Sign(item, Decision.Approved, SampleBooks.Partner, null, sample.Now.AddHours(-20)));
        item.Approve(sample.Now.AddHours(-20));
        var intent = PostingIntent.Open(SampleBooks.Id, item.Id, item.Key.Event, 1, sample.Invoice(20, amount), sample.Now.AddHours(-20));
        intent.Send(sample.Now.AddHours(-19));
        intent.Confirm(new DocumentRef(BooksKind.Invoice, new DocumentId("981")), "0", sample.Now.AddHours(-19));
        item.StartPosting(sample.Now.AddHours(-19));
        item.Posted(sample.Now.AddHours(-19));
        item.Verified(sample.Now.AddHours(-18));
        sample.Rows.Add(intent);
        sample.Rows.Add(AuditEvent.Tell(SampleBooks.Id, item.Key.Event, "Captured", Actor.Job("capture", "r1"), sample.Now.AddDays(-2)));
        sample.Rows.Add(AuditEvent.Tell(SampleBooks.Id, item.Key.Event, "Approved", SampleBooks.Partner, sample.Now.AddHours(-20)));
        sample.Rows.Add(AuditEvent.Tell(SampleBooks.Id, item.Key.Event, "Confirmed by the books", Actor.Job("post", "r9"), sample.Now.AddHours(-19)));
        return item;
    }

    private static void Runs(SampleBooks sample)
    {
        for (var i = 14; i >= 0; i--)
        {
            var kind = i % 3 == 0 ? RunKind.Capture : i % 3 == 1 ? RunKind.Post : RunKind.Verify;
            var run = SyncRun.Start(Guid.NewGuid(), SampleBooks.Id, kind, "Job", sample.Now.AddMinutes(-3 - (i * 155)));
            run.Count(new RunFigures { Read = 40 + i, Changed = 12, Evaluated = 30, Posted = kind == RunKind.Post ? 9 : 0, CardsRaised = i % 4, CardsClosed = i % 3 });
            if (i == 0)
            {
                run.Progress(212, 318);
            }
            else
            {
                run.End(i == 7 ? RunState.Failed : RunState.Succeeded, i == 7 ? "QuickBooks did not answer for five minutes; the next run goes on where this one stopped." : null, sample.Now.AddMinutes(-2 - (i * 155)));
            }

            sample.Rows.Add(run);
        }
    }
}
