using LegalSync.Domain.Spine;

namespace LegalSync.Infrastructure.Files.ManualRows;

/// <summary>How a spreadsheet is read: what each column holds, and what holds for all rows.</summary>
/// <param name="Columns">One role a column, in order.</param>
public sealed record ManualLayout(IReadOnlyList<ManualColumn> Columns)
{
    /// <summary>How dates are written; null to let the column show it.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>What rows record that do not say it themselves; null when each row says it.</summary>
    public WorkKind? Everything { get; init; }

    /// <summary>What the headings suggest.</summary>
    public static ManualLayout Guess(ManualTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var taken = new HashSet<ManualColumn>();
        return new([.. table.Header.Row.Fields.Select((heading, at) => RoleOf(table.Header, heading, at)).Select(role => role == ManualColumn.Ignored || taken.Add(role) ? role : ManualColumn.Ignored)]);
    }

    /// <summary>Where a role stands; null when no column has it.</summary>
    public int? At(ManualColumn role) => Columns.Select((held, at) => (held, at)).Where(one => one.held == role).Select(one => (int?)one.at).FirstOrDefault();

    // Words of our own come before those that every list knows: an "account" is a bank account here, and "applied to" an invoice.
    private static ManualColumn RoleOf(Header header, string heading, int at) => HeaderWords.Key(heading) switch
    {
        "account" or "bankaccount" or "bank" or "trustaccount" or "paidfrom" or "depositedto" or "depositto" => ManualColumn.Bank,
        "appliedto" or "pays" or "invoicepaid" or "paidinvoice" or "paidinvoiceno" or "forinvoice" or "appliedtoinvoice" => ManualColumn.Pays,
        _ when header.At(ColumnRole.Date) == at => ManualColumn.Date,
        _ when header.At(ColumnRole.Kind) == at => ManualColumn.Kind,
        _ when header.At(ColumnRole.Number) == at => ManualColumn.Number,
        _ when header.At(ColumnRole.Reference) == at && !header.Has(ColumnRole.Number) => ManualColumn.Number,
        _ when header.At(ColumnRole.Client) == at => ManualColumn.Client,
        _ when header.At(ColumnRole.Matter) == at => ManualColumn.Matter,
        _ when header.At(ColumnRole.Amount) == at => ManualColumn.Amount,
        _ when !header.Has(ColumnRole.Amount) && (header.At(ColumnRole.MoneyIn) == at || header.At(ColumnRole.Debit) == at) => ManualColumn.MoneyIn,
        _ when !header.Has(ColumnRole.Amount) && (header.At(ColumnRole.MoneyOut) == at || header.At(ColumnRole.Credit) == at) => ManualColumn.MoneyOut,
        _ => ManualColumn.Ignored,
    };
}
