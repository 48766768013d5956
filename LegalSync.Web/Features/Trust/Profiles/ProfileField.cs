using System.Globalization;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Profiles;
using LegalSync.Web.Features.Trust.Overview;

namespace LegalSync.Web.Features.Trust.Profiles;

/// <summary>One field of a profile as it is shown and typed.</summary>
/// <param name="key">Its name in the profile.</param>
/// <param name="label">What it is called.</param>
/// <param name="options">Values to choose from, each with its words; none for a number.</param>
public sealed class ProfileField(string key, string label, IReadOnlyList<(string Value, string Text)> options)
{
    /// <summary>Its name in the profile.</summary>
    public string Key { get; } = key;

    /// <summary>What it is called.</summary>
    public string Label { get; } = label;

    /// <summary>Values to choose from; none for a number.</summary>
    public IReadOnlyList<(string Value, string Text)> Options { get; } = options;

    /// <summary>Its value; empty for none.</summary>
    public string Value { get; set; } = "";

    /// <summary>True when somebody read the rule itself.</summary>
    public bool IsVerified { get; set; }

    /// <summary>The value in words.</summary>
    public string Text => Options.Count > 0 ? Options.FirstOrDefault(option => option.Value == Value).Text ?? Value : Value.Length == 0 ? "none named" : Value;
}

/// <summary>The fields of a profile.</summary>
public static class ProfileFields
{
    private const string Yes = "True";
    private const string No = "False";
    private static readonly (string, string)[] _yesNo = [(Yes, "yes"), (No, "no")];

    private static readonly (string, string)[] _exceptions =
    [
        .. new InstrumentKind[][] { [], [InstrumentKind.CashiersCheck], [InstrumentKind.Wire], [InstrumentKind.CashiersCheck, InstrumentKind.Wire] }
            .Select(kinds => (Join(kinds), kinds.Length == 0 ? "none" : string.Join(" and ", kinds.Select(TrustWords.Of)))),
    ];

    /// <summary>The fields of a profile with their values.</summary>
    public static IReadOnlyList<ProfileField> Of(JurisdictionProfile profile) =>
    [
        Field(nameof(profile.RetentionYears), "Years that records are kept", [], profile.RetentionYears, Text),
        Field(nameof(profile.RetentionFrom), "Kept from", [("Termination", "end of the representation"), ("FinalDistribution", "last distribution"), ("Event", "the event itself")], profile.RetentionFrom, value => $"{value}"),
        Field(nameof(profile.Reconcile), "Reconciled", [("Month", "each month"), ("SixtyDays", "every sixty days"), ("Quarter", "each quarter")], profile.Reconcile, value => $"{value}"),
        Field(nameof(profile.ThreeWay), "Three-way reconciliation", _yesNo, profile.ThreeWay, value => $"{value}"),
        Field(nameof(profile.Signatory), "Who releases", [("Lawyer", "a lawyer alone"), ("SupervisedStaff", "a lawyer or supervised staff")], profile.Signatory, value => $"{value}"),
        Field(nameof(profile.CashAllowed), "Cash may leave", _yesNo, profile.CashAllowed, value => $"{value}"),
        Field(nameof(profile.GoodFundsExceptions), "Paid out before collected, on a person's word", Exceptions(profile.GoodFundsExceptions.Value), profile.GoodFundsExceptions, Join),
        Field(nameof(profile.FeeNotice), "Notice of fees withdrawn", [("None", "none asked for"), ("OnOrBefore", "on or before the withdrawal")], profile.FeeNotice, value => $"{value}"),
        Field(nameof(profile.ReceiptNoticeDays), "Days to tell the client of a receipt", [], profile.ReceiptNoticeDays, Text),
        Field(nameof(profile.DistributionDays), "Days until money not distributed is late", [], profile.DistributionDays, Text),
        Field(nameof(profile.UnidentifiedMonths), "Months until an unidentified receipt goes on", [], profile.UnidentifiedMonths, Text),
        Field(nameof(profile.SignerMayReconcile), "Who signs cheques may reconcile", _yesNo, profile.SignerMayReconcile, value => $"{value}"),
        Field(nameof(profile.PreparerMayApprove), "Who prepared a release may approve it", _yesNo, profile.PreparerMayApprove, value => $"{value}"),
        Field(nameof(profile.ReviewSample), "Transactions a lawyer looks through each quarter", [], profile.ReviewSample, Text),
        Field(nameof(profile.DormantYears), "Years without a movement until unclaimed", [], profile.DormantYears, Text),
    ];

    /// <summary>A profile with the values of fields; null when a number is none, and <paramref name="wrong"/> names the field.</summary>
    public static JurisdictionProfile? Read(JurisdictionProfile profile, IReadOnlyList<ProfileField> fields, out string? wrong)
    {
        var byKey = fields.ToDictionary(field => field.Key, StringComparer.Ordinal);
        wrong = fields.FirstOrDefault(field => field.Options.Count == 0 && !IsNumber(field))?.Key;
        return wrong is not null ? null : profile with
        {
            RetentionYears = Ruled(byKey[nameof(profile.RetentionYears)], value => Number(value) ?? 0),
            RetentionFrom = Ruled(byKey[nameof(profile.RetentionFrom)], Enum.Parse<RetentionFrom>),
            Reconcile = Ruled(byKey[nameof(profile.Reconcile)], Enum.Parse<ReconcileEvery>),
            ThreeWay = Ruled(byKey[nameof(profile.ThreeWay)], value => value == Yes),
            Signatory = Ruled(byKey[nameof(profile.Signatory)], Enum.Parse<Signatory>),
            CashAllowed = Ruled(byKey[nameof(profile.CashAllowed)], value => value == Yes),
            GoodFundsExceptions = Ruled<IReadOnlyList<InstrumentKind>>(byKey[nameof(profile.GoodFundsExceptions)], value => [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<InstrumentKind>)]),
            FeeNotice = Ruled(byKey[nameof(profile.FeeNotice)], Enum.Parse<FeeNotice>),
            ReceiptNoticeDays = Ruled(byKey[nameof(profile.ReceiptNoticeDays)], Number),
            DistributionDays = Ruled(byKey[nameof(profile.DistributionDays)], Number),
            UnidentifiedMonths = Ruled(byKey[nameof(profile.UnidentifiedMonths)], Number),
            SignerMayReconcile = Ruled(byKey[nameof(profile.SignerMayReconcile)], value => value == Yes),
            PreparerMayApprove = Ruled(byKey[nameof(profile.PreparerMayApprove)], value => value == Yes),
            ReviewSample = Ruled(byKey[nameof(profile.ReviewSample)], value => Number(value) ?? 0),
            DormantYears = Ruled(byKey[nameof(profile.DormantYears)], Number),
        };
    }

    private static ProfileField Field<T>(string key, string label, IReadOnlyList<(string, string)> options, Ruled<T> ruled, Func<T, string> write) =>
        new(key, label, options) { Value = write(ruled.Value), IsVerified = ruled.IsVerified };

    private static Ruled<T> Ruled<T>(ProfileField field, Func<string, T> read) => new(read(field.Value), field.IsVerified);

    private static (string, string)[] Exceptions(IReadOnlyList<InstrumentKind> kinds) =>
        _exceptions.Any(one => one.Item1 == Join(kinds)) ? _exceptions : [.. _exceptions, (Join(kinds), string.Join(" and ", kinds.Select(TrustWords.Of)))];

    private static string Join(IReadOnlyList<InstrumentKind> kinds) => string.Join(',', kinds);

    private static bool IsNumber(ProfileField field) =>
        field.Value.Trim().Length == 0 ? field.Key is not (nameof(JurisdictionProfile.RetentionYears) or nameof(JurisdictionProfile.ReviewSample)) : Number(field.Value) is not null;

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1000 ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(int? number) => number is { } known ? Text(known) : "";
}
