using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Statements;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>What keeps a statement out, and what a person must say a word about.</summary>
internal static class StatementAcceptance
{
    /// <summary>Why it cannot be taken, or null.</summary>
    public static string? Refusal(
        BankStatement statement, IReadOnlyList<GateOutcome> gates, TrustAccountSetting? setting, WantedStatement wanted, IReadOnlyList<SignOff> signOffs, IReadOnlyList<ImportedStatement> earlier)
    {
        if (statement.From is null || statement.To is null)
        {
            return "The file names no period and has no lines; nothing tells which days it covers.";
        }

        // The practice system's own note of the number may be shortened or absent: a person's choice links it. A linked number is binding.
        var broken = gates.FirstOrDefault(gate => gate.State == GateState.Broken && (gate.Gate != StatementGate.Account || setting?.BankNumber is not null || wanted.Account is null));
        if (broken is not null && !(broken.Gate == StatementGate.Continuity && Overlaps(statement, earlier)))
        {
            return $"{broken.Sentence} {broken.Mend}".TrimEnd();
        }

        var signed = ClosedPeriods.Latest(signOffs);
        var known = signed is not null && statement.To <= signed.Through && !earlier.Any(one => one.Closing is not null && one.Through == statement.To && one.Closing == statement.Closing);
        return known ? string.Create(CultureInfo.InvariantCulture, $"The period through {signed!.Through:yyyy-MM-dd} is signed. Reopen it first.") : null;
    }

    /// <summary>What must be acknowledged.</summary>
    public static IReadOnlyList<string> Warnings(BankStatement statement, IReadOnlyList<GateOutcome> gates) =>
    [
        .. gates.Where(gate => gate.State == GateState.Doubtful || (gate.Gate == StatementGate.Balances && gate.State == GateState.NotTold)).Select(gate => $"{gate.Sentence} {gate.Mend}".TrimEnd()),
        .. gates.Where(gate => gate.Gate == StatementGate.Continuity && gate.State == GateState.Broken).Select(gate => gate.Sentence),
        .. statement.Warnings.Where(warning => warning != BankStatement.OpeningIsDerived || !gates.Any(gate => gate is { Gate: StatementGate.Balances, State: GateState.Held })),
    ];

    /// <summary>An overlap cannot open where the last one closed; its lines prove themselves.</summary>
    private static bool Overlaps(BankStatement statement, IReadOnlyList<ImportedStatement> earlier) => earlier.Any(one => one.From <= statement.To && one.Through >= statement.From);
}

/// <summary>The cards that imports leave and close.</summary>
internal static class StatementCards
{
    /// <summary>A file was refused: the card stays until a statement of the account is taken.</summary>
    public static async Task RefusedAsync(
        IReconcileSession session, PostingCards cards, BankAccount account, WantedStatement wanted, IReadOnlyList<GateOutcome> gates, string refusal, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isGap = gates.Any(gate => gate.Gate == StatementGate.Continuity && gate.State == GateState.Broken) && gates.All(gate => gate.Gate == StatementGate.Continuity || gate.State != GateState.Broken);
        await RaiseAsync(session, cards, isGap ? Codes.StatementGap : Codes.StatementFile, account, wanted, refusal, gates, actor, now, cancellationToken);
    }

    /// <summary>A gap or an overlap waits for a person's word.</summary>
    public static async Task DoubtedAsync(
        IReconcileSession session, PostingCards cards, BankAccount account, WantedStatement wanted, IReadOnlyList<GateOutcome> gates, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (gates.FirstOrDefault(gate => gate.Gate == StatementGate.Continuity && gate.State is GateState.Doubtful or GateState.Broken) is { } gap)
        {
            await RaiseAsync(session, cards, Codes.StatementGap, account, wanted, gap.Sentence, gates, actor, now, cancellationToken);
        }
    }

    /// <summary>A statement was taken: what waited for it is settled.</summary>
    public static async Task SettleAsync(IReconcileSession session, BankAccount account, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var about = await session.Spine.CardsAboutAsync([SubjectOf(account).ToString()], cancellationToken);
        foreach (var card in about.Where(card => card.State == CardState.Open && (card.Code == Codes.StatementGap || card.Code == Codes.StatementFile)))
        {
            card.Close(CardState.Superseded, actor.Display, null, now);
            session.Add(AuditEvent.Tell(session.Spine.BooksId, $"card:{card.Id.Value}", $"{card.Code} superseded", actor, now));
        }
    }

    private static async Task RaiseAsync(
        IReconcileSession session, PostingCards cards, ExceptionCode code, BankAccount account, WantedStatement wanted, string why, IReadOnlyList<GateOutcome> gates, Actor actor, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var outcome = RuleOutcome.Broken(
            RuleCode.BankLineIsExplained, "Download the statement anew from the bank, or import the one between first.",
            [new Fact("file", wanted.File.Name), .. gates.Where(gate => gate.State is GateState.Broken or GateState.Doubtful).Select(gate => new Fact(gate.Gate.ToString(), gate.Sentence))]);
        await cards.RaiseAsync(session.Spine, new Finding(code, SubjectOf(account), why, outcome)
        {
            Title = code == Codes.StatementGap ? $"Statements of {account.Name} do not follow on" : $"Statement of {account.Name} cannot be taken",
            TrustAccount = account.Id,
            Sides = [new FieldPair("File", null, wanted.File.Name), new FieldPair("Opening", null, wanted.Statement.Opening?.ToString()), new FieldPair("Closing", null, wanted.Statement.Closing?.ToString())],
        }, actor, now, cancellationToken);
        await session.SaveAsync(cancellationToken);
    }

    private static Subject SubjectOf(BankAccount account) => new("BankAccount", account.Id.Value);
}
