namespace LegalSync.Domain.Reconciliation;

/// <summary>The one thing that best explains why a pair does not agree.</summary>
public enum DifferenceCause
{
    /// <summary>The pair agrees.</summary>
    None,

    /// <summary>The money differs and nothing simpler explains it.</summary>
    Amount,

    /// <summary>The same digits in another order.</summary>
    Transposition,

    /// <summary>The same figure with the other sign.</summary>
    SignFlipped,

    /// <summary>The same digits, ten or a hundred times as much.</summary>
    DecimalPoint,

    /// <summary>One amount is twice the other: entered twice.</summary>
    Duplicate,

    /// <summary>The ledger is lower by a round share, as after a discount or write-off.</summary>
    WriteOff,

    /// <summary>A few cents.</summary>
    Rounding,

    /// <summary>The days are further apart than posting takes.</summary>
    Date,

    /// <summary>Another client.</summary>
    Client,

    /// <summary>The client's other matter.</summary>
    Matter,

    /// <summary>Another kind of document.</summary>
    Kind,

    /// <summary>Another number.</summary>
    Number,
}

/// <summary>The words the answer uses for causes. Programs read them, so they do not change.</summary>
public static class DifferenceCauses
{
    /// <summary>The cause in words; empty when there is none.</summary>
    public static string InWords(this DifferenceCause cause) => cause switch
    {
        DifferenceCause.None => "",
        DifferenceCause.Amount => "amount differs",
        DifferenceCause.Transposition => "transposition",
        DifferenceCause.SignFlipped => "sign flipped",
        DifferenceCause.DecimalPoint => "decimal point moved",
        DifferenceCause.Duplicate => "duplicate",
        DifferenceCause.WriteOff => "write-off or discount",
        DifferenceCause.Rounding => "rounding",
        DifferenceCause.Date => "date differs",
        DifferenceCause.Client => "client differs",
        DifferenceCause.Matter => "matter differs",
        DifferenceCause.Kind => "kind differs",
        DifferenceCause.Number => "number differs",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };
}
