using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust;

/// <summary>Key of a ledger within a trust account: a client's money for a matter, or one of the account's own ledgers.</summary>
/// <param name="Account">The trust account, by the practice system's key.</param>
/// <param name="Matter">The matter; <see cref="MatterId.None"/> for ledgers that are no client's.</param>
public readonly record struct LedgerKey(BankAccountId Account, MatterId Matter)
{
    private const string Bar = "|";

    // The usual values are kept as default, so that a key that names them and one that does not are one key.
    private readonly string? _client;
    private readonly LedgerKind _kind;

    /// <summary>The client, where one matter holds money of several and the practice system tells them apart; else empty.</summary>
    public ClientId Client
    {
        get => new(_client ?? "");
        init => _client = string.IsNullOrEmpty(value.Value) ? null : value.Value;
    }

    /// <summary>What the ledger is for.</summary>
    public LedgerKind Kind
    {
        get => _kind == default ? LedgerKind.Client : _kind;
        init => _kind = value == LedgerKind.Client ? default : value;
    }

    /// <summary>One of the account's ledgers that belong to no client.</summary>
    public static LedgerKey Of(BankAccountId account, LedgerKind kind) => new(account, MatterId.None) { Kind = kind };

    /// <inheritdoc />
    public override string ToString() => _client is null && _kind == default
        ? $"{Account.Value}|{Matter.Value}"
        : $"{Account.Value}|{Matter.Value}|{_client}|{Kind}";

    /// <summary>Reads <see cref="ToString"/> back.</summary>
    public static LedgerKey Parse(string text)
    {
        var parts = text.Split(Bar);
        var key = new LedgerKey(new BankAccountId(parts[0]), new MatterId(parts[1]));
        return parts.Length < 4 ? key : key with { Client = new ClientId(parts[2]), Kind = Enum.Parse<LedgerKind>(parts[3]) };
    }

    /// <summary>Reads what may be no key at all, such as an address; null when it is none.</summary>
    public static LedgerKey? TryParse(string text)
    {
        var parts = text.Split(Bar);
        return parts.Length == 2 || (parts.Length == 4 && Enum.TryParse<LedgerKind>(parts[3], out var kind) && Enum.IsDefined(kind)) ? Parse(text) : null;
    }
}
