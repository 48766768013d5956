using System.Text.Json.Nodes;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks;

/// <summary>One set of books in QuickBooks Online, kept in memory: what it accepts, what it refuses, and what its ledger says.</summary>
public sealed class QuickBooksCompany(string realmId, SandboxClock clock, string companyName = "Sandbox Law") : IBooksSeed
{
    /// <summary>The company's id as the addresses carry it.</summary>
    public string RealmId { get; } = realmId;

    /// <summary>The name the company gives itself.</summary>
    public string CompanyName { get; } = companyName;

    /// <inheritdoc />
    public DateOnly? BookCloseDate { get; set; } = clock.Today;

    /// <inheritdoc />
    public string Create(string entity, JsonObject body) => throw new InvalidOperationException(entity);

    /// <inheritdoc />
    public void Change(string entity, string id, JsonObject changes) => throw new InvalidOperationException(entity);

    /// <inheritdoc />
    public void Delete(string entity, string id) => throw new InvalidOperationException(entity);
}
