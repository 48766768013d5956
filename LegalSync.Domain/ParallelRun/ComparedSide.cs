using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>
/// One document as a comparison sees it, whichever side it comes from: one leg of what LegalSync would have posted, or one record made by hand.
/// Names are those of the books, so that both sides speak of the same things.
/// </summary>
/// <param name="Key">What names it within its side: <c>EVENT#LEG</c> of ours; <c>Invoice 123</c> or <c>row 17</c> of theirs.</param>
/// <param name="Stream">The stream it belongs to; of theirs, as its kind and accounts tell.</param>
/// <param name="Date">Ledger date.</param>
/// <param name="Amount">What the document totals, positive.</param>
public sealed record ComparedSide(string Key, WorkKind Stream, DateOnly Date, Money Amount)
{
    /// <summary>The kind of document in the books.</summary>
    public required BooksKind Document { get; init; }

    /// <summary>Number or reference; empty when there is none.</summary>
    public string Number { get; init; } = "";

    /// <summary>The customer's full name in the books, client in front.</summary>
    public string Customer { get; init; } = "";

    /// <summary>The customer's key in the books, where it is known.</summary>
    public string CustomerKey { get; init; } = "";

    /// <summary>The bank account that moves, by its name in the books; empty for an invoice.</summary>
    public string Bank { get; init; } = "";

    /// <summary>True when money comes in (deposit, payment), false when it goes out; null where neither is meant (invoice, journal).</summary>
    public bool? IsIn { get; init; }

    /// <summary>True when the bank account holds client money, false when it is the firm's; null where nobody can say.</summary>
    public bool? IsTrust { get; init; }

    /// <summary>Sales tax.</summary>
    public Money? Tax { get; init; }

    /// <summary>Its lines, largest first, then by text; a record from a spreadsheet may have none.</summary>
    public IReadOnlyList<ComparedLine> Lines { get; init; } = [];

    /// <summary>The number of the invoice it pays, of a payment; empty when it pays none.</summary>
    public string Pays { get; init; } = "";

    /// <summary>True when the side cannot say something that the other can (a spreadsheet without lines): such fields are not compared.</summary>
    public bool IsSummary { get; init; }
}

/// <summary>One line of a compared document.</summary>
/// <param name="Amount">Its amount, with the sign of the document.</param>
public sealed record ComparedLine(Money Amount)
{
    /// <summary>The item's name; empty where lines name accounts.</summary>
    public string Item { get; init; } = "";

    /// <summary>The account's name; of an item, the income account where it is known.</summary>
    public string Account { get; init; } = "";

    /// <summary>The customer it names, by full name; empty where the document's head names it.</summary>
    public string Customer { get; init; } = "";

    /// <summary>The class; empty when there is none.</summary>
    public string Class { get; init; } = "";
}

/// <summary>What is compared. Stored: a number is never reused.</summary>
public enum ComparedField
{
    /// <summary>What the document totals.</summary>
    Amount = 1,

    /// <summary>Whether trust money comes in or goes out, and on which side of the firm's money it stands.</summary>
    Side = 2,

    /// <summary>The customer.</summary>
    Customer = 3,

    /// <summary>The bank account.</summary>
    Bank = 4,

    /// <summary>The items of the lines.</summary>
    Items = 5,

    /// <summary>The accounts of the lines.</summary>
    Accounts = 6,

    /// <summary>The amounts of the lines.</summary>
    Lines = 7,

    /// <summary>Sales tax.</summary>
    Tax = 8,

    /// <summary>Class.</summary>
    Class = 9,

    /// <summary>Ledger date.</summary>
    Date = 10,

    /// <summary>Number or reference.</summary>
    Number = 11,

    /// <summary>The invoice that is paid.</summary>
    Pays = 12,

    /// <summary>The kind of document.</summary>
    Document = 13,
}

/// <summary>One field of a pair, side by side.</summary>
/// <param name="Field">Which.</param>
/// <param name="Ours">As LegalSync would have posted it, for a person.</param>
/// <param name="Theirs">As it was posted by hand, for a person.</param>
/// <param name="IsEqual">Whether they agree; money has no tolerance.</param>
public sealed record FieldComparison(ComparedField Field, string Ours, string Theirs, bool IsEqual)
{
    /// <summary>The kept convention that explains the difference, if one does.</summary>
    public long? Convention { get; init; }
}

/// <summary>What fields mean for evidence.</summary>
public static class ComparedFields
{
    /// <summary>True for fields whose error moves money to a wrong place: amount, side, customer, accounts, items, tax, what is paid. The rest is form: how a sum is split into lines moves nothing, for its sums by item, account and client are compared by themselves.</summary>
    public static bool IsValue(this ComparedField field) => field is (<= ComparedField.Tax and not ComparedField.Lines) or ComparedField.Pays or ComparedField.Document;
}
