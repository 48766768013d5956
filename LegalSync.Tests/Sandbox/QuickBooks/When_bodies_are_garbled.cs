extern alias sandbox;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.QuickBooks;
using sandbox::LegalSync.Sandbox.QuickBooks.Engine;
using Xunit;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_bodies_are_garbled
{
    private static readonly string[] Oddities =
    [
        "null", "true", "-1", "0", "1e27", "79228162514264337593543950335", "0.001", "\"\"", "\"x\"", "\"9999-12-31\"", "\"0001-01-01\"", "[]", "{}", "[null]", "[{}]",
        """{"value":"1"}""", """{"value":"-5"}""", """{"value":null}""", """{"type":"CUSTOMER"}""", """[{"TxnId":"1"}]""", "\"DescriptionOnly\"", "\"100\"",
    ];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void they_are_taken_or_refused_and_never_break_the_books(int seed)
    {
        var (books, random) = (new TestBooks(), new Random(seed));
        var (taken, refused) = (0, 0);
        for (var round = 0; round < 700; round++)
        {
            var (entity, body) = Sample(books, random);
            Garble(body, random);
            if (random.Next(4) == 0)
            {
                Garble(body, random);
            }

            try
            {
                books.Write(entity, body);
                taken++;
            }
            catch (RefusedException)
            {
                refused++;
            }
        }

        Assert.True(taken > 20 && refused > 200, $"{taken} taken, {refused} refused");
        Assert.Equal(0m, BooksReport.Build(books.Company)["trialBalance"]!.AsArray().Sum(row => TestBooks.Number(row!.AsObject(), "balance")));
    }

    private static (string Entity, JsonObject Body) Sample(TestBooks books, Random random)
    {
        var invoice = books.Invoice(random.Next(1, 9));
        var line = invoice["Line"]![0]!["SalesItemLineDetail"]!;
        (line["Qty"], line["UnitPrice"]) = (1, invoice["Line"]![0]!["Amount"]!.DeepClone());
        invoice["TxnTaxDetail"] = new JsonObject { ["TotalTax"] = 1 };
        invoice["SalesTermRef"] = new JsonObject { ["value"] = "2" };
        return random.Next(7) switch
        {
            0 => ("payment", books.Payment(5m, books.Rows("select * from Invoice", "Invoice").FirstOrDefault()?["Id"]?.ToString() ?? "1", 1m)),
            1 => ("deposit", books.TrustDeposit(5m)),
            2 => ("customer", TestBooks.Parse($$$"""{"DisplayName":"N{{{random.Next()}}}","Job":true,"ParentRef":{"value":"{{{books.Client}}}"} }""")),
            3 => ("term", TestBooks.Parse($$"""{"Name":"T{{random.Next()}}","DayOfMonthDue":3,"DueNextMonthDays":4}""")),
            4 => ("journalentry", TestBooks.Parse($$$"""
                {"Line":[
                 {"Amount":1,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Debit","AccountRef":{"value":"84"},"Entity":{"Type":"Customer","EntityRef":{"value":"{{{books.Client}}}"} } } },
                 {"Amount":1,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Credit","AccountRef":{"value":"34"} } }]}
                """)),
            5 => ("purchase", TestBooks.Parse($$$"""
                {"PaymentType":"Check","AccountRef":{"value":"{{{books.Operating}}}"},"EntityRef":{"value":"{{{books.Client}}}","type":"Customer"},
                 "Line":[{"Amount":1,"DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":{"AccountRef":{"value":"34"} } }]}
                """)),
            _ => ("invoice", invoice),
        };
    }

    private static void Garble(JsonObject body, Random random)
    {
        JsonNode at = body;
        while (true)
        {
            var inside = at switch
            {
                JsonObject holder when holder.Count > 0 => holder.ElementAt(random.Next(holder.Count)).Key,
                JsonArray { Count: > 0 } => "0",
                _ => null,
            };
            if (inside is null)
            {
                return;
            }

            var next = at is JsonArray list ? list[0] : at[inside];
            if (next is JsonObject or JsonArray && random.Next(4) > 0)
            {
                at = next;
                continue;
            }

            if (at is JsonArray elements)
            {
                elements[0] = JsonNode.Parse(Oddities[random.Next(Oddities.Length)]);
            }
            else
            {
                at[inside] = JsonNode.Parse(Oddities[random.Next(Oddities.Length)]);
            }

            return;
        }
    }
}
