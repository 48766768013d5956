using LegalSync.Domain.Amounts;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Posting;

/// <summary>
/// Entries that a trust account never takes, whoever asks for them (domain rules T03, T04, T08, T13, T15). Asked when a draft is held and
/// again when it is sent: the chart may have changed between. Pure.
/// </summary>
public static class ForbiddenEntries
{
    /// <summary>The code under which a posting is refused here, before a byte is sent.</summary>
    public const string RefusalCode = "forbidden";

    private const string TrustBankType = "TrustAccounts";
    private const string RentsBankType = "RentsHeldInTrust";
    private const string TrustLiabilityType = "TrustAccountsLiabilities";
    private const string UndepositedType = "UndepositedFunds";
    private const string CashType = "CashOnHand";

    private static readonly HashSet<string> _results = new(StringComparer.Ordinal) { "Income", "Other Income", "Expense", "Other Expense", "Cost of Goods Sold" };
    private static readonly HashSet<string> _cash = new(StringComparer.OrdinalIgnoreCase) { "cash", "to cash", "bearer", "to bearer", "cash withdrawal", "atm withdrawal" };

    /// <summary>The rules that the drafts of one item break; none when they may stand.</summary>
    /// <param name="drafts">All documents of the item: a fee transfer is judged as one.</param>
    /// <param name="accounts">The chart.</param>
    /// <param name="payer">Whose an invoice of the books is; null where nobody can say.</param>
    public static IReadOnlyList<RuleOutcome> Check(
        IReadOnlyList<PostingDraft> drafts, IEnumerable<BooksAccount> accounts, Func<DocumentId, CustomerId?>? payer = null)
    {
        var chart = new Chart(drafts, accounts);
        var broken = new List<RuleOutcome>();
        foreach (var draft in drafts)
        {
            var sides = TrustLines.Of(draft);
            if (sides.Any(side => chart.IsTrust(side.Account)))
            {
                broken.AddRange(OfDraft(draft, sides, chart));
            }
        }

        broken.AddRange(OfTransfer(drafts, chart, payer));
        return [.. broken.DistinctBy(outcome => outcome.Code)];
    }

    private static IEnumerable<RuleOutcome> OfDraft(PostingDraft draft, IReadOnlyList<DraftSide> sides, Chart chart)
    {
        if (sides.FirstOrDefault(side => chart.IsType(side.Account, _results)) is { Account.Value: not null } result)
        {
            var isFee = chart.SubType(result.Account) == "BankCharges" && sides.Any(side => chart.IsLiability(side.Account) && side.Customer is not null);
            yield return isFee
                ? Broken(RuleCode.ProcessorFeeIsTheFirms, "Book the charge on the firm's own ledger in trust, or on operating.", chart, result)
                : Broken(RuleCode.TrustPaysNoFirmExpense, "Client money meets no income and no expense: pay the firm first, against its invoice.", chart, result);
        }

        if (sides.FirstOrDefault(side => chart.IsLiability(side.Account) && side.Customer is null && !IsFirmLedger(draft, side.Account)) is { Account.Value: not null } nobodys)
        {
            yield return Broken(RuleCode.TrustLineNamesClient, "Name the client on every line of the trust liability.", chart, nobodys);
        }

        if (sides.FirstOrDefault(side => chart.SubType(side.Account) == UndepositedType) is { Account.Value: not null } undeposited)
        {
            yield return Broken(RuleCode.TrustSkipsUndeposited, "Trust money goes straight to the trust bank, never through undeposited funds.", chart, undeposited);
        }

        if (Amounts(draft).Any(amount => amount.Minor <= 0))
        {
            yield return RuleOutcome.Broken(RuleCode.TrustRecordsStand, "A balance is not mended by a negative line: reverse the entry and write the right one.", new Fact("document", draft.Becomes.ToString()));
        }

        if (IsCash(draft, sides, chart))
        {
            yield return RuleOutcome.Broken(RuleCode.NoCashFromTrust, "Pay a named payee by cheque or transfer.", new Fact("document", draft.Becomes.ToString()));
        }

        if (MixesWithFirm(sides, chart))
        {
            yield return RuleOutcome.Broken(RuleCode.TrustPaysNoFirmExpense, "Money between trust and operating names its client, and its invoice where it is a fee.", [.. sides.Select(side => new Fact(chart.Name(side.Account), side.Signed.ToString()))]);
        }
    }

    /// <summary>Trust and operating in one entry that no client's line explains: what a bank feed proposes as a transfer.</summary>
    private static bool MixesWithFirm(IReadOnlyList<DraftSide> sides, Chart chart) =>
        sides.Any(side => chart.IsTrustBank(side.Account)) && sides.Any(side => chart.IsFirmBank(side.Account))
        && !sides.Any(side => chart.IsLiability(side.Account) && side.Customer is not null)
        && !sides.Any(side => chart.IsDeclared(side.Account));

    private static IEnumerable<RuleOutcome> OfTransfer(IReadOnlyList<PostingDraft> drafts, Chart chart, Func<DocumentId, CustomerId?>? payer)
    {
        foreach (var payment in drafts.OfType<PaymentDraft>())
        {
            if (chart.IsTrustBank(payment.DepositTo))
            {
                yield return RuleOutcome.Broken(RuleCode.TrustPaysNoFirmExpense, "A payment of the firm's invoice goes to operating.", new Fact("deposit to", chart.Name(payment.DepositTo)));
            }

            if (drafts.OfType<TrustDisbursementDraft>().FirstOrDefault() is not { } released)
            {
                continue;
            }

            if (payment.Invoice is null)
            {
                yield return RuleOutcome.Broken(RuleCode.FeeHasIssuedInvoice, "Attach the invoice that these fees were billed on.", new Fact("transfer", released.Amount.ToString()));
            }

            var owner = payment.Invoice?.Document is { } document ? payer?.Invoke(document) : null;
            if (payment.Customer != released.Customer || (owner is { } other && other != released.Customer))
            {
                yield return RuleOutcome.Broken(RuleCode.ClientMoneyStaysWithClient, "One client's money pays that client's invoice only.",
                    new Fact("money of", released.Customer.Value), new Fact("invoice of", (owner ?? payment.Customer).Value));
            }
        }
    }

    private static bool IsFirmLedger(PostingDraft draft, AccountId account) => draft is JournalDraft journal && journal.WithoutClient.Contains(account);

    private static IEnumerable<Money> Amounts(PostingDraft draft) => draft switch
    {
        TrustDepositDraft deposit => [deposit.Amount],
        TrustSlipDraft slip => slip.Lines.Select(line => line.Amount),
        TrustDisbursementDraft paid => [paid.Amount],
        JournalDraft journal => journal.Lines.Select(line => line.Amount),
        _ => [],
    };

    private static bool IsCash(PostingDraft draft, IReadOnlyList<DraftSide> sides, Chart chart) =>
        sides.Any(side => chart.SubType(side.Account) == CashType) || (draft is TrustDisbursementDraft paid && _cash.Contains(paid.Memo.Trim()));

    private static RuleOutcome Broken(RuleCode code, string remedy, Chart chart, DraftSide side) =>
        RuleOutcome.Broken(code, remedy, new Fact("account", chart.Name(side.Account)), new Fact("amount", side.Signed.Abs().ToString()));

    /// <summary>What kind of account each is: by its type in the chart, and by what a draft names as trust bank and trust liability.</summary>
    private sealed class Chart
    {
        private readonly Dictionary<AccountId, BooksAccount> _accounts;
        private readonly HashSet<AccountId> _banks;
        private readonly HashSet<AccountId> _liabilities;
        private readonly HashSet<AccountId> _declared;

        public Chart(IReadOnlyList<PostingDraft> drafts, IEnumerable<BooksAccount> accounts)
        {
            _accounts = accounts.ToDictionary(account => account.Id);
            _banks = [.. _accounts.Values.Where(account => account.SubType is TrustBankType or RentsBankType).Select(account => account.Id)];
            _liabilities = [.. _accounts.Values.Where(account => account.SubType == TrustLiabilityType).Select(account => account.Id)];
            _banks.UnionWith(drafts.OfType<TrustDepositDraft>().Select(draft => draft.TrustBank));
            _banks.UnionWith(drafts.OfType<TrustSlipDraft>().Select(draft => draft.TrustBank));
            _banks.UnionWith(drafts.OfType<TrustDisbursementDraft>().Select(draft => draft.TrustBank));
            _liabilities.UnionWith(drafts.OfType<TrustDepositDraft>().Select(draft => draft.TrustLiability));
            _liabilities.UnionWith(drafts.OfType<TrustSlipDraft>().SelectMany(draft => draft.Lines.Select(line => line.Liability)));
            _liabilities.UnionWith(drafts.OfType<TrustDisbursementDraft>().Select(draft => draft.TrustLiability));
            _declared = [.. drafts.OfType<JournalDraft>().SelectMany(draft => draft.WithoutClient)];
        }

        public bool IsTrustBank(AccountId account) => _banks.Contains(account);

        public bool IsLiability(AccountId account) => _liabilities.Contains(account);

        /// <summary>A ledger in trust that belongs to no client, by the draft's own word.</summary>
        public bool IsDeclared(AccountId account) => _declared.Contains(account);

        public bool IsTrust(AccountId account) => IsTrustBank(account) || IsLiability(account);

        public bool IsFirmBank(AccountId account) => _accounts.GetValueOrDefault(account) is { Type: "Bank" } && !IsTrustBank(account);

        public bool IsType(AccountId account, HashSet<string> types) => _accounts.GetValueOrDefault(account) is { } known && types.Contains(known.Type);

        public string? SubType(AccountId account) => _accounts.GetValueOrDefault(account)?.SubType;

        public string Name(AccountId account) => _accounts.GetValueOrDefault(account)?.Name ?? account.Value;
    }
}
