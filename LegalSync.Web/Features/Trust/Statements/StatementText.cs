using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Files.Statements;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;

namespace LegalSync.Web.Features.Trust.Statements;

/// <summary>Statements in words.</summary>
public static class StatementText
{
    /// <summary>The form a file came in.</summary>
    public static string Of(StatementFormat format) => format switch
    {
        StatementFormat.Ofx1 => "OFX/QFX",
        StatementFormat.Ofx2 => "OFX 2",
        StatementFormat.Bai2 => "BAI2",
        StatementFormat.Camt053 => "camt.053",
        StatementFormat.Mt940 => "MT940",
        StatementFormat.Csv => "Table",
        _ => format.ToString(),
    };

    /// <summary>What is asked of a statement.</summary>
    public static string Of(StatementGate gate) => gate switch
    {
        StatementGate.Balances => "Opening + lines = closing",
        StatementGate.Continuity => "Follows on the last statement",
        StatementGate.Account => "Is of this account",
        StatementGate.Currency => "Is in its currency",
        StatementGate.Period => "Lines lie in the period",
        StatementGate.ControlTotals => "Totals in the file",
        _ => gate.ToString(),
    };

    /// <summary>What a column holds.</summary>
    public static string Of(CsvColumnRole role) => role switch
    {
        CsvColumnRole.Ignored => "Not read",
        CsvColumnRole.Date => "Date",
        CsvColumnRole.Amount => "Amount, either way",
        CsvColumnRole.Debit => "Money out",
        CsvColumnRole.Credit => "Money in",
        CsvColumnRole.TypeWord => "Word for in or out",
        CsvColumnRole.Description => "Description",
        CsvColumnRole.CheckNumber => "Check number",
        CsvColumnRole.Reference => "Reference",
        CsvColumnRole.Balance => "Balance",
        CsvColumnRole.Status => "Booked or pending",
        _ => role.ToString(),
    };

    /// <summary>Where the sign comes from.</summary>
    public static string Of(CsvSigns signs) => signs switch
    {
        CsvSigns.AsWritten => "minus is money out",
        CsvSigns.Turned => "minus is money in",
        CsvSigns.ByTypeWord => "from the word for in or out",
        CsvSigns.ByColumn => "from two columns, out and in",
        _ => signs.ToString(),
    };

    /// <summary>What an import did, in one or two sentences.</summary>
    public static string Of(ImportOutcome outcome)
    {
        if (outcome.ChangedNothing)
        {
            return $"Everything in this file is here already: {AmountText.Count(outcome.KnownLines, "line")}. Nothing changed.";
        }

        var lines = $"{AmountText.Count(outcome.NewLines + outcome.KnownLines, "line")}, {AmountText.Count(outcome.NewLines)} new.";
        var known = outcome.KnownLines == 0 ? "None of it was here before." : $"{AmountText.Count(outcome.KnownLines)} were here already and stay as they are.";
        return outcome.Gates.FirstOrDefault(gate => gate.Gate == StatementGate.Balances) is { State: GateState.Held } balances ? $"{lines} {balances.Sentence} {known}" : $"{lines} {known}";
    }

    /// <summary>Whether a stored statement's balances proved its lines; what contradicts is never stored.</summary>
    public static string Proof(StatementRow row) => row is { Opening: not null, Closing: not null } ? "Opening + lines = closing" : "Balances not told";

    /// <summary>Statements of the same account that cover days of this one.</summary>
    public static int Overlaps(StatementRow row, IEnumerable<StatementRow> all) =>
        all.Count(other => other.Id != row.Id && other.Account == row.Account && other.From <= row.Through && other.Through >= row.From);
}
