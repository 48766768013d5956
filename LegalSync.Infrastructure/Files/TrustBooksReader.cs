using System.Globalization;
using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Infrastructure.Files;

/// <summary>Reads the books of a trust account from JSON: opening ledgers, opening book, items still open, journal. Other members are passed over.</summary>
public sealed class TrustBooksReader
{
    private readonly TrustBooksValues _values;
    private readonly Dictionary<string, LedgerRef> _ledgers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private TrustBooksReader(TrustBooksValues values) => _values = values;

    /// <summary>Reads a file; null, with what is wrong, when it cannot be used. Never a part.</summary>
    public static (TrustBooks? Books, IReadOnlyList<TrustBooksProblem> Problems) Read(string file, byte[] content)
    {
        var values = new TrustBooksValues(file);
        try
        {
            using var document = JsonDocument.Parse(content.AsMemory(Bom(content)), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var books = new TrustBooksReader(values).Read(document.RootElement);
            return (values.Problems.Count == 0 ? books : null, values.Problems);
        }
        catch (JsonException failure)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {failure.LineNumber + 1}");
            return (null, [new TrustBooksProblem(file, place, "This is not JSON.", "Write the books as JSON; a comma, a quote or a bracket is missing or too many here.")]);
        }
    }

    private static int Bom(byte[] content) => content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;

    private TrustBooks? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            _values.Add("$", "The books are not an object.", "Write { \"asOf\": ..., \"openingLedgers\": ..., \"openingBook\": ..., \"openingOutstanding\": ..., \"journal\": ... }.");
            return null;
        }

        _values.Unique(root, "$");
        _values.Currency = Currency(root);
        var asOf = _values.Date(root, "$", "asOf");
        var openings = Ledgers(root);
        var openingBook = _values.Amount(root, "$", "openingBook");
        var items = Rows(root, "openingOutstanding", isNeeded: false, OpeningItem);
        var journal = Rows(root, "journal", isNeeded: true, Line);
        return _values.Problems.Count > 0
            ? null
            : new TrustBooks(asOf, _values.Text(root, "$", "account", isNeeded: false), _values.Currency, new BookSide(openingBook, openings, items, journal));
    }

    private Currency Currency(JsonElement root)
    {
        var code = _values.Text(root, "$", "currency", isNeeded: false);
        try
        {
            return code.Length == 0 ? Domain.Amounts.Currency.Usd : Domain.Amounts.Currency.FromCode(code);
        }
        catch (ArgumentException)
        {
            _values.Add("$.currency", $"\"{code}\" is not a currency this product knows.", "Write USD, CAD, AUD, GBP, EUR, NZD or JPY.");
            return Domain.Amounts.Currency.Usd;
        }
    }

    private List<LedgerBalance> Ledgers(JsonElement root)
    {
        var balances = new List<LedgerBalance>();
        if (!root.TryGetProperty("openingLedgers", out var ledgers) || ledgers.ValueKind != JsonValueKind.Object)
        {
            _values.Add("$.openingLedgers", "The opening ledgers are missing.", "Write an object with a member for each ledger: \"M-1\": { \"client\": \"Name\", \"balance\": \"100.00\" }.");
            return balances;
        }

        _values.Unique(ledgers, "$.openingLedgers");
        foreach (var ledger in ledgers.EnumerateObject())
        {
            var path = $"$.openingLedgers.{ledger.Name}";
            if (ledger.Value.ValueKind != JsonValueKind.Object || ledger.Name.Trim().Length == 0)
            {
                _values.Add(path, "This ledger is not an object with a name.", "Write \"M-1\": { \"client\": \"Name\", \"balance\": \"100.00\" }.");
                continue;
            }

            var client = _values.Text(ledger.Value, path, "client", isNeeded: false);
            var balance = _values.Amount(ledger.Value, path, "balance");
            var reference = new LedgerRef(ledger.Name, $"{ledger.Name} {client}".TrimEnd(), TrustBooksWords.KindOf(ledger.Name, client));
            if (_ledgers.TryAdd(ledger.Name, reference))
            {
                balances.Add(new LedgerBalance(reference, balance));
            }
        }

        return balances;
    }

    private List<JournalLine> Rows(JsonElement root, string name, bool isNeeded, Func<JsonElement, string, JournalLine?> read)
    {
        var lines = new List<JournalLine>();
        if (!root.TryGetProperty(name, out var rows) || rows.ValueKind is JsonValueKind.Null)
        {
            if (isNeeded)
            {
                _values.Add($"$.{name}", "It is missing.", "Write a list, empty if there is nothing: [].");
            }

            return lines;
        }

        if (rows.ValueKind != JsonValueKind.Array)
        {
            _values.Add($"$.{name}", "It is not a list.", "Write a list: [ { ... }, { ... } ].");
            return lines;
        }

        var index = 0;
        foreach (var row in rows.EnumerateArray())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"$.{name}[{index++}]");
            if (row.ValueKind != JsonValueKind.Object)
            {
                _values.Add(path, "This is not an object.", "Write { ... } with the members of a line.");
            }
            else if (read(row, path) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private JournalLine? OpeningItem(JsonElement row, string path)
    {
        var reference = _values.Text(row, path, "ref", isNeeded: true);
        var date = _values.Date(row, path, "date");
        var amount = _values.Amount(row, path, "amount");
        var party = _values.Text(row, path, "payee", isNeeded: false) is { Length: > 0 } payee ? payee : _values.Text(row, path, "payor", isNeeded: false);
        if (LedgerOf(row, path, "matter") is not { } ledger)
        {
            return null;
        }

        // Two open wires may both be called "wire"; the first keeps the name.
        var id = reference;
        for (var copy = 2; !_ids.Add(id); copy++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{reference} ({copy})");
        }

        return new JournalLine(id, date, ledger, amount, amount.IsNegative ? JournalLineType.Disbursement : JournalLineType.Deposit)
        {
            Memo = reference,
            Party = party,
        };
    }

    private JournalLine? Line(JsonElement row, string path)
    {
        var id = _values.Text(row, path, "id", isNeeded: true);
        var date = _values.Date(row, path, "date");
        var amount = _values.Amount(row, path, "amount");
        var word = _values.Text(row, path, "type", isNeeded: true);
        if (word.Length > 0 && TrustBooksWords.TypeOf(word) is null)
        {
            _values.Add($"{path}.type", $"\"{word}\" is not a type of line.", $"Write one of: {TrustBooksWords.Types}.");
        }

        if (id.Length > 0 && !_ids.Add(id))
        {
            _values.Add($"{path}.id", $"\"{id}\" is used twice.", "Give each line an id of its own.");
        }

        return LedgerOf(row, path, "ledger") is not { } ledger ? null : new JournalLine(id, date, ledger, amount, TrustBooksWords.TypeOf(word) ?? JournalLineType.Other)
        {
            Memo = _values.Text(row, path, "memo", isNeeded: false),
            CheckNumber = _values.Text(row, path, "checkNumber", isNeeded: false),
            Party = _values.Text(row, path, "party", isNeeded: false),
            Reference = _values.Text(row, path, "reference", isNeeded: false),
            TakesBack = _values.Text(row, path, "takesBack", isNeeded: false) is { Length: > 0 } other ? other : null,
        };
    }

    private LedgerRef? LedgerOf(JsonElement row, string path, string member)
    {
        var name = _values.Text(row, path, member, isNeeded: true);
        if (_ledgers.TryGetValue(name, out var ledger))
        {
            return ledger;
        }

        if (name.Length > 0)
        {
            _values.Add($"{path}.{member}", $"No opening ledger is called \"{name}\".", "Correct the name, or add the ledger to openingLedgers with the balance \"0.00\".");
        }

        return null;
    }
}
