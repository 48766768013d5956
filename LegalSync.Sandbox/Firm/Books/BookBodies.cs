using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.Firm.Books;

/// <summary>Documents of the books plan as request bodies.</summary>
internal static class BookBodies
{
    public static JsonObject Of(BooksPlan plan, BookDocument document)
    {
        var body = new JsonObject { ["TxnDate"] = BooksSeeder.Iso(document.Date) };
        switch (document.Entity)
        {
            case "Invoice" or "CreditMemo":
                FillSale(body, document);
                break;
            case "Payment":
                FillPayment(body, document);
                break;
            case "Deposit":
                FillDeposit(body, plan, document);
                break;
            case "Purchase":
                FillPurchase(body, plan, document);
                break;
            default:
                throw new InvalidOperationException($"The books plan knows no {document.Entity}.");
        }

        if (document.Due is { } due)
        {
            body["DueDate"] = BooksSeeder.Iso(due);
        }

        if (document.Note is { } note)
        {
            body["PrivateNote"] = note;
        }

        if (document.RepeatsNumber)
        {
            body["allowduplicatedocnum"] = true;
        }

        return body;
    }

    public static JsonArray Lines(IEnumerable<BookLine> lines) => new([.. lines.Select(line =>
    {
        var detail = new JsonObject { ["ItemRef"] = BooksSeeder.Reference(line.Item.BooksId) };
        if (line.IsTaxed)
        {
            detail["TaxCodeRef"] = new JsonObject { ["value"] = "TAX" };
        }

        return new JsonObject
        {
            ["Amount"] = line.Amount, ["Description"] = line.Description, ["DetailType"] = "SalesItemLineDetail", ["SalesItemLineDetail"] = detail,
        };
    })]);

    private static void FillSale(JsonObject body, BookDocument document)
    {
        body["CustomerRef"] = BooksSeeder.Reference(document.Customer.BooksId);
        body["DocNumber"] = document.Number;
        var lines = Lines(document.Lines);
        body["Line"] = lines;
        if (document.Discount > 0m)
        {
            lines.Add(new JsonObject
            {
                ["Amount"] = document.Discount, ["DetailType"] = "DiscountLineDetail", ["DiscountLineDetail"] = new JsonObject { ["PercentBased"] = false },
            });
        }

        if (document.Tax > 0m)
        {
            body["TxnTaxDetail"] = new JsonObject { ["TotalTax"] = document.Tax };
        }
    }

    private static void FillPayment(JsonObject body, BookDocument document)
    {
        body["CustomerRef"] = BooksSeeder.Reference(document.Customer.BooksId);
        body["TotalAmt"] = document.Amount;
        body["DepositToAccountRef"] = BooksSeeder.Reference(document.DepositTo!.BooksId);
        if (document.Number is { } number)
        {
            body["PaymentRefNum"] = number;
        }

        if (document.Pays is { } paid)
        {
            body["Line"] = new JsonArray(new JsonObject
            {
                ["Amount"] = document.Amount,
                ["LinkedTxn"] = new JsonArray(new JsonObject { ["TxnId"] = paid.BooksId, ["TxnType"] = "Invoice" }),
            });
        }
    }

    private static void FillDeposit(JsonObject body, BooksPlan plan, BookDocument document)
    {
        body["DepositToAccountRef"] = BooksSeeder.Reference(document.DepositTo!.BooksId);
        body["Line"] = document.Parts.Count == 0
            ? new JsonArray(DepositLine(plan, document.Customer, document.Amount))
            : new JsonArray([.. document.Parts.Select(part =>
            {
                var line = DepositLine(plan, part.Customer, part.Amount);
                line["Description"] = part.Description;
                return line;
            })]);
    }

    private static JsonObject DepositLine(BooksPlan plan, BookCustomer customer, decimal amount) => new()
    {
        ["Amount"] = amount, ["DetailType"] = "DepositLineDetail",
        ["DepositLineDetail"] = new JsonObject
        {
            ["AccountRef"] = Liability(plan),
            ["Entity"] = new JsonObject { ["value"] = customer.BooksId, ["type"] = "CUSTOMER" },
        },
    };

    private static void FillPurchase(JsonObject body, BooksPlan plan, BookDocument document)
    {
        body["PaymentType"] = "Check";
        body["AccountRef"] = BooksSeeder.Reference(document.DepositTo!.BooksId);
        if (document.Number is { } number)
        {
            body["DocNumber"] = number;
        }

        body["Line"] = new JsonArray(new JsonObject
        {
            ["Amount"] = document.Amount, ["DetailType"] = "AccountBasedExpenseLineDetail",
            ["AccountBasedExpenseLineDetail"] = new JsonObject
            {
                ["AccountRef"] = Liability(plan), ["CustomerRef"] = BooksSeeder.Reference(document.Customer.BooksId), ["BillableStatus"] = "NotBillable",
            },
        });
    }

    private static JsonObject Liability(BooksPlan plan) => BooksSeeder.Reference(BooksMaker.Account(plan, ChartOfAccounts.TrustLiability).BooksId);
}
