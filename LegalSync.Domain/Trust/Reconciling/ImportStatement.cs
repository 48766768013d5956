using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Statements;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>A statement that was read from a file and is to be imported.</summary>
/// <param name="File">The file.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Part">Which statement of the file, counted from 1.</param>
/// <param name="Account">The account chosen by a person; null to go by the bank's number.</param>
/// <param name="Acknowledgement">Why a person takes it in spite of warnings; empty when nobody was asked yet.</param>
public sealed record WantedStatement(StatementFile File, BankStatement Statement, int Part, BankAccountId? Account, string Acknowledgement);

/// <summary>What became of an import. Without a refusal and without warnings to acknowledge it was taken.</summary>
/// <param name="Statement">The stored statement; null when it was not taken.</param>
/// <param name="NewLines">Lines that were not known before.</param>
/// <param name="KnownLines">Lines that were.</param>
/// <param name="Refusal">Why it cannot be taken; null when it can.</param>
/// <param name="Warnings">What must be acknowledged, or was.</param>
/// <param name="Gates">Each proof with its outcome.</param>
/// <param name="AsksAccount">True when a person must choose the trust account first.</param>
public sealed record ImportOutcome(
    StatementId? Statement, int NewLines, int KnownLines, string? Refusal, IReadOnlyList<string> Warnings, IReadOnlyList<GateOutcome> Gates, bool AsksAccount)
{
    /// <summary>True when a person must acknowledge warnings first.</summary>
    public bool AsksAcknowledgement => Statement is null && Refusal is null && !AsksAccount && Warnings.Count > 0;

    /// <summary>True when everything was here already and nothing changed.</summary>
    public bool ChangedNothing { get; init; }

    internal static ImportOutcome No(string refusal, IReadOnlyList<GateOutcome>? gates = null) => new(null, 0, 0, refusal, [], gates ?? [], false);
}

/// <summary>
/// Takes a bank statement in: its proofs are asked, lines that are here already stay as they are, new ones are added. What contradicts is
/// refused and leaves a card; what is doubtful waits until a person says why it is taken.
/// </summary>
public sealed class ImportStatement(IReconcileStore store, IIds ids, PostingCards cards, SyncFeed feed, TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>Takes it in.</summary>
    public async Task<ImportOutcome> RunAsync(BooksId books, WantedStatement wanted, Actor actor, CancellationToken cancellationToken)
    {
        if (WorkpaperReader.Objection(actor) is { } objection)
        {
            return ImportOutcome.No(objection);
        }

        for (var attempt = 1; ; attempt++)
        {
            await using var session = store.Open(books);
            var (outcome, isRaced) = await TakeAsync(session, wanted, actor, cancellationToken);
            if (!isRaced)
            {
                return outcome;
            }

            if (attempt == Tries)
            {
                return ImportOutcome.No(TrustOutcome.Raced.Refusal!);
            }
        }
    }

    private async Task<(ImportOutcome Outcome, bool IsRaced)> TakeAsync(IReconcileSession session, WantedStatement wanted, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var accounts = await session.TrustAccountsAsync(cancellationToken);
        var settings = await session.SettingsAsync(cancellationToken);
        if (AccountOf(wanted, accounts, settings) is not { } account)
        {
            return (new ImportOutcome(null, 0, 0, null, [], [], true), false);
        }

        var setting = settings.FirstOrDefault(one => one.Account == account.Id);
        var earlier = await session.StatementsAsync(account.Id, cancellationToken);
        if (earlier.FirstOrDefault(one => one.FileHash == wanted.File.Hash && one.Part == wanted.Part) is { } same)
        {
            return (new ImportOutcome(same.Id, 0, same.Lines, null, [], [], false) { ChangedNothing = true }, false);
        }

        var statement = WithDays(wanted.Statement);
        var firm = await session.Spine.BooksAsync(cancellationToken);
        var last = earlier.Where(one => statement.From is { } from && one.From < from).MaxBy(one => one.Through);
        var gates = StatementGates.Check(statement, new ExpectedAccount(setting?.BankNumber ?? account.Number, firm.Currency, last?.Closing, last?.Through));
        var outside = StatementAcceptance.Refusal(statement, gates, setting, wanted, await session.SignOffsAsync(account.Id, cancellationToken), earlier);
        if (outside is not null)
        {
            await StatementCards.RefusedAsync(session, cards, account, wanted, gates, outside, actor, now, cancellationToken);
            return (ImportOutcome.No(outside, gates), false);
        }

        var warnings = StatementAcceptance.Warnings(statement, gates);
        if (warnings.Count > 0 && wanted.Acknowledgement.Trim().Length == 0)
        {
            await StatementCards.DoubtedAsync(session, cards, account, wanted, gates, actor, now, cancellationToken);
            return (new ImportOutcome(null, 0, 0, null, warnings, gates, false), false);
        }

        return await KeepAsync(session, new Taken(account, setting, statement, gates, warnings), wanted, actor, now, cancellationToken);
    }

    private async Task<(ImportOutcome Outcome, bool IsRaced)> KeepAsync(
        IReconcileSession session, Taken taken, WantedStatement wanted, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var books = session.Spine.BooksId;
        var kept = await session.LinesAsync(taken.Account.Id, DateOnly.MaxValue, cancellationToken);
        var plan = StatementImport.Plan(taken.Account.Id.Value, [.. kept.Select(line => new StoredLine(new StatementFingerprint(line.Fingerprint), line.BankId))], taken.Statement);
        var added = plan.New.ToList();
        var stored = ImportedStatement.Keep(new StatementId(ids.Next()), books, taken.Account.Id, wanted.File, taken.Statement, actor, now)
            .Found(wanted.Part, added.Count, [.. taken.Warnings, .. plan.Notes, .. plan.Lines.Select(line => line.Note).Where(note => note.Length > 0).Distinct()], wanted.Acknowledgement.Trim());
        session.Add(stored);
        added.ForEach(line => session.Add(KeptLine.Keep(stored, line.Line, line.Fingerprint)));
        Link(session, taken, wanted, books, actor, now);
        session.Add(AuditEvent.Tell(
            books, $"statement:{stored.Id.Value}", string.Create(CultureInfo.InvariantCulture, $"statement of {taken.Account.Id.Value} imported: {added.Count} new lines of {stored.Lines}"), actor, now,
            $"{wanted.File.Name} {wanted.File.Hash} {wanted.Acknowledgement}"));
        await StatementCards.SettleAsync(session, taken.Account, actor, now, cancellationToken);
        if (!await session.SaveAsync(cancellationToken))
        {
            return (ImportOutcome.No(TrustOutcome.Raced.Refusal!), true);
        }

        feed.Announce();
        return (new ImportOutcome(stored.Id, added.Count, plan.Known.Count(), null, taken.Warnings, taken.Gates, false) { ChangedNothing = plan.ChangesNothing }, false);
    }

    /// <summary>The bank's number is asked for once: choosing the account for a file that names one links the two.</summary>
    private static void Link(IReconcileSession session, Taken taken, WantedStatement wanted, BooksId books, Actor actor, DateTimeOffset now)
    {
        if (wanted.Statement.Account.Length == 0 || taken.Setting?.BankNumber is not null)
        {
            return;
        }

        var setting = taken.Setting ?? TrustAccountSetting.For(books, taken.Account.Id);
        if (taken.Setting is null)
        {
            session.Add(setting);
        }

        setting.Link(wanted.Statement.Account);
        session.Add(AuditEvent.Tell(books, $"trust-account:{taken.Account.Id.Value}", "the bank's account number was linked", actor, now, wanted.Statement.Account));
    }

    private static BankAccount? AccountOf(WantedStatement wanted, IReadOnlyList<BankAccount> accounts, IReadOnlyList<TrustAccountSetting> settings)
    {
        if (wanted.Account is { } chosen)
        {
            return accounts.FirstOrDefault(account => account.Id == chosen);
        }

        var number = wanted.Statement.Account;
        var linked = settings.Where(setting => setting.BankNumber is { } known && number.Length > 0 && AccountNumbers.Agree(known, number)).ToList();
        return linked.Count == 1 ? accounts.FirstOrDefault(account => account.Id == linked[0].Account) : null;
    }

    private static BankStatement WithDays(BankStatement statement) => statement.Lines.Count == 0 ? statement : statement with
    {
        From = statement.From ?? statement.Lines.Min(line => line.Date),
        To = statement.To ?? statement.Lines.Max(line => line.Date),
    };

    private sealed record Taken(BankAccount Account, TrustAccountSetting? Setting, BankStatement Statement, IReadOnlyList<GateOutcome> Gates, IReadOnlyList<string> Warnings);
}
