namespace LegalSync.Sandbox.Firm.Making;

/// <summary>The firm's own list of activity codes.</summary>
internal static class CodeList
{
    public const string FlatFee = "EP190";
    public const string CourtFees = "E112";
    public const string Copies = "E101";

    public static readonly (string Code, string Description, EntryKind Kind, decimal Rate)[] All =
    [
        ("EP100", "Intake conference", EntryKind.Time, 0m),
        ("EP110", "Plan design", EntryKind.Time, 0m),
        ("EP120", "Will drafting", EntryKind.Time, 0m),
        ("EP130", "Trust drafting", EntryKind.Time, 0m),
        ("EP140", "Powers of attorney and directives", EntryKind.Time, 0m),
        ("EP150", "Signing ceremony", EntryKind.Time, 0m),
        ("EP160", "Trust funding", EntryKind.Time, 0m),
        (FlatFee, "Flat fee plan", EntryKind.Fixed, 0m),
        ("PR200", "Probate pleadings", EntryKind.Time, 0m),
        ("PR210", "Inventory and accounting", EntryKind.Time, 0m),
        (Copies, "Copying", EntryKind.Expense, 0.25m),
        ("E107", "Courier", EntryKind.Expense, 38.50m),
        (CourtFees, "Court and filing fees", EntryKind.Expense, 210m),
        ("E118", "Recording and certified copies", EntryKind.Expense, 27m),
    ];

    public static readonly (string Code, string Description)[] WithoutItem =
        [("EP175", "Digital assets inventory"), ("EP185", "Pet trust drafting"), ("PR240", "Ancillary probate"), ("EP199", "Beneficiary mediation")];
}
