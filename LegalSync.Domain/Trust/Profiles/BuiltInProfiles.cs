namespace LegalSync.Domain.Trust.Profiles;

/// <summary>
/// The profiles that ship. A field is verified when the rule's own text was read for this product; what was seen in second hand or is common
/// knowledge is not, and the strictest common value counts in its place.
/// </summary>
public static class BuiltInProfiles
{
    private static readonly DateOnly _read = new(2026, 11, 20);

    /// <summary>All, by code.</summary>
    public static IReadOnlyList<JurisdictionProfile> All { get; } =
    [
        Of("ABA", "American Bar Association (model rules)", "Model Rule 1.15; Model Rules for Client Trust Account Records (2010)", 2010) with
        {
            RetentionYears = Read(5), RetentionFrom = Read(RetentionFrom.Termination), Reconcile = Read(ReconcileEvery.Quarter),
            Notes = "Firm money solely to pay bank service charges. Overdrafts are reported by the bank.",
        },
        Of("CA", "California", "Rule 1.15; Client Trust Account Protection Program", 2023) with
        {
            RetentionYears = Seen(5), RetentionFrom = Seen(RetentionFrom.FinalDistribution), Reconcile = Read(ReconcileEvery.Month),
            ReceiptNoticeDays = Read<int?>(14), DistributionDays = Read<int?>(45),
            Notes = "Accounts are registered and assessed each year.",
        },
        Of("NY", "New York", "Rule 1.15; 22 NYCRR 1300", 2009) with
        {
            RetentionYears = Seen(7), RetentionFrom = Seen(RetentionFrom.Event), Signatory = Seen(Signatory.Lawyer), CashAllowed = Seen(false),
            Notes = "Cheques name their payee; none to cash. The bank takes part in the dishonoured-cheque scheme. The rule names no frequency of reconciliation.",
        },
        Of("TX", "Texas", "DR 1.15 (1.14 until 2024); TRDP 17.10", 2024) with
        {
            RetentionYears = Read(5), RetentionFrom = Read(RetentionFrom.FinalDistribution),
            Notes = "Records show date, amount, source and explanation. The rule names no frequency; the bar tells lawyers to reconcile each month.",
        },
        Of("FL", "Florida", "Rules 5-1.1 and 5-1.2", 2016) with
        {
            RetentionYears = Seen(6), Reconcile = Read(ReconcileEvery.Month), ThreeWay = Read(true),
            GoodFundsExceptions = Read<IReadOnlyList<InstrumentKind>>([InstrumentKind.CashiersCheck, InstrumentKind.Wire]),
            Notes = "A shortage may be replenished, and the bar is told at once. Firms of several lawyers have a written trust plan. Who relies on an exception answers for it.",
        },
        Of("IL", "Illinois", "Rules 1.15A to 1.15C", 2023) with
        {
            RetentionYears = Read(7), RetentionFrom = Read(RetentionFrom.Termination), Reconcile = Read(ReconcileEvery.Quarter), ThreeWay = Read(true),
            CashAllowed = Read(false), UnidentifiedMonths = Read<int?>(12),
            Notes = "Records of electronic transfers name who authorised them and the far account. The bank reports overdrafts.",
        },
        Of("NJ", "New Jersey", "R. 1:21-6; RPC 1.15", 2000) with
        {
            RetentionYears = Seen(7), Reconcile = Seen(ReconcileEvery.Month), ThreeWay = Seen(true),
            Notes = "Money must be cleared, not merely available. Random audits cover two years.",
        },
        Of("WA", "Washington", "RPC 1.15A and 1.15B", 2014) with
        {
            RetentionYears = Read(7), RetentionFrom = Read(RetentionFrom.Event), Reconcile = Read(ReconcileEvery.Month), CashAllowed = Read(false),
            Notes = "A written accounting goes to each client every year.",
        },
        Of("NC", "North Carolina", "Rules 1.15-2 and 1.15-3", 2016) with
        {
            RetentionYears = Read(6), Reconcile = Read(ReconcileEvery.Month), ReviewSample = Read(3), SignerMayReconcile = Read(false),
            GoodFundsExceptions = Read<IReadOnlyList<InstrumentKind>>([InstrumentKind.CashiersCheck, InstrumentKind.Wire]),
            Notes = "A lawyer looks through three transactions at random each quarter.",
        },
        Of("GA", "Georgia", "Rules 1.15(I) to 1.15(III)", 2016) with
        {
            RetentionYears = Seen(6), Notes = "Every overdraft is reported, also one that the bank caused.",
        },
        Of("MA", "Massachusetts", "Rule 1.15", 2015) with
        {
            RetentionYears = Seen(6), Reconcile = Seen(ReconcileEvery.SixtyDays), ThreeWay = Seen(true), FeeNotice = Seen(FeeNotice.OnOrBefore),
            Notes = "A disputed withdrawal is restored.",
        },
        Of("VA", "Virginia", "Rule 1.15", 2020) with
        {
            RetentionYears = Seen(5), Reconcile = Read(ReconcileEvery.Month), Notes = "All reconciliations are monthly since March 15, 2020.",
        },
        Of("AZ", "Arizona", "Rule 43", 2022) with
        {
            RetentionYears = Read(5), RetentionFrom = Read(RetentionFrom.Termination), Reconcile = Read(ReconcileEvery.Month), ThreeWay = Read(true),
        },
        Of("PA", "Pennsylvania", "Rule 1.15(c)", 2008) with { RetentionYears = Seen(5), Reconcile = Seen(ReconcileEvery.Month) },
        Disabled("OH", "Ohio", 7), Disabled("CO", "Colorado", 7), Disabled("CT", "Connecticut", 7), Disabled("MD", "Maryland", 5), Disabled("MN", "Minnesota", 6),
        Disabled("WI", "Wisconsin", 6), Disabled("SC", "South Carolina", 6), Disabled("TN", "Tennessee", 5), Disabled("LA", "Louisiana", 5), Disabled("IA", "Iowa", 6),
    ];

    private static JurisdictionProfile Of(string code, string name, string citation, int year) => new(code, name, citation, new DateOnly(year, 1, 1)) { VerifiedOn = _read };

    private static JurisdictionProfile Disabled(string code, string name, int years) =>
        new(code, name, "Rule 1.15 of the state", new DateOnly(2000, 1, 1)) { IsEnabled = false, RetentionYears = Seen(years), Notes = "Nobody has read this state's rules for this product." };

    private static Ruled<T> Read<T>(T value) => new(value, true);

    private static Ruled<T> Seen<T>(T value) => new(value, false);
}
