using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.ThreeWay;
using LegalSync.Web.Components.Shown;

namespace LegalSync.Web.Features.Trust.Overview;

/// <summary>How trust screens say things.</summary>
public static class TrustWords
{
    /// <summary>An instrument.</summary>
    public static string Of(InstrumentKind kind) => kind switch
    {
        InstrumentKind.Unknown => "not said",
        InstrumentKind.Check => "Cheque",
        InstrumentKind.CashiersCheck => "Cashier's cheque",
        InstrumentKind.Wire => "Wire",
        InstrumentKind.ElectronicCheck => "Electronic (ACH)",
        InstrumentKind.Card => "Card",
        InstrumentKind.Cash => "Cash",
        InstrumentKind.Transfer => "Transfer",
        _ => throw new InvalidOperationException($"No words for {kind}."),
    };

    /// <summary>What a ledger is for.</summary>
    public static string Of(LedgerKind kind) => kind switch
    {
        LedgerKind.Client => "Client",
        LedgerKind.FirmCushion => "Firm's own money",
        LedgerKind.Interest => "Interest",
        LedgerKind.Unidentified => "Unidentified",
        _ => throw new InvalidOperationException($"No words for {kind}."),
    };

    /// <summary>How far a receipt has come.</summary>
    public static string Of(ClearingState state) => state switch
    {
        ClearingState.Recorded => "recorded, not seen at the bank",
        ClearingState.Deposited => "deposited",
        ClearingState.ProvisionalCredit => "provisional credit",
        ClearingState.Collected => "collected",
        ClearingState.Returned => "returned by the bank",
        _ => throw new InvalidOperationException($"No words for {state}."),
    };

    /// <summary>A difference between two figures: "agree", or by how much the first is above or below.</summary>
    public static string Difference(Money? difference, string first, string second) => difference switch
    {
        null => "not compared yet",
        { IsZero: true } => $"{first} and {second} agree to the cent",
        { IsNegative: true } less => $"{first} is {AmountText.Of(less.Abs())} below {second}",
        { } more => $"{first} is {AmountText.Of(more)} above {second}",
    };

    /// <summary>Where a ledger's card is.</summary>
    public static string CardOf(LedgerKey key) => CardOf(key.ToString());

    /// <summary>Where a ledger's card is.</summary>
    public static string CardOf(string key) => $"trust/ledgers/{Uri.EscapeDataString(key)}";
}
