using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Routing;

/// <summary>The client ledgers of a matter as the practice system tells them: every fact counts.</summary>
internal static class LedgerProjection
{
    /// <summary>All ledgers that the matter has an opening or a movement on; for lines without a matter, the accounts' own ledgers.</summary>
    public static IReadOnlyList<ObservedLedger> Of(MatterCase matterCase)
    {
        if (matterCase.Matter is null && !matterCase.MatterId.IsNone)
        {
            return [];
        }

        var lines = matterCase.Transactions
            .Where(line => matterCase.BankAccounts.GetValueOrDefault(line.Account)?.Type == BankAccountType.Trust && line.Effective >= matterCase.OpensOn)
            .ToList();
        var kinds = lines.ToDictionary(line => line.Id, line => line.Type);
        var movements = lines.ToLookup(line => KeyOf(matterCase, line, kinds), Movement);
        return
        [
            .. movements.Select(group => group.Key).Concat(matterCase.Openings.Keys).Distinct()
                .OrderBy(key => key.ToString(), StringComparer.Ordinal)
                .Select(key => ObservedLedger.Project(
                    key,
                    matterCase.Openings.GetValueOrDefault(key, Money.Zero(matterCase.Currency)),
                    movements[key].Concat(TopUps(matterCase, key)),
                    matterCase.Today)),
        ];
    }

    /// <summary>Where a line belongs: bank charges to the firm's cushion, interest to its own ledger, anything else without a matter to the unidentified receipts.</summary>
    private static LedgerKey KeyOf(MatterCase matterCase, BankTransaction line, Dictionary<SourceId, BankTransactionType> kinds)
    {
        if (!matterCase.MatterId.IsNone)
        {
            return new LedgerKey(line.Account, matterCase.MatterId);
        }

        // A reversal belongs where its original is, whatever the source calls it.
        var type = line.Reverses is { } reversed ? kinds.GetValueOrDefault(reversed, line.Type) : line.Type;
        return LedgerKey.Of(line.Account, type switch
        {
            BankTransactionType.BankFees => LedgerKind.FirmCushion,
            BankTransactionType.Interest => LedgerKind.Interest,
            _ => LedgerKind.Unidentified,
        });
    }

    private static LedgerMovement Movement(BankTransaction line) => new(line.Id, line.Effective, line.Entered, line.Change)
    {
        Supplied = SuppliedDetail.Read(line.Reference, line.Description),
        Reverses = line.Reverses,
    };

    /// <summary>What the firm put in to make good a shortage, by a person's decision.</summary>
    private static IReadOnlyList<LedgerMovement> TopUps(MatterCase matterCase, LedgerKey key) =>
        TopUp.Standing(matterCase.Directives[key.ToString()]);
}

/// <summary>The operand of a top-up: <c>12500 USD 2026-10-03</c>.</summary>
public static class TopUp
{
    /// <summary>Writes the operand.</summary>
    public static string Write(Money amount, DateOnly on) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{amount.Minor} {amount.Currency.Code} {on:yyyy-MM-dd}");

    /// <summary>The amount of an operand.</summary>
    public static Money AmountOf(string operand)
    {
        var parts = operand.Split(' ');
        return Money.FromMinor(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), Currency.FromCode(parts[1]));
    }

    /// <summary>The standing top-ups among decisions.</summary>
    public static IReadOnlyList<LedgerMovement> Standing(IEnumerable<Directive> directives) =>
        [.. directives.Where(directive => directive.Kind == DirectiveKind.TopUp && directive.RevokedAt is null).Select(directive => Parse(directive.Value, directive))];

    internal static LedgerMovement Parse(string operand, Directive directive)
    {
        var parts = operand.Split(' ');
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        return new LedgerMovement(
            new SourceId("top-up:" + directive.Sequence.ToString(invariant)),
            DateOnly.ParseExact(parts[2], "yyyy-MM-dd", invariant),
            directive.At,
            AmountOf(operand));
    }
}

/// <summary>The cards of a client ledger.</summary>
internal static class LedgerFindings
{
    /// <summary>Looks at an outflow: a ledger below zero holds it, and so does money that will not be there on its day.</summary>
    public static void Check(MatterCase matterCase, IReadOnlyDictionary<LedgerKey, ObservedLedger> ledgers, BankTransaction line, DecisionBuilder builder)
    {
        var ledger = ledgers[new LedgerKey(line.Account, matterCase.MatterId)];
        if (ledger.FirstBelowZero is not null)
        {
            builder.Find(Negative(ledger, matterCase));
            return;
        }

        var pending = ledger.Pending.FirstOrDefault(movement => movement.Source == line.Id);
        if (pending is not null && ledger.BalanceAfter(pending) is { IsNegative: true } after)
        {
            builder.Find(Insufficient(matterCase, ledger, line, after));
            return;
        }

        builder.Note(RuleOutcome.Held(RuleCode.LedgerIsNotNegative, new Fact("client ledger", ledger.Balance.ToString()), new Fact("movement", line.Amount.ToString())));
    }

    /// <summary>The card of a ledger below zero.</summary>
    public static Finding Negative(ObservedLedger ledger, MatterCase matterCase)
    {
        var first = ledger.FirstBelowZero ?? throw new InvalidOperationException("The ledger is not below zero.");
        var lowest = ledger.Lines.Min(line => line.Balance);
        var account = matterCase.BankAccounts.GetValueOrDefault(ledger.Key.Account)?.Name ?? ledger.Key.Account.Value;
        var outcome = RuleOutcome.Broken(
            RuleCode.LedgerIsNotNegative,
            "Correct the matter or the date in the practice system, or let the firm make good the shortage.",
            new Fact("first below zero", DecisionBuilder.Day(first.Movement.Effective)),
            new Fact("balance then", first.Balance.ToString()),
            new Fact("lowest balance", lowest.ToString()),
            new Fact("shortage", (-lowest).ToString()));
        return new Finding(Codes.TrustNegative, new Subject("ClientLedger", ledger.Key.ToString()),
            $"The client ledger in {account} fell to {first.Balance} on {DecisionBuilder.Day(first.Movement.Effective)}.", outcome)
        {
            Title = $"Client ledger of {matterCase.Matter?.Number} below zero",
            Matter = matterCase.MatterId,
            TrustAccount = ledger.Key.Account,
            Difference = lowest,
            Sides =
            [
                new FieldPair("Trust account", account, null),
                new FieldPair("Movement", first.Movement.Change.ToString(), null),
                new FieldPair("Balance after", first.Balance.ToString(), null),
                new FieldPair("Balance now", ledger.Balance.ToString(), null),
            ],
            Suggestion = new Suggestion("top-up", null, $"The firm makes good {-lowest}", ["the money has left the bank", "another client's money must not cover it"]),
        };
    }

    private static Finding Insufficient(MatterCase matterCase, ObservedLedger ledger, BankTransaction line, Money after)
    {
        var account = matterCase.BankAccounts.GetValueOrDefault(line.Account)?.Name ?? line.Account.Value;
        var outcome = RuleOutcome.Broken(
            RuleCode.LedgerCoversRelease,
            "Ask the client for funds, reduce the disbursement in the practice system, or reject it.",
            new Fact("client ledger", ledger.Balance.ToString()), new Fact("disbursement", line.Amount.ToString()), new Fact("shortfall", (-after).ToString()));
        return new Finding(Codes.TrustInsufficient, new Subject("BankTransaction", line.Id.Value),
            $"{line.Amount} are to leave {account} on {DecisionBuilder.Day(line.Effective)}; the client ledger will be {-after} short.", outcome)
        {
            Title = $"Trust funds of {matterCase.Matter?.Number} do not cover a disbursement",
            Matter = matterCase.MatterId,
            TrustAccount = line.Account,
            Difference = after,
            Sides =
            [
                new FieldPair("Client ledger now", ledger.Balance.ToString(), null),
                new FieldPair("Disbursement", line.Amount.ToString(), null),
                new FieldPair("Date", DecisionBuilder.Day(line.Effective), null),
                new FieldPair("Short by", (-after).ToString(), null),
            ],
            Suggestion = new Suggestion("reject", null, "Reject the disbursement", ["the client's money does not cover it", "nothing has moved yet"]),
        };
    }
}
