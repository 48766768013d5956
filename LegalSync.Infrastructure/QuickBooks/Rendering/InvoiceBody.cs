using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.QuickBooks.Rendering;

/// <summary>The body of an invoice.</summary>
internal static class InvoiceBody
{
    /// <summary>Writes it. The number is not cut to QuickBooks' 21 characters: two long numbers could become the same one, and a refusal is seen.</summary>
    public static string Write(InvoiceDraft draft, BoundKeys keys, string mark) => BodyWriter.Write(body =>
    {
        body.Ref("CustomerRef", draft.Customer.Value);
        body.Date("TxnDate", draft.Date);
        body.Date("DueDate", draft.Due);
        body.Ref("SalesTermRef", draft.Term);
        body.Text("DocNumber", draft.Number);
        body.Text("PrivateNote", mark);
        Sold(body, draft, !draft.Tax.IsZero || draft.TaxCode is not null);
        body.Text("EmailStatus", "NotSet");
        if (keys.Estimate is { } estimate)
        {
            body.List("LinkedTxn", [estimate], (link, id) =>
            {
                link.Text("TxnId", id.Value);
                link.Text("TxnType", EntityNames.Wrapper(BooksKind.Estimate));
            });
        }
    });

    /// <summary>What is sold, and the tax on it.</summary>
    public static void Sold(BodyWriter body, InvoiceDraft draft, bool withTax)
    {
        body.List("Line", Lines(draft), (line, write) => write(line));
        if (withTax)
        {
            body.Object("TxnTaxDetail", tax =>
            {
                tax.Ref("TxnTaxCodeRef", draft.TaxCode);
                tax.Amount("TotalTax", draft.Tax);
            });
        }
    }

    private static IEnumerable<Action<BodyWriter>> Lines(InvoiceDraft draft)
    {
        foreach (var line in draft.Lines)
        {
            yield return body => Line(body, line);
        }

        if (!draft.Discount.IsZero)
        {
            yield return body => Discount(body, draft);
        }
    }

    private static void Line(BodyWriter body, InvoiceDraftLine line)
    {
        body.Amount("Amount", line.Amount);
        body.Text("Description", WireText.Free(line.Description, WireText.MaxDescription));
        body.Text("DetailType", "SalesItemLineDetail");
        body.Object("SalesItemLineDetail", detail =>
        {
            detail.Ref("ItemRef", line.Item.Value);
            if (Product(line) is var (quantity, price))
            {
                detail.Number("Qty", quantity);
                detail.Number("UnitPrice", price);
            }

            detail.Date("ServiceDate", line.Served);
            detail.Ref("TaxCodeRef", line.IsTaxed ? "TAX" : "NON");
        });
    }

    private static void Discount(BodyWriter body, InvoiceDraft draft)
    {
        body.Amount("Amount", draft.Discount);
        body.Text("DetailType", "DiscountLineDetail");
        body.Object("DiscountLineDetail", detail =>
        {
            detail.Flag("PercentBased", false);
            detail.Ref("DiscountAccountRef", draft.DiscountAccount?.Value);
        });
    }

    /// <summary>
    /// Quantity and price, only when they make the amount. QuickBooks multiplies what it is sent, at the precision it is sent,
    /// and refuses the invoice (6070) when that is not the amount to the cent.
    /// </summary>
    private static (decimal Quantity, decimal Price)? Product(InvoiceDraftLine line)
    {
        if (line.Quantity is not { } quantity || line.Rate is not { } rate)
        {
            return null;
        }

        var sent = decimal.Round(quantity.ToDecimal(), 4, MidpointRounding.AwayFromZero);
        var product = decimal.Round(sent * rate.ToDecimal(), line.Amount.Currency.Decimals, MidpointRounding.AwayFromZero);
        return product == line.Amount.Amount ? (sent, rate.ToDecimal()) : null;
    }
}
