namespace LegalSync.Sandbox.Firm.Manual;

/// <summary>What a planted discrepancy keeps out of the books: nobody entered it by hand either, since something about it has to be settled first.</summary>
internal sealed class WaitingForCards(FirmPlan plan)
{
    private readonly HashSet<string> _subjects = [.. plan.Planted.Where(planted => planted.Subject.System == "Smokeball").Select(planted => planted.Subject.Key)];
    private readonly HashSet<PracticeMatter?> _withoutCustomer =
        [.. plan.Planted.Where(planted => planted.Code is "MAP-MATTER" or "MAP-CUST-MISSING").Select(planted => planted.Matter)];

    private readonly HashSet<PracticeMatter?> _overdrawn = [.. plan.Planted.Where(planted => planted.Code == "TR-NEGATIVE").Select(planted => planted.Matter)];

    /// <summary>Matters that something is planted on, or that use a code or an account without a counterpart.</summary>
    public IEnumerable<PracticeMatter> Matters =>
    [
        .. plan.Planted.Select(planted => planted.Matter).OfType<PracticeMatter>(),
        .. plan.Fees.Where(fee => plan.Books.ItemOf(fee.Code) is null).Select(fee => fee.Matter),
        .. plan.Movements.Where(IsWithoutAccount).Select(movement => movement.Matter).OfType<PracticeMatter>(),
    ];

    public bool Stops(PracticeInvoice invoice) => _subjects.Contains(invoice.Id) || _withoutCustomer.Contains(invoice.Matter)
        || invoice.Entries.Exists(entry => entry.Claimed > 0m && plan.Books.ItemOf(entry.Code) is null);

    public bool Stops(BankMovement movement) => _subjects.Contains(movement.Id) || _withoutCustomer.Contains(movement.Matter)
        || (movement.Kind == MovementKind.VendorPayment && _overdrawn.Contains(movement.Matter))
        || (movement.Pays is { } invoice && (Stops(invoice) || invoice.Issued < plan.StartDate))
        || IsWithoutAccount(movement);

    private bool IsWithoutAccount(BankMovement movement) => !plan.Books.Accounts.Exists(account => account.Name == movement.Account.Name);
}
