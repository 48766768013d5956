using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Entries that seem to belong to another ledger. The totals agree all the same; words, matters and balances below zero give them away.</summary>
internal static class WrongLedgerFindings
{
    public static IEnumerable<Difference> Of(ThreeWayGround ground, IReadOnlyList<LedgerClosing> ledgers)
    {
        var names = new LedgerNames(ledgers.Select(ledger => ledger.Ledger));
        var found = ground.Journal.Where(line => line.MovesBank).Select(line => ByWords(line, ground, names) ?? ByKind(line, ledgers) ?? ByOriginal(line, ground))
            .OfType<Difference>().ToList();
        var suspects = found.Select(difference => difference.Suspects[0]).ToHashSet(StringComparer.Ordinal);
        return found.Concat(ledgers.Where(ledger => ledger.IsNegative && ledger.Ledger.Kind == LedgerKind.Client)
            .Select(ledger => ByBalance(ledger, ground, names, suspects)).OfType<Difference>());
    }

    /// <summary>The memo, the party or the bank's text names another client or matter, and not this one.</summary>
    private static Difference? ByWords(JournalLine line, ThreeWayGround ground, LedgerNames names)
    {
        var bank = ground.BankTexts.GetValueOrDefault(line.Id, "");
        var text = $"{line.Memo} {line.Party} {bank}";
        var (byKey, byName) = (names.ByKey(text), names.ByName(text));
        if (byKey.Contains(line.Ledger.Key) || (byKey.Count == 0 && byName.Contains(line.Ledger.Key)))
        {
            return null;
        }

        var named = byKey.Count > 0 ? byKey : byName;
        return named.Count == 0 ? null : Found(line, named,
            $"{Words.Of(line)}{(bank.Length > 0 ? $" with the bank's text \"{bank}\"" : "")} names {Words.List(named)}, but stands on {line.Ledger.Label}.");
    }

    /// <summary>Charges of the bank are the firm's, interest is the foundation's.</summary>
    private static Difference? ByKind(JournalLine line, IReadOnlyList<LedgerClosing> ledgers)
    {
        LedgerKind? home = line.Type switch
        {
            JournalLineType.BankFee => LedgerKind.FirmCushion,
            JournalLineType.Interest or JournalLineType.InterestRemittance => LedgerKind.Interest,
            _ => null,
        };
        var owner = ledgers.FirstOrDefault(ledger => ledger.Ledger.Kind == home)?.Ledger;
        return home is null || owner is null || line.Ledger.Kind != LedgerKind.Client ? null : Found(line, [owner.Key],
            $"{Words.Of(line)} is {(home == LedgerKind.Interest ? "interest of the pooled account" : "a charge of the bank")} and stands on a client's ledger, {line.Ledger.Label}.");
    }

    /// <summary>A return or a void stands on another ledger than what it takes back.</summary>
    private static Difference? ByOriginal(JournalLine line, ThreeWayGround ground)
    {
        var original = line.Type switch
        {
            JournalLineType.Return => ReturnFindings.DepositOf(ground, line),
            JournalLineType.Void => ground.Matching.Voided.FirstOrDefault(pair => pair.Void.Id == line.Id)?.Voided,
            _ => null,
        };
        return original is null || original.Ledger.Key == line.Ledger.Key ? null : Found(line, [original.Ledger.Key, original.Id],
            $"{Words.Of(line)} takes back {Words.Of(original)}, which stands on {original.Ledger.Label}; one of the two is on the wrong ledger.");
    }

    /// <summary>A ledger below zero: the payment that took it there and does not name it, or a receipt elsewhere that would have covered it and does not name its own ledger.</summary>
    private static Difference? ByBalance(LedgerClosing ledger, ThreeWayGround ground, LedgerNames names, HashSet<string> suspects)
    {
        var missing = -ledger.Lowest;
        if (ground.Journal.Any(line => line.Ledger.Key == ledger.Ledger.Key && suspects.Contains(line.Id)))
        {
            return null;
        }

        var paid = ground.Journal.Where(line => line.MovesBank && line.Ledger.Key == ledger.Ledger.Key && line.Date <= ledger.LowestOn && -line.Amount >= missing
            && line.Type is JournalLineType.Disbursement or JournalLineType.FeeTransfer or JournalLineType.Refund && !NamesOwn(line, ground, names));
        var received = ground.Journal.Where(line => line.Type == JournalLineType.Deposit && line.Ledger.Key != ledger.Ledger.Key && line.Date <= ledger.LowestOn
            && line.Amount >= missing && !NamesOwn(line, ground, names));
        var likely = paid.OrderByDescending(line => line.Date).Concat(received.OrderByDescending(line => line.Date)).ToList();
        return likely.Count == 0 ? null : new Difference(DifferenceKinds.WrongLedger, likely[0].Amount.Abs(), [.. likely.Select(line => line.Id), ledger.Ledger.Key],
            $"{ledger.Ledger.Label} lacks {Words.Of(missing)}. {Words.Of(likely[0])} does not say whose it is and may belong to another ledger.", DifferenceWeight.Suspicion) { Rank = 40 };
    }

    private static bool NamesOwn(JournalLine line, ThreeWayGround ground, LedgerNames names)
    {
        var text = $"{line.Memo} {line.Party} {ground.BankTexts.GetValueOrDefault(line.Id, "")}";
        return names.ByKey(text).Contains(line.Ledger.Key) || names.ByName(text).Contains(line.Ledger.Key);
    }

    private static Difference Found(JournalLine line, IReadOnlyCollection<string> belongs, string hint) =>
        new(DifferenceKinds.WrongLedger, line.Amount.Abs(), [line.Id, .. belongs, line.Ledger.Key], hint, DifferenceWeight.Suspicion) { Rank = 38 };
}

/// <summary>Which client ledgers a text names, by matter or by a word of the client's name.</summary>
internal sealed class LedgerNames
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _words = new(StringComparer.Ordinal);

    public LedgerNames(IEnumerable<LedgerRef> ledgers)
    {
        foreach (var ledger in ledgers.Where(ledger => ledger.Kind == LedgerKind.Client))
        {
            _keys[InstrumentText.Key(ledger.Key)] = ledger.Key;
            foreach (var word in InstrumentText.TellingWords(ItemText.Client(ledger)).Where(word => word.Length >= 4))
            {
                (_words.TryGetValue(word, out var known) ? known : _words[word] = new SortedSet<string>(StringComparer.Ordinal)).Add(ledger.Key);
            }
        }
    }

    public IReadOnlyCollection<string> ByKey(string text) =>
        [.. InstrumentText.References(text).Where(_keys.ContainsKey).Select(key => _keys[key]).Order(StringComparer.Ordinal)];

    public IReadOnlyCollection<string> ByName(string text) =>
        [.. InstrumentText.TellingWords(text).Where(_words.ContainsKey).SelectMany(word => _words[word]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
