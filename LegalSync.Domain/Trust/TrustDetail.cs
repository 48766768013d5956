using System.Text.RegularExpressions;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust;

/// <summary>By what money moves. Stored: a number is never reused.</summary>
public enum InstrumentKind
{
    /// <summary>Nobody has said.</summary>
    Unknown = 1,

    /// <summary>A personal or business cheque.</summary>
    Check = 2,

    /// <summary>A cashier's or certified cheque of a bank.</summary>
    CashiersCheck = 3,

    /// <summary>A wire.</summary>
    Wire = 4,

    /// <summary>An electronic debit or credit through the clearing house.</summary>
    ElectronicCheck = 5,

    /// <summary>A card, paid out by its processor.</summary>
    Card = 6,

    /// <summary>Cash.</summary>
    Cash = 7,

    /// <summary>Between ledgers or accounts of the firm: the bank sees at most one line.</summary>
    Transfer = 8,
}

/// <summary>What is known of a movement's instrument, party and purpose.</summary>
/// <param name="Instrument">By what it moved.</param>
/// <param name="Number">Cheque number or reference; empty where there is none.</param>
/// <param name="Party">Payor or payee; empty where unknown.</param>
/// <param name="Purpose">What for; empty where unknown.</param>
public sealed partial record SuppliedDetail(InstrumentKind Instrument, string Number, string Party, string Purpose)
{
    /// <summary>Nothing is known.</summary>
    public static SuppliedDetail None { get; } = new(InstrumentKind.Unknown, "", "", "");

    /// <summary>True when party and purpose are there, and a number where the instrument is a cheque.</summary>
    public bool IsComplete => Party.Length > 0 && Purpose.Length > 0 && (Instrument != InstrumentKind.Check || Number.Length > 0);

    /// <summary>Reads what a practice system supplies: it names payor and purpose in one text, and a cheque number only in the reference.</summary>
    /// <param name="reference">The reference; <c>Check 1042</c> says instrument and number, anything else a number alone.</param>
    /// <param name="description">Payor, reason and description, joined by colons.</param>
    public static SuppliedDetail Read(string reference, string description)
    {
        var check = CheckReference().Match(reference);
        var wire = WireReference().IsMatch(reference);
        var said = description.Trim();
        var colon = said.IndexOf(": ", StringComparison.Ordinal);
        return new SuppliedDetail(
            check.Success ? InstrumentKind.Check : wire ? InstrumentKind.Wire : InstrumentKind.Unknown,
            check.Success ? check.Groups[1].Value : reference.Trim(),
            colon > 0 ? said[..colon] : said.Length > 0 ? said : reference.Trim(),
            colon > 0 ? said[(colon + 2)..] : said.Length > 0 ? said : reference.Trim());
    }

    /// <summary>The same with what a person completed in place of what was supplied, field by field.</summary>
    public SuppliedDetail With(TrustDetail? completed) => completed is null ? this : new SuppliedDetail(
        completed.Instrument == InstrumentKind.Unknown ? Instrument : completed.Instrument,
        completed.Number.Length > 0 ? completed.Number : Number,
        completed.Party.Length > 0 ? completed.Party : Party,
        completed.Purpose.Length > 0 ? completed.Purpose : Purpose);

    [GeneratedRegex(@"^\s*(?:check|cheque|chk|ck)\s*(?:no\.?|#)?\s*(\d{1,10})\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex CheckReference();

    [GeneratedRegex(@"^\s*wire\b", RegexOptions.IgnoreCase)]
    private static partial Regex WireReference();
}

/// <summary>What a person completed of one movement. Append-only: the latest row counts, the earlier ones stay.</summary>
public sealed class TrustDetail
{
    private TrustDetail(BooksId books, BankAccountId account, SourceId source, string party, string number, string purpose) =>
        (Books, Account, Source, Party, Number, Purpose) = (books, account, source, party, number, purpose);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>The practice system's key of the movement.</summary>
    public SourceId Source { get; private set; }

    /// <summary>Payor or payee.</summary>
    public string Party { get; private set; }

    /// <summary>By what it moved.</summary>
    public InstrumentKind Instrument { get; private set; }

    /// <summary>Cheque number or reference.</summary>
    public string Number { get; private set; }

    /// <summary>What for.</summary>
    public string Purpose { get; private set; }

    /// <summary>Who completed it, by key.</summary>
    public string ById { get; private set; } = "";

    /// <summary>Who, as shown.</summary>
    public string By { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Completes a movement.</summary>
    public static TrustDetail Complete(BooksId books, DetailOf movement, SuppliedDetail detail, Actor actor, DateTimeOffset at) =>
        new(books, movement.Account, movement.Source, detail.Party.Trim(), detail.Number.Trim(), detail.Purpose.Trim())
        {
            Instrument = detail.Instrument,
            ById = actor.Id,
            By = actor.Display,
            At = at,
        };
}

/// <summary>Which movement a detail is about.</summary>
public sealed record DetailOf(BankAccountId Account, SourceId Source);
