namespace LegalSync.Domain.Reconciliation;

/// <summary>Whether rows of two kinds can record the same thing.</summary>
internal enum KindFit
{
    /// <summary>They cannot: an invoice and its payment share a number and are not one another.</summary>
    Apart,

    /// <summary>They should not, but are often keyed for one another: an invoice and a credit memo.</summary>
    Miskeyed,

    /// <summary>They can, as a payment is a deposit in simpler books; or one side does not say.</summary>
    Compatible,

    /// <summary>They say the same.</summary>
    Same,
}

/// <summary>Answers <see cref="KindFit"/> for the kinds that two files use.</summary>
/// <param name="depositsAreTheirOwn">Both files tell deposits from payments, so one is no longer a loose word for the other.</param>
internal sealed class KindTable(bool depositsAreTheirOwn)
{
    /// <summary>How two kinds go together; the order of the two does not matter.</summary>
    public KindFit Fit(RecordKind one, RecordKind other)
    {
        if (one == other)
        {
            return KindFit.Same;
        }

        var (low, high) = one < other ? (one, other) : (other, one);
        return (low, high) switch
        {
            (RecordKind.Unknown, _) => KindFit.Compatible,
            (RecordKind.Payment, RecordKind.Deposit) => depositsAreTheirOwn ? KindFit.Miskeyed : KindFit.Compatible,
            (RecordKind.Payment or RecordKind.Deposit or RecordKind.Expense, RecordKind.Transfer) => KindFit.Compatible,
            (RecordKind.Expense, RecordKind.Refund) => KindFit.Compatible,
            (RecordKind.Invoice, RecordKind.Credit or RecordKind.Journal) => KindFit.Miskeyed,
            (RecordKind.Credit, RecordKind.Payment or RecordKind.Refund) => KindFit.Miskeyed,
            (_, RecordKind.Journal) => KindFit.Compatible,
            _ => KindFit.Apart,
        };
    }
}
