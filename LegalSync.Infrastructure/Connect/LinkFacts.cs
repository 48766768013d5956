using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.Connect;

/// <summary>What is known of a link besides its authorisation; one row a connection.</summary>
public sealed class LinkFacts
{
    /// <summary>The connection.</summary>
    public ConnectionId Connection { get; init; }

    /// <summary>The company and its preferences as last read, as JSON; null for other systems and before the first read.</summary>
    public string? Company { get; set; }

    /// <summary>When they were read.</summary>
    public DateTimeOffset? CompanyReadAt { get; set; }

    /// <summary>When a genuine webhook of this account was last heard.</summary>
    public DateTimeOffset? WebhookHeardAt { get; set; }

    /// <summary>When a person last had it tested.</summary>
    public DateTimeOffset? TestedAt { get; set; }

    /// <summary>What the test found wrong; null when it worked.</summary>
    public string? TestProblem { get; set; }

    /// <summary>The company and its preferences as last read.</summary>
    public BooksCompany? ReadCompany() => Company is null ? null : JsonSerializer.Deserialize<BooksCompany>(Company, AmountsJson.Options);
}
