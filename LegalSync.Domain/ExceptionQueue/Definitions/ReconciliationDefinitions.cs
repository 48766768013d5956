using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Reconciling;

namespace LegalSync.Domain.ExceptionQueue.Definitions;

/// <summary>The cards of statements and reconciliations. Each is about a trust account, a line of the bank or an entry of its journal.</summary>
public sealed class ReconciliationDefinition : ExceptionDefinition
{
    internal ReconciliationDefinition(ExceptionType type) => Type = type;

    /// <inheritdoc />
    public override ExceptionType Type { get; }

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        ReconciliationDefinitions.OutstandingId => Explain(context, ItemClass.Timing, "is carried as outstanding until the bank shows it"),
        ReconciliationDefinitions.BookErrorId => Explain(context, ItemClass.BookError, "is carried as an error of the books until its source is corrected"),
        ReconciliationDefinitions.UnidentifiedId => Explain(context, ItemClass.Unidentified, "is carried as unidentified until its owner is known"),
        ReconciliationDefinitions.CutOffId => Explain(context, ItemClass.CutOff, "is carried as a matter of dates: the journal books it in the next period"),
        ReconciliationDefinitions.BankErrorId when string.IsNullOrWhiteSpace(context.Input) => ResolutionPlan.No("Write the bank's ticket or the date of the letter."),
        ReconciliationDefinitions.BankErrorId => Explain(context, ItemClass.BankError, "is carried as an error of the bank under that ticket"),
        StandardResolutions.ReadAgainId => ResolutionPlan.Do("Both systems are read again now and the account is compared anew; the card closes by itself when its condition is gone.", new SyncEffect()),
        _ => ResolutionPlan.No($"“{context.Choice.Resolution}” is not a way out of this card."),
    };

    private static ResolutionPlan Explain(ResolutionContext context, ItemClass @class, string what)
    {
        // The subject is "account|member": a member key has a colon, an account's key has no bar.
        var bar = context.Subject.Id.IndexOf('|', StringComparison.Ordinal);
        var (account, about) = bar < 0 ? (context.Card.TrustAccount.Value, context.Subject.Id) : (context.Subject.Id[..bar], context.Subject.Id[(bar + 1)..]);
        return ResolutionPlan.Do(
            $"It {what}; the reconciliation and its report say so with your reason.",
            new DirectiveEffect(DirectiveKind.ExplainItem, ItemDirective.EventOf(new Capture.BankAccountId(account)), ItemDirective.Write(new MemberKey(about), @class, context.Input ?? "")));
    }
}

/// <summary>The catalogue's lines about statements and reconciliations.</summary>
public static class ReconciliationDefinitions
{
    internal const string OutstandingId = "outstanding";
    internal const string BookErrorId = "book-error";
    internal const string UnidentifiedId = "unidentified";
    internal const string CutOffId = "cut-off";
    internal const string BankErrorId = "bank-error";

    private static readonly ResolutionType _outstanding = new(OutstandingId, "Carry as outstanding", NeedsReason: true, Letter: 'o');
    private static readonly ResolutionType _bookError = new(BookErrorId, "Error of the books", NeedsReason: true);
    private static readonly ResolutionType _unidentified = new(UnidentifiedId, "Owner unknown", NeedsReason: true);
    private static readonly ResolutionType _cutOff = new(CutOffId, "Booked in the next period", NeedsReason: true);
    private static readonly ResolutionType _bankError = new(BankErrorId, "Error of the bank", ResolutionInput.Text, NeedsReason: true, Letter: 'b');

    /// <summary>All of them, in catalogue order.</summary>
    public static IReadOnlyList<ExceptionDefinition> All { get; } =
    [
        Define(Codes.Unbalanced, "Three-way reconciliation differs", Severity.Critical, Owner.TrustLawyer),
        Define(Codes.BankUnmatched, "Bank line without an entry", Severity.High, Owner.Bookkeeper, _bankError, _bookError, _unidentified, _cutOff),
        Define(Codes.BookUnmatched, "Entry not seen at the bank", Severity.Medium, Owner.Bookkeeper, _outstanding, _bookError, _bankError),
        Define(Codes.MatchAmbiguous, "Bank line fits several entries", Severity.Medium, Owner.Bookkeeper, _unidentified),
        Define(Codes.BankError, "Bank has not corrected its error", Severity.High, Owner.Bookkeeper, _bankError),
        Define(Codes.StatementGap, "Statements do not follow on", Severity.High, Owner.Bookkeeper),
        Define(Codes.StatementFile, "Statement cannot be taken", Severity.High, Owner.Bookkeeper),
        Define(Codes.ReconciliationLate, "Trust account not reconciled in time", Severity.High, Owner.TrustLawyer),
        Define(Codes.SignedChanged, "Signed period changed", Severity.Critical, Owner.TrustLawyer),
        Define(Codes.TrustBankOverdraft, "Trust bank account below zero", Severity.Critical, Owner.TrustLawyer),
    ];

    private static ReconciliationDefinition Define(ExceptionCode code, string title, Severity severity, Owner owner, params ResolutionType[] ways) => new(new ExceptionType(
        code, title, severity, owner, Origin.Watch, Due(severity), [.. ways, StandardResolutions.ReadAgain with { Letter = 'a' }]));

    private static TimeSpan Due(Severity severity) => TimeSpan.FromHours(severity switch { Severity.Critical => 4, Severity.High => 24, _ => 24 * 5 });
}
