using System.Collections.Frozen;
using System.Net;
using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>Every fault code of QuickBooks that we know, with what may be done after it and what a bookkeeper is told. The one place where a code is given a meaning.</summary>
public static class FaultTable
{
    private const string OurFault = "This is a mistake of LegalSync, not yours: nothing was written. Enter the document by hand and link it here, and report the code and the words below.";

    private static readonly FrozenDictionary<string, KnownFault> _known =
        FaultRows.All.ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);

    private static readonly KnownFault _unknown = new(
        "", FaultClass.Person, "QuickBooks refused it for a reason that LegalSync does not know.",
        "Read what QuickBooks says, mend it there, then send it again or link the document that was entered by hand.");

    /// <summary>All known codes.</summary>
    public static IReadOnlyCollection<KnownFault> Known => _known.Values;

    /// <summary>What may be done after a code. A code that nobody knows goes to a person; it is never taken for a success.</summary>
    public static FaultClass ClassOf(string code) => Find(code).Class;

    /// <summary>What may be done after several codes of one answer: what asks for the most care.</summary>
    public static FaultClass ClassOf(IEnumerable<Fault> faults) => faults.Select(fault => ClassOf(fault.Code)).DefaultIfEmpty(FaultClass.Person).Max();

    /// <summary>What may be done after an answer whose body says nothing. On a write a failure of the server does not say whether it was carried out.</summary>
    public static FaultClass ClassOf(HttpStatusCode status, bool isWrite) => (int)status switch
    {
        401 => FaultClass.RefreshThenOnce,
        403 => FaultClass.Person,
        429 => FaultClass.Wait,
        >= 500 when !isWrite => FaultClass.Wait,
        _ => FaultClass.Ambiguous,
    };

    /// <summary>What is known of a code, with or without leading zeros.</summary>
    public static KnownFault Find(string code) => _known.GetValueOrDefault(code.Trim().TrimStart('0'), _unknown);

    /// <summary>What a person reads about a fault: what happened, what to do, and QuickBooks' own words.</summary>
    public static string SentenceOf(Fault fault)
    {
        var known = Find(fault.Code);
        var (meaning, remedy) = ByDetail(fault) ?? (known.Meaning, known.Remedy);
        return RefusalText.Write(meaning, known.Class == FaultClass.Bug ? OurFault : remedy, fault.Sentence);
    }

    /// <summary>Two codes stand for several conditions; what they mean stands in their words alone.</summary>
    private static (string Meaning, string Remedy)? ByDetail(Fault fault) => fault.Code switch
    {
        "610" when Says(fault, "inactive") => (
            "Something that the posting names was made inactive in QuickBooks.",
            "Make the customer, item or account active again in QuickBooks, or map the matter or code to another one, then send it again."),
        "610" when Says(fault, "deleted") => (
            "Somebody deleted in QuickBooks what the posting names.",
            "Decide whether the deletion was meant: if so, leave this item to manual; if not, enter the document in QuickBooks again and link it."),
        "6000" when Says(fault, "choose a customer") => (
            "A line on accounts receivable has no customer.",
            "Check the account that the item or trust routing is mapped to: it should not be accounts receivable. Then send it again."),
        "6000" when Says(fault, "period") || Says(fault, "closing date") => (
            "The posting is dated in a closed period.", FaultRows.ClosedBooks),
        _ => null,
    };

    private static bool Says(Fault fault, string words) =>
        fault.Detail.Contains(words, StringComparison.OrdinalIgnoreCase) || fault.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
