using LegalSync.Domain.ExceptionQueue.Definitions;

namespace LegalSync.Domain.ExceptionQueue;

/// <summary>The catalogue of this version: every definition, once.</summary>
public sealed class ExceptionCatalogue : IExceptionCatalogue
{
    private readonly Dictionary<ExceptionCode, ExceptionDefinition> _definitions;

    /// <summary>All definitions of this version.</summary>
    public ExceptionCatalogue()
    {
        ExceptionDefinition[] all =
        [
            new MapMatterDefinition(), new MapCustomerMissingDefinition(), new MapCodeDefinition(), new MapAccountDefinition(),
            new InvoiceAmountDefinition(), new InvoiceDuplicateNumberDefinition(), new PaymentNoInvoiceDefinition(), new PaymentDuplicateDefinition(),
            new TrustInsufficientDefinition(), new TrustNegativeDefinition(), new TrustPostFailedDefinition(),
            new QueueLagDefinition(), new AuthorisationDefinition(), new TimeoutUnknownDefinition(), new UnsupportedDefinition(),
            new ConnectorCollisionDefinition(), new ValidationDefinition(), new ModeDemotedDefinition(),
            new InvoiceVoidedInBooksDefinition(), new InvoiceEditedInBooksDefinition(), new InvoiceEditedAfterPostDefinition(), new InvoiceVoidedAtSourceDefinition(),
            new PaymentVoidedInBooksDefinition(), new PaymentEditedInBooksDefinition(), new PaymentWrongInvoiceDefinition(), new PaymentDepositedLockedDefinition(),
            new TrustReturnedDefinition(), new TrustCrossClientDefinition(), new TrustEarnedNoInvoiceDefinition(), new TrustFeeExceedsInvoiceDefinition(),
            new TrustUnidentifiedDefinition(), new TrustShortDefinition(), new TrustForbiddenDefinition(), new ChartFullDefinition(),
            new TrustDirectDefinition(), new TrustOneSidedDefinition(), new ClosedPeriodDefinition(),
            .. TrustWatchDefinitions.All,
            .. ReconciliationDefinitions.All,
        ];
        _definitions = all.ToDictionary(definition => definition.Type.Code);
        All = [.. all.Select(definition => definition.Type)];
    }

    /// <inheritdoc />
    public IReadOnlyList<ExceptionType> All { get; }

    /// <inheritdoc />
    public ExceptionType Find(ExceptionCode code) => Definition(code).Type;

    /// <summary>The definition of a code.</summary>
    public ExceptionDefinition Definition(ExceptionCode code) =>
        _definitions.TryGetValue(code, out var definition) ? definition : throw new ArgumentException($"The catalogue has no {code}.", nameof(code));
}
