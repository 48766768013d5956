using LegalSync.Domain.ExceptionQueue;

namespace LegalSync.Tests.Queries;

/// <summary>A catalogue of the screens' tests' own: its words are not the product's.</summary>
internal sealed class SampleCatalogue : IExceptionCatalogue
{
    public IReadOnlyList<ExceptionType> All { get; } =
    [
        Of("MAP-MATTER", "Matter not mapped", Severity.High, Owner.Bookkeeper,
            new("accept-match", "Accept the match"), new("map-matter", "Map to another customer", ResolutionInput.Customer, Letter: 'm'),
            new("create-customer", "Create the customer"), new("non-billing", "Never billed", NeedsReason: true, Letter: 'i')),
        Of("MAP-CUST-MISSING", "Customer missing in QuickBooks", Severity.High, Owner.Bookkeeper,
            new("recreate", "Create it again"), new("relink", "Link another customer", ResolutionInput.Customer, Letter: 'm')),
        Of("MAP-CODE", "Code not mapped", Severity.High, Owner.Bookkeeper,
            new("accept-item", "Accept the item"), new("map-code", "Map to another item", ResolutionInput.Item, Letter: 'm')),
        Of("MAP-ACCT", "Account missing in the chart", Severity.High, Owner.Administrator,
            new("map-account", "Choose an account", ResolutionInput.Account, Letter: 'm'), new("create-account", "Create the account")),
        Of("INV-AMOUNT", "Invoice amount differs", Severity.High, Owner.Bookkeeper,
            new("take-source", "Post ours"), new("keep-books", "Keep the ledger", NeedsReason: true, Letter: 'l')),
        Of("INV-DUP-NUMBER", "Invoice number taken", Severity.High, Owner.Bookkeeper,
            new("link-same", "It is the same invoice", ResolutionInput.Document, Letter: 'd'), new("renumber", "Post under another number", ResolutionInput.Text)),
        Of("PAY-NO-INVOICE", "Payment without invoice", Severity.High, Owner.Bookkeeper,
            new("pay-document", "It pays this invoice", ResolutionInput.Document, Letter: 'm'), new("unapplied", "Unapplied credit")),
        Of("TR-INSUFFICIENT", "Trust funds do not cover it", Severity.Critical, Owner.TrustLawyer, new ResolutionType("reject", "Reject it", NeedsReason: true)),
        Of("TR-NEGATIVE", "Client ledger below zero", Severity.Critical, Owner.TrustLawyer, new ResolutionType("top-up", "The firm makes it good", NeedsReason: true)),
        Of("SYS-UNSUPPORTED", "Cannot be posted yet", Severity.Medium, Owner.Bookkeeper, new ResolutionType("leave-manual", "Leave it to a person", NeedsReason: true, Letter: 'i')),
    ];

    public ExceptionType Find(ExceptionCode code) => All.Single(type => type.Code == code);

    private static ExceptionType Of(string code, string title, Severity severity, Owner owner, params ResolutionType[] ways) =>
        new(new ExceptionCode(code), title, severity, owner, Origin.Evaluation, TimeSpan.FromHours(severity == Severity.Critical ? 4 : 24), ways);
}
