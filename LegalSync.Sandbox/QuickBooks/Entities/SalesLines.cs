using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>The lines of a sales form: what each kind of line must hold, and what they come to.</summary>
internal static class SalesLines
{
    private const string DefaultItem = "1";

    /// <summary>Checks and completes the lines and answers their subtotal before discount and tax.</summary>
    public static decimal Complete(Draft draft, IReadOnlyList<JsonObject> lines)
    {
        var subtotal = 0m;
        JsonObject? discount = null;
        foreach (var line in lines)
        {
            switch (line.Text("DetailType") ?? throw Refuse.Missing("DetailType"))
            {
                case "SalesItemLineDetail":
                    subtotal += CompleteSale(draft, line);
                    break;
                case "DiscountLineDetail":
                    discount = discount is null ? line : throw Refuse.Business("A sales form takes one discount line and no more.");
                    break;
                case "DescriptionOnly":
                    line.Remove("Amount");
                    line.Default("DescriptionLineDetail", new JsonObject());
                    break;
                case "SubTotalLineDetail":
                    draft.Document["Line"]!.AsArray().Remove(line);
                    break;
                case var other:
                    throw Refuse.BadEnumeration("DetailType", other);
            }
        }

        if (discount is not null)
        {
            CompleteDiscount(draft, discount, subtotal);
        }

        return subtotal;
    }

    /// <summary>Puts the books' own subtotal line at the end.</summary>
    public static void AddSubtotal(JsonObject document, decimal subtotal) => document["Line"]!.AsArray().Add(new JsonObject
    {
        ["Amount"] = JsonReading.Money(subtotal),
        ["DetailType"] = "SubTotalLineDetail",
        ["SubTotalLineDetail"] = new JsonObject(),
    });

    private static decimal CompleteSale(Draft draft, JsonObject line)
    {
        var amount = Amounts.Of(line);
        var detail = line["SalesItemLineDetail"] as JsonObject ?? throw Refuse.Missing("SalesItemLineDetail");
        detail.Default("ItemRef", new JsonObject { ["value"] = DefaultItem });
        var item = draft.Books["Item"].Find(draft.Require(detail, "ItemRef", "Item"))!;
        if (item.Text("Type") == "Category")
        {
            throw Refuse.Business("A category cannot be sold; choose one of its items.");
        }

        if (detail.Number("Qty") is { } quantity && detail.Number("UnitPrice") is { } price
            && Amounts.Product(quantity, price) != amount)
        {
            throw new RefusedException(
                "6070", "Amount calculation incorrect in the request",
                $"Amount calculation incorrect in the request : Amount is not equal to UnitPrice * Qty. Supplied value:{JsonReading.Plain(amount)}", "Amount");
        }

        CheckTaxCode(detail);
        return amount;
    }

    private static void CheckTaxCode(JsonObject detail)
    {
        var code = detail.Ref("TaxCodeRef") ?? "NON";
        if (code is not ("TAX" or "NON"))
        {
            throw new RefusedException(
                "6100", "Invalid tax code on a line", $"Invalid tax code : a line of a US company takes TAX or NON. Supplied value:{code}", "TaxCodeRef");
        }

        detail["TaxCodeRef"] = new JsonObject { ["value"] = code };
    }

    private static void CompleteDiscount(Draft draft, JsonObject line, decimal subtotal)
    {
        if (!draft.Books.Prefers("SalesFormsPrefs", "AllowDiscount"))
        {
            throw new RefusedException("6090", "Discount is not allowed", "Discounts are not switched on for this company.", "DiscountLineDetail");
        }

        var detail = line["DiscountLineDetail"] as JsonObject ?? throw Refuse.Missing("DiscountLineDetail");
        if (detail.Flag("PercentBased"))
        {
            var percent = detail.Number("DiscountPercent") ?? throw Refuse.Missing("DiscountPercent");
            if (percent is < 0 or > 100)
            {
                throw Refuse.BadNumber("DiscountPercent", JsonReading.Plain(percent));
            }

            line["Amount"] = JsonReading.Money(decimal.Round(subtotal * percent / 100m, 2, MidpointRounding.AwayFromZero));
        }

        if (Amounts.Of(line) < 0)
        {
            throw Refuse.Business("A discount cannot be negative.");
        }

        detail.Default("DiscountAccountRef", new JsonObject { ["value"] = draft.Books.AccountOf("DiscountsRefundsGiven") });
        draft.Require(detail, "DiscountAccountRef", "Account");
    }
}
