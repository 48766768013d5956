extern alias sandbox;

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using sandbox::LegalSync.Sandbox.Control;
using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.QuickBooks;

namespace LegalSync.Tests.Sandbox.Firm;

/// <summary>One short text for a whole firm and its books: two firms with the same text are the same firm.</summary>
internal static class FirmPrint
{
    public static string Of(SandboxWorld world)
    {
        var text = new StringBuilder();
        var plan = world.Plan;
        void Add(params object?[] parts) => text.AppendJoin('|', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture))).Append('\n');
        Add(plan.Name, plan.AccountId, plan.StartDate.DayNumber, plan.Cushion);
        plan.Contacts.ForEach(contact => Add(contact.Id, contact.VersionId, contact.Name, contact.Email, contact.LastUpdated.UtcTicks));
        plan.Matters.ForEach(matter => Add(matter.Id, matter.VersionId, matter.CustomerName, matter.Client.Id, matter.Status, matter.LastUpdated.UtcTicks));
        foreach (var entry in plan.Fees.Cast<WorkEntry>().Concat(plan.Expenses))
        {
            Add(entry.Id, entry.Code, entry.Claimed, entry.Date.DayNumber, entry.Invoice?.Id, entry.Finalized, entry.LastUpdated.UtcTicks);
        }

        foreach (var invoice in plan.Invoices)
        {
            Add(invoice.Id, invoice.Number, invoice.Issued.DayNumber, invoice.State, invoice.Owed, invoice.Paid, invoice.Tax, invoice.LastUpdated.UtcTicks);
        }

        foreach (var movement in plan.Movements)
        {
            Add(movement.Id, movement.Account.Name, movement.Kind, movement.Amount, movement.Effective.DayNumber, movement.Reference, movement.Reason, movement.Pays?.Id);
        }

        plan.Planted.ForEach(planted => Add(planted.Id, planted.Code, planted.How, planted.Subject.Key));
        return Short(text + BooksReport.Build(world.QuickBooks.Company).ToJsonString());
    }

    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
