namespace LegalSync.Sandbox.QuickBooks.Webhooks;

/// <summary>A notification ready to be carried: every try carries the same bytes.</summary>
/// <param name="Id">Names it in the list of tries.</param>
/// <param name="Address">For whom.</param>
/// <param name="Body">The bytes that are signed.</param>
/// <param name="Headers">The headers, with the content type and the signature.</param>
/// <param name="Events">How many events it holds.</param>
public sealed record WebhookPost(string Id, WebhookAddress Address, ReadOnlyMemory<byte> Body, IReadOnlyList<KeyValuePair<string, string>> Headers, int Events);

/// <summary>One try.</summary>
/// <param name="PostId">Of which notification.</param>
/// <param name="AddressId">To whom.</param>
/// <param name="At">When, by the sandbox's clock.</param>
/// <param name="Attempt">The number of the try, from 1.</param>
/// <param name="Status">The status it met; null when nobody answered in time.</param>
/// <param name="Events">How many events it held.</param>
public sealed record WebhookTry(string PostId, string AddressId, DateTimeOffset At, int Attempt, int? Status, int Events);
