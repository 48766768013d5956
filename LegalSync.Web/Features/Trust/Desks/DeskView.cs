using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Features.Trust.Overview;

namespace LegalSync.Web.Features.Trust.Desks;

/// <summary>A desk.</summary>
public enum DeskTab
{
    /// <summary>Cheques that the bank has not paid for long.</summary>
    Stale,

    /// <summary>Receipts without an owner.</summary>
    Unidentified,

    /// <summary>Balances that nothing moves.</summary>
    Dormant,

    /// <summary>The firm's own money.</summary>
    Cushion,
}

/// <summary>One row of a desk.</summary>
/// <param name="Date">Its day; null where there is none.</param>
/// <param name="What">What it is.</param>
/// <param name="Detail">Further words.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Days">Its age; null where it has none.</param>
public sealed record DeskRow(DateOnly? Date, string What, string Detail, Money Amount, int? Days)
{
    /// <summary>How old it is, in a word: 30, 90, 180 days.</summary>
    public string Band { get; init; } = "";

    /// <summary>What to do next.</summary>
    public string Next { get; init; } = "";

    /// <summary>The card with the typed ways out; null while none is open.</summary>
    public ExceptionItemId? Card { get; init; }

    /// <summary>Where the ledger's card is; null where there is none.</summary>
    public string? Ledger { get; init; }
}

/// <summary>A desk as rows: what the screen shows and what its file holds.</summary>
public static class DeskView
{
    private const int Older = 90;
    private const int Oldest = 180;

    /// <summary>The tabs with their names.</summary>
    public static IReadOnlyList<(DeskTab Tab, string Title)> Tabs { get; } =
        [(DeskTab.Stale, "Stale cheques"), (DeskTab.Unidentified, "Unidentified receipts"), (DeskTab.Dormant, "Dormant ledgers"), (DeskTab.Cushion, "Firm's own money")];

    /// <summary>Reads a tab; what is none is the first.</summary>
    public static DeskTab Read(string? text) => Enum.TryParse<DeskTab>(text, true, out var tab) && Enum.IsDefined(tab) ? tab : DeskTab.Stale;

    /// <summary>The rows of a desk.</summary>
    public static IReadOnlyList<DeskRow> Rows(DeskTab tab, BankAccountId account, TrustDesks desks, IReadOnlyList<TrustCard> cards) => tab switch
    {
        DeskTab.Stale => [.. desks.Stale.Select(entry => new DeskRow(entry.Date, $"{(entry.Number.Length > 0 ? $"Cheque {entry.Number}" : "Payment")} to {(entry.Party.Length > 0 ? entry.Party : "nobody named")}", entry.Ledger, entry.Amount, entry.Days)
        {
            Band = entry.Days >= Oldest ? $"over {Oldest} days" : entry.Days >= Older ? $"over {Older} days" : $"over {TrustDesksQuery.StaleDays} days",
            Next = entry.Number.Length == 0 ? "Look whether the bank shows it under another text; then match it, or take it back." : entry.Days >= Older ? "Ask the payee; then stop and void it, and issue another or treat it as unclaimed." : "Ask the payee whether it arrived.",
            Card = Find(cards, Codes.TrustStaleCheck, new Subject("BankTransaction", entry.Id)),
        })],
        DeskTab.Unidentified => [.. desks.Unidentified.Select(receipt => new DeskRow(receipt.Date, receipt.Text.Length > 0 ? receipt.Text : "Receipt", "no client or matter", receipt.Amount, receipt.Days)
        {
            Next = "Name its matter in the practice system, or return it to the sender.",
            Card = Find(cards, Codes.TrustUnidentified, new Subject("BankAccount", account.Value)),
        })],
        DeskTab.Dormant => [.. desks.Dormant.Select(ledger => Dormant(ledger, cards))],
        _ => [.. desks.CushionLines.OrderByDescending(line => line.Date).Select(line => new DeskRow(line.Date, line.Memo.Length > 0 ? line.Memo : RuleWords(line.Type.ToString()), line.Party == line.Memo ? "" : line.Party, line.Amount, null))],
    };

    /// <summary>The cap of the firm's own money in words, and whether it is kept.</summary>
    public static (string Text, bool IsKept) Cap(Money cushion, TrustAccountSettings settings) => settings.CushionCapMinor is not { } minor
        ? ("No cap is settled for this account: only what bank charges need may stay.", true)
        : Money.FromMinor(minor, cushion.Currency) is var cap && cushion <= cap
            ? ($"Within the cap of {AmountText.Of(cap)}.", true)
            : ($"{AmountText.Of(cushion - cap)} above the cap of {AmountText.Of(cap)}: take the excess out to operating, or classify the deposit.", false);

    /// <summary>The card about the firm's own money; null while none is open.</summary>
    public static ExceptionItemId? CapCard(BankAccountId account, IReadOnlyList<TrustCard> cards) => Find(cards, Codes.TrustCommingled, new Subject("BankAccount", account.Value));

    private static DeskRow Dormant(LedgerRow ledger, IReadOnlyList<TrustCard> cards)
    {
        var idle = ledger.Period.LastActivity;
        return new DeskRow(idle, ledger.Label, ledger.Client, ledger.Period.Closing, null)
        {
            Band = "no movement for over a year",
            Next = "Refund the client, or begin the way to unclaimed property.",
            Card = Find(cards, Codes.TrustDormant, new Subject("ClientLedger", ledger.Key)),
            Ledger = TrustWords.CardOf(ledger.Key),
        };
    }

    private static string RuleWords(string name) => string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static ExceptionItemId? Find(IReadOnlyList<TrustCard> cards, ExceptionCode code, Subject subject) =>
        cards.FirstOrDefault(card => card.Code == code && card.Subject == subject.ToString()) is { } found ? found.Id : null;
}
