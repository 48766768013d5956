extern alias sandbox;

using sandbox::LegalSync.Sandbox.Firm.Books;

namespace LegalSync.Tests.Oracle;

/// <summary>One side of an entry: debit above zero, credit below.</summary>
internal readonly record struct LedgerLine(string Account, string Customer, long Cents);

/// <summary>A document with what it does to the accounts.</summary>
internal sealed record Voucher(ExpectedDocument Document, IReadOnlyList<LedgerLine> Lines)
{
    private const string Nobody = "";

    /// <summary>An invoice: the customer owes what the parts come to. A part below zero takes something off.</summary>
    public static Voucher Invoice(Party party, string number, IReadOnlyList<(string Account, long Cents)> parts) =>
        Sale("Invoice", +1, party, number, parts);

    /// <summary>A credit memo: an invoice the other way round.</summary>
    public static Voucher CreditMemo(Party party, string number, IReadOnlyList<(string Account, long Cents)> parts) =>
        Sale("CreditMemo", -1, party, number, parts);

    /// <summary>Money of a customer for an invoice, or for none. The books name the customer on the bank's side too.</summary>
    public static Voucher Payment(Party party, long cents, string bank, string? settles) => new(
        new ExpectedDocument("Payment", party.Customer, party.Date, cents, settles),
        [new(bank, party.Customer, cents), new(ChartOfAccounts.Receivable, party.Customer, -cents)]);

    /// <summary>Client money put into a trust account.</summary>
    public static Voucher TrustDeposit(Party party, long cents, string bank) => new(
        new ExpectedDocument("Deposit", party.Customer, party.Date, cents, null),
        [new(bank, Nobody, cents), new(ChartOfAccounts.TrustLiability, party.Customer, -cents)]);

    /// <summary>Client money paid out of a trust account.</summary>
    public static Voucher TrustPurchase(Party party, long cents, string bank) => new(
        new ExpectedDocument("Purchase", party.Customer, party.Date, cents, null),
        [new(ChartOfAccounts.TrustLiability, party.Customer, cents), new(bank, Nobody, -cents)]);

    /// <summary>What the clients had in a trust account when the books were taken over.</summary>
    public static Voucher Opening(DateOnly date, string bank, IReadOnlyList<(string Customer, long Cents)> held) => new(
        new ExpectedDocument("JournalEntry", held is [var only] ? only.Customer : Nobody, date, held.Sum(part => part.Cents), null),
        [new(bank, Nobody, held.Sum(part => part.Cents)), .. held.Select(part => new LedgerLine(ChartOfAccounts.TrustLiability, part.Customer, -part.Cents))]);

    /// <summary>Client money of several matters on one slip.</summary>
    public static Voucher Slip(DateOnly date, string bank, IReadOnlyList<(string Customer, long Cents)> parts) => new(
        new ExpectedDocument("Deposit", parts is [var only] ? only.Customer : Nobody, date, parts.Sum(part => part.Cents), null),
        [new(bank, Nobody, parts.Sum(part => part.Cents)), .. parts.Select(part => new LedgerLine(ChartOfAccounts.TrustLiability, part.Customer, -part.Cents))]);

    /// <summary>Client money from one matter to another.</summary>
    public static Voucher BetweenMatters(DateOnly date, long cents, string from, string to) => new(
        new ExpectedDocument("JournalEntry", Nobody, date, cents, null),
        [new(ChartOfAccounts.TrustLiability, from, cents), new(ChartOfAccounts.TrustLiability, to, -cents)]);

    /// <summary>A journal entry that names no customer.</summary>
    public static Voucher Plain(DateOnly date, long cents, string debit, string credit) => new(
        new ExpectedDocument("JournalEntry", Nobody, date, cents, null), [new(debit, Nobody, cents), new(credit, Nobody, -cents)]);

    /// <summary>The firm's own money in trust when the books were taken over.</summary>
    public static Voucher Cushion(DateOnly date, long cents, string bank, string operating) => new(
        new ExpectedDocument("JournalEntry", Nobody, date, cents + cents, null),
        [
            new(bank, Nobody, cents), new(ChartOfAccounts.FirmFunds, Nobody, -cents),
            new(ChartOfAccounts.FirmTrustAsset, Nobody, cents), new(operating, Nobody, -cents),
        ]);

    /// <summary>The firm puts its own money into trust for a client who then owes it to the firm.</summary>
    public static Voucher TopUp(Party party, long cents, string bank, string operating) => new(
        new ExpectedDocument("JournalEntry", party.Customer, party.Date, cents + cents, null),
        [
            new(bank, Nobody, cents), new(operating, Nobody, -cents),
            new(ChartOfAccounts.DueFromClients, party.Customer, cents), new(ChartOfAccounts.TrustLiability, party.Customer, -cents),
        ]);

    private static Voucher Sale(string kind, int direction, Party party, string number, IReadOnlyList<(string Account, long Cents)> parts)
    {
        var total = parts.Sum(part => part.Cents);
        return new Voucher(
            new ExpectedDocument(kind, party.Customer, party.Date, total, number),
            [
                new(ChartOfAccounts.Receivable, party.Customer, direction * total),
                .. parts.Select(part => new LedgerLine(part.Account, party.Customer, -direction * part.Cents)),
            ]);
    }
}

/// <summary>Whose document it is, and of which day.</summary>
internal sealed record Party(string Customer, DateOnly Date);
