extern alias sandbox;

using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Tests.Posting;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using sandbox::LegalSync.Sandbox.QuickBooks;
using Xunit;

namespace LegalSync.Tests.ReadBack;

/// <summary>Steps of people in the books and of the jobs that read them back.</summary>
internal static class Steps
{
    /// <summary>A small clean firm, captured.</summary>
    public static async Task<SyncedFirm> OpenAsync(int seed = 11, int matters = 40)
    {
        var firm = await SyncedFirm.OpenAsync(seed, planted: false, matters: matters);
        await firm.CaptureAsync();
        return firm;
    }

    /// <summary>What a person at the books works on.</summary>
    public static QuickBooksCompany Company(this SyncedFirm firm) => firm.Server.World.QuickBooks.Company;

    /// <summary>Items of a kind, approved and posted.</summary>
    public static async Task<IReadOnlyList<WorkItem>> PostedAsync(this SyncedFirm firm, WorkKind kind, int count = 1)
    {
        var items = (await firm.HeldAsync(kind)).Take(count).ToList();
        await firm.ApproveAsync(items);
        await firm.PostAsync();
        await firm.VerifyAsync();
        foreach (var item in items)
        {
            Assert.Equal(Stage.Verified, (await firm.ItemAsync(item)).Stage);
        }

        return items;
    }

    /// <summary>The document of an item's leg.</summary>
    public static async Task<DocumentRef> DocumentAsync(this SyncedFirm firm, WorkItem item, int leg = 1) =>
        DocumentRef.Parse((await firm.PostingsAsync(item)).Single(posting => posting.Leg == leg).Document!);

    /// <summary>The verify job fires.</summary>
    public static Task VerifyAsync(this SyncedFirm firm) => firm.Get<IVerifyWork>().RunAsync(firm.Books, Actor.Job("verify", "test"), CancellationToken.None);

    /// <summary>The nightly comparison fires.</summary>
    public static Task CompareAsync(this SyncedFirm firm) => firm.Get<ICompareWork>().RunAsync(firm.Books, Actor.Job("compare", "test"), CancellationToken.None);

    /// <summary>A person changes a document.</summary>
    public static void Edit(this SyncedFirm firm, DocumentRef document, string json) =>
        firm.Company().Change(document.Kind.ToString(), document.Id.Value, JsonNode.Parse(json)!.AsObject());

    /// <summary>The practice system writes part of an invoice off; answers what it is worth then.</summary>
    public static async Task<string> ChangeAtSourceAsync(this SyncedFirm firm, WorkItem invoice, decimal writtenOff)
    {
        await firm.ControlAsync($"smokeball/invoices/{invoice.Source.Value}", new { writtenOff });
        return (invoice.Amount - Money.Usd(writtenOff)).ToString();
    }

    /// <summary>The document as the books show it.</summary>
    public static JsonObject Shown(this SyncedFirm firm, DocumentRef document) =>
        firm.Company().Read(document.Kind.ToString(), document.Id.Value)[document.Kind.ToString()]!.AsObject();

    /// <summary>Writes to the books that no person made, so far.</summary>
    public static int OwnWrites(this SyncedFirm firm) => firm.Company().Effects.Count(effect => !effect.ByPerson);

    /// <summary>The one open card of a code.</summary>
    public static async Task<ExceptionItem> CardAsync(this SyncedFirm firm, ExceptionCode code)
    {
        var cards = await firm.OpenCardsAsync();
        Assert.True(cards.Count(card => card.Code == code) == 1, $"{code} among: " + string.Join('\n', cards.Select(card => $"{card.Code} {card.Subject} {card.Why}")));
        return cards.Single(card => card.Code == code);
    }

    /// <summary>The mirror holds what the books hold: every document with its revision, and every active list entry.</summary>
    public static async Task AssertMirrorEqualsBooksAsync(this SyncedFirm firm)
    {
        await using var db = firm.Db();
        var connection = (await db.Books.AsNoTracking().SingleAsync(books => books.Id == firm.Books)).Accounting;
        var truth = await firm.Get<IAccountingSystem>().ReadBooksAsync(connection, null, CancellationToken.None);
        await using var session = firm.Get<IStore>().Open(firm.Books);
        var mirror = await session.SnapshotAsync(CancellationToken.None);
        var documents = new[] { BooksKind.Invoice, BooksKind.Payment, BooksKind.Deposit, BooksKind.Purchase, BooksKind.JournalEntry }
            .SelectMany(kind => mirror.Keys(kind).Select(id => mirror.Document(new DocumentRef(kind, new DocumentId(id)))!));

        Assert.Equal(Lines(truth.Documents), Lines(documents));
        Assert.Equal(
            truth.Customers.Select(customer => $"{customer.Id.Value} {customer.Name} {customer.IsActive}").Order(StringComparer.Ordinal),
            mirror.Customers.Select(customer => $"{customer.Id.Value} {customer.Name} {customer.IsActive}").Order(StringComparer.Ordinal));
        Assert.Equal(truth.Items.Count, mirror.Items.Count);
        Assert.Equal(truth.Accounts.Count, mirror.Accounts.Count);
    }

    private static IEnumerable<string> Lines(IEnumerable<BooksDocument> documents) =>
        documents.Select(document => string.Create(CultureInfo.InvariantCulture, $"{document.Ref} r{document.Revision} {document.Total} {document.IsVoid}")).Order(StringComparer.Ordinal);
}
