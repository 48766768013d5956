using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Domain.Posting;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Simulation.Judging;

namespace LegalSync.Simulation.Running;

/// <summary>Somebody who works in QuickBooks itself, on our documents, often in the very moment when we do not know yet that they are there.</summary>
internal static class Bookkeeper
{
    /// <summary>Draws what is done in a history.</summary>
    public static void Arrange(Site site, TimeSpan length, int ofAThousand)
    {
        var dice = site.Dice;
        if (!dice.Chance(ofAThousand))
        {
            return;
        }

        var (often, left) = (dice.Between(100, 500), 3);
        site.Ledger.Came = created =>
        {
            if (!created.ByPerson && left > 0 && site.Pump.Now < World.FirmTemplate.Start + length && dice.Chance(often))
            {
                left--;
                site.Pump.Later(null, dice.Span(10, 40_000), () => Touch(site, created));
            }
        };
    }

    /// <summary>Writes a deposit by hand, without any mark.</summary>
    public static string Deposit(Site site, TrustDepositDraft draft)
    {
        site.Ledger.IsPersonAtWork = true;
        try
        {
            return site.Books.Company.Create("Deposit", new JsonObject
            {
                ["TxnDate"] = draft.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["DepositToAccountRef"] = new JsonObject { ["value"] = draft.TrustBank.Value },
                ["Line"] = new JsonArray(new JsonObject
                {
                    ["Amount"] = draft.Amount.Amount,
                    ["DetailType"] = "DepositLineDetail",
                    ["DepositLineDetail"] = new JsonObject
                    {
                        ["AccountRef"] = new JsonObject { ["value"] = draft.TrustLiability.Value },
                        ["Entity"] = new JsonObject { ["value"] = draft.Customer.Value, ["type"] = "CUSTOMER" },
                    },
                }),
            });
        }
        finally
        {
            site.Ledger.IsPersonAtWork = false;
        }
    }

    private static void Touch(Site site, Created created)
    {
        site.Ledger.IsPersonAtWork = true;
        try
        {
            site.Coverage.See("fault: person in QuickBooks " + Act(site, created));
        }
        catch (InvalidOperationException refusal) when (refusal.InnerException is RefusedException)
        {
            site.Coverage.See("person in QuickBooks: refused");
        }
        finally
        {
            site.Ledger.IsPersonAtWork = false;
        }
    }

    private static string Act(Site site, Created created)
    {
        site.Pump.Note("bookkeeper", $"works on {created.Entity} {created.Id}");
        var other = site.Dice.Of(site.Books.Matters);
        switch (created.Entity)
        {
            case "Invoice" when site.Dice.Chance(700):
                site.Books.Company.Change(created.Entity, created.Id, new JsonObject { ["CustomerMemo"] = new JsonObject { ["value"] = "Thank you" }, ["CustomerRef"] = new JsonObject { ["value"] = other } });
                return "changes a customer";
            case "Deposit" or "Purchase" when site.Dice.Chance(700):
                site.Books.Company.Change(created.Entity, created.Id, Line(site, created, other));
                return "changes a line";
            default:
                // Out of the books again by a person's hand: that is nobody's to undo.
                site.Books.Company.Void(created.Entity, created.Id);
                return "voids";
        }
    }

    /// <summary>The same line on another client and for another amount.</summary>
    private static JsonObject Line(Site site, Created created, string other)
    {
        var line = created.Body["Line"]![0]!.DeepClone().AsObject();
        line["Amount"] = line["Amount"]!.GetValue<decimal>() + site.Dice.Between(1, 9);
        if (line["DepositLineDetail"] is { } deposit)
        {
            deposit["Entity"]!["value"] = other;
        }
        else
        {
            line["AccountBasedExpenseLineDetail"]!["CustomerRef"]!["value"] = other;
        }

        return new JsonObject { ["Line"] = new JsonArray(line) };
    }
}
