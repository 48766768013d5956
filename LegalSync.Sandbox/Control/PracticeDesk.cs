using System.Globalization;
using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.Firm.Making;
using LegalSync.Sandbox.Smokeball;

namespace LegalSync.Sandbox.Control;

/// <summary>What a person at the practice does in Smokeball's own screens. Call it inside the practice's lock; each act tells the webhooks, where Smokeball has one for it.</summary>
internal static class PracticeDesk
{
    /// <summary>A new matter for a new client, which the books do not know.</summary>
    public static PracticeMatter OpenMatter(FirmPlan plan, Practice practice, MatterOrder order)
    {
        var now = practice.Clock.Now;
        var client = new PracticeContact
        {
            Id = Guid.NewGuid().ToString("D"), VersionId = "", LastUpdated = now, Kind = ContactKind.Person,
            FirstName = order.FirstName ?? "Nell", LastName = order.LastName ?? "Newcomer", Email = "newcomer@example.com", Phone = "5550100",
        };
        plan.Contacts.Add(client);
        practice.Touch(client, "contact.created");
        var matter = new PracticeMatter
        {
            Id = Guid.NewGuid().ToString("D"), VersionId = "", LastUpdated = now, Client = client, Opened = practice.Clock.Today,
            Number = string.Create(CultureInfo.InvariantCulture, $"{plan.StartDate.Year}-{plan.Matters.Count + 1:0000}"),
            ShortTitle = $"{client.LastName} {order.Title ?? "Estate plan"}", BillingVersionId = Guid.NewGuid().ToString("D"),
            Responsible = plan.Staff.First(member => member.IsAttorney), Assisting = plan.Staff.First(member => !member.IsAttorney),
        };
        practice.Open(matter);
        return matter;
    }

    public static TimeEntry AddFee(FirmPlan plan, Practice practice, PracticeMatter matter, FeeOrder order)
    {
        var staff = plan.Staff.Find(member => member.Id == order.StaffId) ?? matter.Responsible;
        var fee = new TimeEntry
        {
            Id = Guid.NewGuid().ToString("D"), VersionId = "", LastUpdated = practice.Clock.Now, Matter = matter, Staff = staff,
            Code = order.Code ?? plan.Codes[0].Code, Subject = order.Subject ?? "Conference with client", Date = order.Date ?? practice.Clock.Today,
            Kind = EntryKind.Time, Minutes = order.Minutes ?? 60, MinutesWorked = order.Minutes ?? 60, Rate = order.Rate ?? staff.Rate,
            Finalized = order.Finalized ?? false, IsBillable = order.Billable ?? true,
        };
        matter.Fees.Add(fee);
        practice.Touch(fee, "fee.created");
        return fee;
    }

    public static void ChangeFee(Practice practice, TimeEntry fee, FeeOrder order)
    {
        fee.Minutes = order.Minutes ?? fee.Minutes;
        fee.Code = order.Code ?? fee.Code;
        fee.Finalized = order.Finalized ?? fee.Finalized;
        fee.IsBillable = order.Billable ?? fee.IsBillable;
        fee.IsWrittenOff = order.WrittenOff ?? fee.IsWrittenOff;
        practice.Touch(fee, "fee.updated");
    }

    public static void Finalise(FirmPlan plan, Practice practice, PracticeInvoice invoice)
    {
        invoice.Number = plan.Invoices.Max(other => other.Number ?? 0) + 1;
        invoice.State = InvoiceState.Final;
        foreach (var entry in invoice.Entries)
        {
            entry.Finalized = true;
            practice.Touch(entry, entry is TimeEntry ? "fee.updated" : "expense.updated");
        }

        practice.Touch(invoice, "invoice.finalized");
    }

    /// <summary>Bills what is billable and not billed yet, or answers null when there is nothing.</summary>
    public static PracticeInvoice? Bill(FirmPlan plan, Practice practice, PracticeMatter matter, bool isFinal)
    {
        var today = practice.Clock.Today;
        var entries = matter.Fees.Cast<WorkEntry>().Concat(matter.Expenses)
            .Where(entry => entry is { Invoice: null, IsDeleted: false, IsBillable: true } && entry.Date >= plan.StartDate && entry.Date <= today).ToList();
        if (entries.Sum(entry => entry.Claimed) <= 0m)
        {
            return null;
        }

        var invoice = new PracticeInvoice
        {
            Id = Guid.NewGuid().ToString("D"), VersionId = "", LastUpdated = practice.Clock.Now, Matter = matter,
            Issued = today, Due = today.AddDays(InvoiceMaker.TermsInDays), State = InvoiceState.Draft,
        };
        InvoiceMaker.Attach(invoice, entries);
        matter.Invoices.Add(invoice);
        practice.Touch(invoice, "invoice.created");
        if (isFinal)
        {
            Finalise(plan, practice, invoice);
        }

        return invoice;
    }

    public static void ChangeInvoice(Practice practice, PracticeInvoice invoice, InvoiceOrder order)
    {
        invoice.FixedDiscount = order.Discount ?? invoice.FixedDiscount;
        invoice.WrittenOff = order.WrittenOff ?? invoice.WrittenOff;
        if (order.Paid is { } paid)
        {
            invoice.Receive(paid - invoice.Paid, practice.Clock.Today);
        }

        practice.Touch(invoice, "invoice.updated");
    }

    /// <summary>The invoice keeps its number and says that it is deleted; its entries can be billed again.</summary>
    public static void DeleteInvoice(Practice practice, PracticeInvoice invoice)
    {
        (invoice.State, invoice.Paid, invoice.PaidOn) = (InvoiceState.Deleted, 0m, null);
        foreach (var entry in invoice.Entries)
        {
            entry.Invoice = null;
            practice.Touch(entry, entry is TimeEntry ? "fee.updated" : "expense.updated");
        }

        practice.Touch(invoice, "invoice.updated");
    }

    public static void Delete(Practice practice, PracticeRecord record)
    {
        record.IsDeleted = true;
        if (record is PracticeMatter matter)
        {
            matter.Status = "Deleted";
            matter.IsDeleted = false;
        }

        practice.Touch(record, record switch
        {
            TimeEntry => "fee.deleted",
            ExpenseEntry => "expense.deleted",
            PracticeContact => "contact.deleted",
            ActivityCode => "activitycode.deleted",
            PracticeMatter => "matter.updated",
            _ => throw new InvalidOperationException($"A {record.GetType().Name} cannot be deleted in Smokeball."),
        });
    }

    /// <summary>Takes a movement back.</summary>
    public static BankMovement Reverse(FirmPlan plan, Practice practice, BankMovement original, TransactionOrder order)
    {
        var dice = new Dice((ulong)practice.Clock.Now.UtcTicks + (ulong)plan.NextReference);
        var reversal = MoneyMaker.Reverse(plan, dice, original, order.Date ?? practice.Clock.Today, order.Reason ?? "Taken back by hand");
        original.Pays?.Receive(-original.Amount, reversal.Effective);
        practice.Touch(reversal, "transaction.created");
        practice.Touch(original, "transaction.updated");
        return reversal;
    }

    /// <summary>A movement of money. Smokeball has no webhook for it.</summary>
    public static BankMovement Move(FirmPlan plan, Practice practice, BankAccount account, MovementWish wish)
    {
        var on = wish.Order.Date ?? practice.Clock.Today;
        var dice = new Dice((ulong)practice.Clock.Now.UtcTicks + (ulong)plan.NextReference);
        var pays = wish.Invoice;
        var movement = MoneyMaker.Move(plan, dice, new MovementOrder(account, wish.Kind, wish.Matter, wish.Order.Amount, on, wish.Order.Reason ?? "Entered by hand")
        {
            Pays = pays, Reference = wish.Order.Reference, IsReceiving = wish.Order.Receiving ?? false,
        });
        practice.Touch(movement, "transaction.created");
        if (pays is not null)
        {
            pays.Receive(wish.Order.Amount, on);
            practice.Touch(pays, "invoice.updated");
        }

        return movement;
    }
}

/// <summary>A matter to open, with its new client.</summary>
internal sealed record MatterOrder(string? FirstName, string? LastName, string? Title);

/// <summary>A fee to add or what to change in one.</summary>
internal sealed record FeeOrder
{
    public string? MatterId { get; init; }
    public string? StaffId { get; init; }
    public string? Code { get; init; }
    public int? Minutes { get; init; }
    public decimal? Rate { get; init; }
    public DateOnly? Date { get; init; }
    public bool? Finalized { get; init; }
    public bool? Billable { get; init; }
    public bool? WrittenOff { get; init; }
    public string? Subject { get; init; }
}

/// <summary>Which matter to bill, and whether the invoice is final at once.</summary>
internal sealed record BillOrder(string? MatterId, bool? Final);

/// <summary>What to change in an invoice; the paid amount is the new whole.</summary>
internal sealed record InvoiceOrder(decimal? Discount, decimal? WrittenOff, decimal? Paid);

/// <summary>A movement as it is asked for.</summary>
internal sealed record TransactionOrder
{
    public string? BankAccountId { get; init; }
    public string? MatterId { get; init; }
    public string? InvoiceId { get; init; }
    public string? Type { get; init; }
    public decimal Amount { get; init; }
    public DateOnly? Date { get; init; }
    public string? Reason { get; init; }

    /// <summary>A reference of its own; movements of one slip share one that begins with SLIP.</summary>
    public string? Reference { get; init; }

    /// <summary>The receiving side of a transfer.</summary>
    public bool? Receiving { get; init; }

    /// <summary>The movement that is taken back; the other members but date and reason are passed over then.</summary>
    public string? Reverses { get; init; }
}

/// <summary>A movement whose parts have been found.</summary>
internal sealed record MovementWish(MovementKind Kind, PracticeMatter? Matter, PracticeInvoice? Invoice, TransactionOrder Order);
