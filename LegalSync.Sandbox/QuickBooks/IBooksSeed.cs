using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks;

/// <summary>How the generated firm fills its books: by the same checks that a request over HTTP meets.</summary>
public interface IBooksSeed
{
    /// <summary>
    /// Creates an entity (<c>Customer</c>, <c>Invoice</c>, ...) from a request body and answers its Id.
    /// A body with <c>"allowduplicatedocnum": true</c> may use a document number a second time.
    /// </summary>
    /// <exception cref="InvalidOperationException">The body would be refused over HTTP; the message is the fault's detail.</exception>
    string Create(string entity, JsonObject body);

    /// <summary>Sparse-updates an entity past its SyncToken check, as a person in the books would (rename, make inactive, change an amount).</summary>
    void Change(string entity, string id, JsonObject changes);

    /// <summary>Deletes a transaction, as a person in the books would.</summary>
    void Delete(string entity, string id);

    /// <summary>The date up to which the books are closed, or null.</summary>
    DateOnly? BookCloseDate { get; set; }
}
