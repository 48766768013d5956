using LegalSync.Sandbox.Firm.Books;

namespace LegalSync.Sandbox.Firm.Manual;

/// <summary>A record of the practice whose document will be entered wrong.</summary>
/// <param name="Kind">How.</param>
/// <param name="Manner">The how-manyth of its kind, from nought: the kinds have several manners.</param>
internal sealed record ErrorChoice(HumanError Kind, int Manner)
{
    public PracticeInvoice? Invoice { get; init; }
    public BankMovement? Movement { get; init; }

    /// <summary>Whose customer it is entered for, where that is the error.</summary>
    public BookCustomer? Stranger { get; init; }

    /// <summary>What is typed instead, and on which line of an invoice, where two digits are changed round.</summary>
    public (int Line, decimal Amount)? Typed { get; init; }
    public PracticeMatter Matter => Invoice?.Matter ?? Movement!.Matter!;
}

/// <summary>Chooses the forty records, five of each kind, each on a matter of its own; all that the practice has to say otherwise for it is settled here.</summary>
internal static class ErrorPlan
{
    private const decimal LeastWithWriteOff = 200m;

    private enum Paper { Invoice, Receipt, Deposit, Payment }

    private static readonly (HumanError Kind, Paper[] Papers)[] All =
    [
        (HumanError.MissedEntry, [Paper.Invoice, Paper.Receipt, Paper.Deposit, Paper.Payment, Paper.Receipt]),
        (HumanError.WrongClient, [Paper.Invoice, Paper.Invoice, Paper.Deposit, Paper.Deposit, Paper.Payment]),
        (HumanError.TransposedDigits, [Paper.Invoice, Paper.Invoice, Paper.Receipt, Paper.Deposit, Paper.Payment]),
        (HumanError.WrongAccount, [Paper.Invoice, Paper.Invoice, Paper.Invoice, Paper.Receipt, Paper.Receipt]),
        (HumanError.DoubleEntry, [Paper.Invoice, Paper.Invoice, Paper.Receipt, Paper.Deposit, Paper.Payment]),
        (HumanError.WrongTrustSide, [Paper.Deposit, Paper.Deposit, Paper.Payment, Paper.Deposit, Paper.Deposit]),
        (HumanError.WrongDate, [Paper.Invoice, Paper.Receipt, Paper.Receipt, Paper.Deposit, Paper.Payment]),
        (HumanError.WriteOffInOneSystem, [Paper.Invoice, Paper.Invoice, Paper.Invoice, Paper.Invoice, Paper.Invoice]),
    ];

    public static IReadOnlyList<ErrorChoice> Choose(ManualGround ground) =>
        [.. All.SelectMany(kind => kind.Papers.Select((paper, manner) => Choose(ground, paper, new ErrorChoice(kind.Kind, manner))))];

    private static ErrorChoice Choose(ManualGround ground, Paper paper, ErrorChoice choice)
    {
        var purpose = $"a {choice.Kind}";
        var isSwap = choice.Kind == HumanError.TransposedDigits;
        choice = paper switch
        {
            Paper.Invoice => choice with { Invoice = ground.Invoice(purpose, invoice => Fits(ground, choice, invoice)) },
            Paper.Receipt => choice with { Movement = ground.Receipt(purpose, amount => !isSwap || Digits.SwappedLower(ground, amount) is not null) },
            Paper.Deposit => choice with { Movement = ground.Trust(purpose, MovementKind.Deposit, amount => !isSwap || Digits.SwappedLower(ground, amount) is not null) },
            _ => choice with { Movement = ground.Trust(purpose, MovementKind.VendorPayment, amount => !isSwap || Digits.SwappedLower(ground, amount) is not null) },
        };
        if (isSwap)
        {
            return choice with { Typed = choice.Movement is { } moved ? (0, Digits.SwappedLower(ground, moved.Amount)!.Value) : Digits.SwappedLine(ground, choice.Invoice!) };
        }

        if (choice is { Kind: HumanError.WriteOffInOneSystem, Manner: <= 2 })
        {
            LeaveOff(ground, choice.Invoice!, choice.Manner);
        }

        return choice.Kind == HumanError.WrongClient ? choice with { Stranger = ground.Stranger(choice.Matter) } : choice;
    }

    private static bool Fits(ManualGround ground, ErrorChoice choice, PracticeInvoice invoice) => choice.Kind switch
    {
        HumanError.TransposedDigits => Digits.SwappedLine(ground, invoice) is not null,
        HumanError.WriteOffInOneSystem => invoice.Total >= LeastWithWriteOff,
        _ => true,
    };

    /// <summary>The practice takes something off that the books will not know of.</summary>
    private static void LeaveOff(ManualGround ground, PracticeInvoice invoice, int manner)
    {
        do
        {
            if (manner == 2)
            {
                invoice.FixedDiscount = 5m * ground.Dice.Between(4, 30);
            }
            else
            {
                invoice.WrittenOff = decimal.Round(invoice.Total / ground.Dice.Between(4, 9), 2, MidpointRounding.AwayFromZero) + (ground.Dice.Between(0, 99) / 100m);
            }
        }
        while (ground.Invoices.Any(other => other != invoice && other.Owed == invoice.Owed));
    }
}
