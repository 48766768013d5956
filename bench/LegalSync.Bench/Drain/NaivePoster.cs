using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Rendering;

namespace LegalSync.Bench.Drain;

/// <summary>What a first version does: one request after the other, and a minute's wait when it is told that they are too many.</summary>
internal sealed class NaivePoster(DrainBooks books)
{
    private string _token = books.SignIn();
    private int _sent;

    /// <summary>Posts the whole mix.</summary>
    public async Task RunAsync()
    {
        var ids = new List<string>();
        for (var customer = 1; customer <= DrainMix.Customers; customer++)
        {
            ids.Add(await PostAsync(DrainMix.Customer(customer), new BoundKeys(null)));
        }

        for (var customer = 1; customer <= DrainMix.Customers; customer++)
        {
            for (var number = 1; number <= DrainMix.InvoicesOf(customer); number++)
            {
                var invoice = DrainMix.Invoice(books.Small, customer, number, new CustomerId(ids[customer - 1]));
                var document = new DocumentId(await PostAsync(invoice, new BoundKeys(null)));
                await PostAsync(DrainMix.Payment(books.Small, invoice, new InvoiceTarget(null, document)), new BoundKeys(document));
            }
        }
    }

    private async Task<string> PostAsync(PostingDraft draft, BoundKeys keys)
    {
        var key = "naive" + (++_sent).ToString(CultureInfo.InvariantCulture);
        var envelope = EnvelopeRenderer.Render(draft, keys, key, key);
        while (true)
        {
            using var client = books.CreateClient("");
            using var request = new HttpRequestMessage(HttpMethod.Post, $"https://books.invalid/v3/company/{books.Small.Company.RealmId}/{envelope.Path}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
            request.Headers.Accept.ParseAdd("application/json");
            request.Content = new StringContent(envelope.Body, Encoding.UTF8, "application/json");
            using var response = await client.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await books.Pump.WaitAsync(null, TimeSpan.FromSeconds(60));
                continue;
            }

            if (response.StatusCode == HttpStatusCode.Unauthorized)
            {
                _token = books.SignIn();
                continue;
            }

            response.EnsureSuccessStatusCode();
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
            return body.First(member => member.Value is JsonObject).Value!["Id"]!.GetValue<string>();
        }
    }
}
