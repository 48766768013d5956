using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>
/// Reads facts out of Smokeball's records. Fields that are new to it are passed over; an amount or a date that money needs and that is not
/// there, or not exact, is a <see cref="SourceFormatException"/>.
/// </summary>
/// <param name="currency">Smokeball names no currency: a firm has one.</param>
public sealed class SmokeballReader(Currency currency) : ISourceReader
{
    private const string EnterAmount = "The amount is missing. Open the record in Smokeball and save it with its amount.";
    private const string EnterDate = "The date is missing. Open the record in Smokeball and save it with its date.";

    /// <inheritdoc />
    public Matter ReadMatter(SourceRecord record)
    {
        var fields = SmokeballFields.Of(record, SourceKind.Matter, currency);
        var clients = fields.Links("clients") is { Count: > 0 } links ? links : fields.DeprecatedClients();
        return new Matter(
            new MatterId(fields.Key("id")),
            fields.Text("number"),
            fields.Text("title"),
            fields.OptionalWord("status", SmokeballWords.MatterStatuses) ?? throw fields.Bad("status", "The matter has no status. Save it again in Smokeball."),
            [.. clients.Distinct(StringComparer.Ordinal).Select(id => new ClientId(id))],
            fields.OptionalText("matterType.id"));
    }

    /// <inheritdoc />
    public Client ReadClient(SourceRecord record)
    {
        var fields = SmokeballFields.Of(record, SourceKind.Client, currency);
        var name = fields.Has("person")
            ? string.Join(' ', new[] { fields.OptionalText("person.firstName"), fields.OptionalText("person.lastName") }.OfType<string>())
            : fields.OptionalText("company.name") ?? fields.OptionalText("trust.name") ?? fields.Text("groupOfPeople.name");
        return new Client(
            new ClientId(fields.Key("id")), name.Trim(), fields.OptionalText("person.email") ?? fields.OptionalText("company.email"), fields.Flag("isDeleted"));
    }

    /// <inheritdoc />
    public Staff ReadStaff(SourceRecord record)
    {
        var fields = SmokeballFields.Of(record, SourceKind.Staff, currency);
        var name = string.Join(' ', new[] { fields.OptionalText("firstName"), fields.OptionalText("lastName") }.OfType<string>()).Trim();
        return new Staff(fields.Key("id"), fields.OptionalText("initials") is { Length: > 0 } initials ? initials : name);
    }

    /// <inheritdoc />
    public ActivityCode ReadActivityCode(SourceRecord record)
    {
        var fields = SmokeballFields.Of(record, SourceKind.ActivityCode, currency);
        return new ActivityCode(fields.Text("code"), fields.Text("description"), fields.Flag("isDeleted"));
    }

    /// <inheritdoc />
    public TimeEntry ReadTimeEntry(SourceRecord record)
    {
        var fields = SmokeballFields.Of(record, SourceKind.TimeEntry, currency);
        var isFixed = fields.OptionalWord("feeType", SmokeballWords.FeeTypes)
            ?? throw fields.Bad("feeType", "It is not said whether the fee is fixed or by time. Save it again in Smokeball.");
        var minutes = fields.OptionalWhole("duration");
        var rate = fields.OptionalRate("rate");
        return new TimeEntry(new SourceId(fields.Key("id")), MatterOf(fields, record), fields.Day("feeDate", EnterDate))
        {
            Code = CodeOf(fields),
            Description = DescriptionOf(fields),
            Duration = Quantity.Minutes(minutes ?? (isFixed ? 0 : throw fields.Bad("duration", "The minutes are missing. Enter them in Smokeball."))),
            Rate = rate ?? (isFixed ? Rate.FromScaled(0, currency) : throw fields.Bad("rate", "The rate is missing. Enter it in Smokeball.")),
            Amount = fields.OptionalMoney("billableAmountExcTax") ?? fields.OptionalMoney("amountExcTax") ?? fields.Money("amount", EnterAmount),
            Tax = TaxOf(fields),
            IsFixed = isFixed,
            IsFinalised = fields.Flag("finalized"),
            IsBillable = fields.Flag("isBillable", absent: true),
            IsWrittenOff = fields.Flag("isWrittenOff"),
            IsDeleted = fields.Flag("isDeleted"),
            Invoice = InvoiceOf(fields),
            Timekeeper = fields.OptionalText("staff.id") ?? fields.Text("staffId"),
        };
    }

    /// <inheritdoc />
    public Expense ReadExpense(SourceRecord record)
    {
        var fields = SmokeballFields.Of(record, SourceKind.Expense, currency);
        return new Expense(new SourceId(fields.Key("id")), MatterOf(fields, record), fields.Day("expenseDate", EnterDate))
        {
            Code = CodeOf(fields),
            Description = DescriptionOf(fields),
            Quantity = fields.Units("quantity", "The quantity is missing. Enter it in Smokeball."),
            Price = fields.OptionalRate("price") ?? throw fields.Bad("price", "The price is missing. Enter it in Smokeball."),
            Amount = fields.OptionalMoney("amountExcTax") ?? fields.Money("amount", EnterAmount),
            Tax = TaxOf(fields),
            IsFinalised = fields.Flag("finalized"),
            IsBillable = fields.Flag("isBillable", absent: true),
            IsWrittenOff = fields.Flag("isWrittenOff"),
            IsDeleted = fields.Flag("isDeleted"),
            Invoice = InvoiceOf(fields),
        };
    }

    /// <inheritdoc />
    public Invoice ReadInvoice(SourceRecord record)
    {
        var fields = SmokeballFields.Of(record, SourceKind.Invoice, currency);
        var status = fields.OptionalWord("status", SmokeballWords.InvoiceStatuses)
            ?? throw fields.Bad("status", "The invoice has no status. Save it again in Smokeball.");
        var invoice = new Invoice(new SourceId(fields.Key("id")), MatterOf(fields, record), status)
        {
            Number = NumberOf(fields),
            Issued = fields.OptionalDay("issuedDate"),
            Due = fields.OptionalDay("dueDate"),
            Entries = [.. fields.Ids("entries").Select(id => new SourceId(id))],
            Totals = TotalsOf(fields, isNeeded: status is InvoiceStatus.Final or InvoiceStatus.Paid),
            Title = $"{fields.Text("invoiceTitle")} {fields.Text("invoiceTitleLine2")}".Trim(),
        };
        return invoice.IsIssued && invoice.Issued is null ? throw fields.Bad("issuedDate", EnterDate) : invoice;
    }

    /// <inheritdoc />
    public BankAccount ReadBankAccount(SourceRecord record)
    {
        var fields = SmokeballFields.Of(record, SourceKind.BankAccount, currency);
        return new BankAccount(
            new BankAccountId(fields.Key("id")),
            fields.OptionalWord("type", SmokeballWords.AccountTypes) ?? fields.OptionalWord("accountType", SmokeballWords.AccountTypes)
                ?? throw fields.Bad("type", "The kind of the bank account is missing. Read it again from Smokeball."),
            fields.Text("accountName"),
            fields.Text("accountNumber"),
            fields.OptionalWord("status", SmokeballWords.AccountStates) ?? true);
    }

    /// <inheritdoc />
    public BankTransaction ReadBankTransaction(SourceRecord record)
    {
        var wrapped = SmokeballFields.Of(record, SourceKind.BankTransaction, currency);
        var fields = wrapped.Below("transaction");
        var account = wrapped.OptionalWord("account.type", SmokeballWords.AccountTypes)
            ?? throw wrapped.Bad("account.type", "The kind of the bank account is missing. Read the line again from Smokeball.");
        var word = fields.Key("type");
        var given = fields.Money("amount", EnterAmount);
        var matter = fields.OptionalText("matter.id") is { } id ? new MatterId(id) : record.Matter;
        return new BankTransaction(
            new SourceId(fields.Key("id")), new BankAccountId(wrapped.Key("account.id")), matter, SmokeballWords.TransactionType(word))
        {
            Amount = given.Abs(),
            Change = SmokeballWords.Direction(word, account) switch { > 0 => given.Abs(), < 0 => -given.Abs(), 0 => given },
            Effective = fields.Day("effectiveDate", EnterDate),
            Entered = fields.Instant("enteredDate"),
            TypeText = word,
            Reference = fields.Text("reference"),
            Description = Joined(fields, "payorName", "reason", "description"),
            IsReversed = fields.Flag("reversed") || fields.OptionalText("reversedToTransaction.id") is not null,
            Reverses = fields.OptionalText("reversedFromTransaction.id") is { } reversed ? new SourceId(reversed) : null,
        };
    }

    private static MatterId MatterOf(SmokeballFields fields, SourceRecord record) =>
        (fields.OptionalText("matter.id") ?? fields.OptionalText("matterId")) is { } id ? new MatterId(id)
        : record.Matter.IsNone ? throw fields.Bad("matter", "It names no matter. Read it again from Smokeball.")
        : record.Matter;

    private static string CodeOf(SmokeballFields fields) => (fields.OptionalText("utbmsTaskCode") ?? fields.Text("activityCode")).Trim();

    private static string DescriptionOf(SmokeballFields fields) => Joined(fields, "subject", "description");

    private static string Joined(SmokeballFields fields, params string[] paths) =>
        string.Join(": ", paths.Select(path => fields.Text(path).Trim()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));

    private static SourceId? InvoiceOf(SmokeballFields fields) =>
        (fields.OptionalText("invoiceId") ?? fields.OptionalText("invoice.id")) is { } id ? new SourceId(id) : null;

    /// <summary>Numbers are 64-bit; nought is what a draft has that was given none.</summary>
    private static string? NumberOf(SmokeballFields fields) => fields.OptionalWhole("invoiceNumber") switch
    {
        null or 0 => null,
        { } number => number.ToString(CultureInfo.InvariantCulture),
    };

    private Money TaxOf(SmokeballFields fields) =>
        fields.OptionalMoney("amountIncTax") is { } with && fields.OptionalMoney("amountExcTax") is { } without ? with - without : Money.Zero(currency);

    /// <summary>What an issued invoice owes is a sum of these, so none may be guessed; a draft owes nothing yet.</summary>
    private InvoiceTotals TotalsOf(SmokeballFields fields, bool isNeeded)
    {
        return new InvoiceTotals(Total("total"), Total("tax"), Total("interest"), Total("discount"), Total("writtenOff"), Total("waived"), Total("paid"));

        Money Total(string name) => isNeeded
            ? fields.Money("invoiceTotals." + name, EnterAmount)
            : fields.OptionalMoney("invoiceTotals." + name) ?? Money.Zero(currency);
    }
}
