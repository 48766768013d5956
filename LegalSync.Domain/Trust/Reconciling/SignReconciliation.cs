using System.Text;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Writes a month's report in its forms. The same report gives the same bytes.</summary>
public interface IReportWriter
{
    /// <summary>The files by name: <c>report.pdf</c>, <c>report.csv</c>, <c>report.xlsx</c>.</summary>
    IReadOnlyList<(string Name, byte[] Bytes)> Write(ReconciliationReport report);
}

/// <summary>The second person signs: figures, report and inputs are sealed and chained to the month before, and the period closes.</summary>
public sealed class SignReconciliation(IReconcileStore store, IReportWriter reports, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Name of the canonical inputs in a bundle.</summary>
    public const string InputsName = "inputs.json";

    private const int Tries = 3;

    /// <summary>Signs it. The report is written first; then, in one serialisable unit of work, everything is read anew and must still be what was prepared.</summary>
    public async Task<TrustOutcome> RunAsync(BooksId books, ReconciliationId reconciliation, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.GetUtcNow();
            IReadOnlyList<(string Name, byte[] Bytes)> files;
            string hash;
            await using (var look = store.Open(books))
            {
                var (paper, standing, refusal) = await JudgeAsync(look, reconciliation, actor, cancellationToken);
                if (paper is null || standing is null || refusal is not null)
                {
                    return TrustOutcome.No(refusal!);
                }

                var inputs = SealInputs.Write(paper, standing);
                hash = SourceRecord.Hash(inputs);
                files = [.. reports.Write(ReportBuilder.Of(paper, standing, actor, now)), (InputsName, Encoding.UTF8.GetBytes(inputs))];
            }

            await using var session = await store.OpenExclusiveAsync(books, cancellationToken);
            var outcome = await SealAsync(session, reconciliation, actor, now, hash, files, cancellationToken);
            if (outcome.IsDone)
            {
                feed.Announce();
            }

            if (outcome != TrustOutcome.Raced || attempt == Tries)
            {
                return outcome;
            }
        }
    }

    private static async Task<TrustOutcome> SealAsync(
        IReconcileSession session, ReconciliationId reconciliation, Actor actor, DateTimeOffset now, string hash, IReadOnlyList<(string Name, byte[] Bytes)> files, CancellationToken cancellationToken)
    {
        var (paper, standing, refusal) = await JudgeAsync(session, reconciliation, actor, cancellationToken);
        if (paper is null || standing is null || refusal is not null)
        {
            return TrustOutcome.No(refusal!);
        }

        if (SealInputs.Hash(paper, standing) != hash)
        {
            return TrustOutcome.Raced;
        }

        var month = paper.Month;
        var named = files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new SealedName(file.Name, MonthSeal.Hash(file.Bytes))).ToList();
        var previous = paper.SignOffs.LastOrDefault(one => one.Kind == SignOffKind.SignedOff)?.SealHash ?? "";
        month.Sign(actor, now);
        var seal = new MonthSeal(
            month.Books.Value.ToString("N"), month.Account.Value, month.From, month.Through, month.Round, month.PreparedBy ?? "", actor.Display, now.ToUniversalTime(), named, previous).Write();
        var figures = standing.Figures;
        var signOff = SignOff.Sign(
            month, new SealedFigures(figures.AdjustedBank!.Value.Minor, figures.Book.Minor, figures.Ledgers.Minor, figures.BankClosing!.Value.Minor),
            SealInputs.JournalHash(paper.Facts, month.Through), seal, actor, now);
        session.Add(signOff);
        foreach (var (name, bytes) in files)
        {
            session.Add(SealedFile.Keep(month, name, MonthSeal.Hash(bytes), bytes));
        }

        session.Add(AuditEvent.Tell(month.Books, StartReconciliation.AuditSubject(month), "signed: the period is closed", actor, now, signOff.SealHash));
        return await session.SaveAsync(cancellationToken) ? TrustOutcome.Done : TrustOutcome.Raced;
    }

    private static async Task<(Workpaper? Paper, Standing? Standing, string? Refusal)> JudgeAsync(
        IReconcileSession session, ReconciliationId reconciliation, Actor actor, CancellationToken cancellationToken)
    {
        if (await session.ReconciliationAsync(reconciliation, cancellationToken) is not { } month || await WorkpaperReader.ReadAsync(session, month, cancellationToken) is not { } paper)
        {
            return (null, null, "The reconciliation no longer exists.");
        }

        var standing = StandingBuilder.Of(paper);
        var refusal = WorkpaperReader.SigningObjection(actor, month.Account.Value)
            ?? (month.State != ReconciliationState.Ready ? $"It is not ready for a signature (state {month.State})." : null)
            ?? (month.PreparedById == actor.Id ? "Who prepared it does not sign it; a second person does." : null)
            ?? (standing.Blockers.Count > 0 ? string.Join(' ', standing.Blockers) : null)
            ?? (month.InputsHash != SealInputs.Hash(paper, standing) ? "Something changed since it was prepared. It must be submitted again." : null);
        return (paper, standing, refusal);
    }
}

/// <summary>Opens a signed period again: with a reason, for all to see, and until it is prepared and signed anew.</summary>
public sealed class ReopenPeriod(IReconcileStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Shortest reason.</summary>
    public const int LeastReason = 10;

    /// <summary>Opens it again. Later signed months are opened first, so that the chain of balances stays whole.</summary>
    public async Task<TrustOutcome> RunAsync(BooksId books, ReconciliationId reconciliation, string reason, Actor actor, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenExclusiveAsync(books, cancellationToken);
        if (await session.ReconciliationAsync(reconciliation, cancellationToken) is not { } month)
        {
            return TrustOutcome.No("The reconciliation no longer exists.");
        }

        var later = ClosedPeriods.Standing(await session.SignOffsAsync(month.Account, cancellationToken)).LastOrDefault(one => one.Through > month.Through);
        var refusal = WorkpaperReader.SigningObjection(actor, month.Account.Value)
            ?? (month.State != ReconciliationState.SignedOff ? "It is not signed." : null)
            ?? (later is not null ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The month that ends on {later.Through:yyyy-MM-dd} is signed on top of it; open that one first.") : null)
            ?? (reason.Trim().Length < LeastReason ? "Write why, so that an auditor understands it." : null);
        if (refusal is not null)
        {
            return TrustOutcome.No(refusal);
        }

        var now = clock.GetUtcNow();
        session.Add(SignOff.Reopen(month, reason.Trim(), actor, now));
        month.Reopen(ImportedStatement.Cut(reason.Trim(), SignOff.MaxReasonLength));
        session.Add(AuditEvent.Tell(books, StartReconciliation.AuditSubject(month), "period opened again", actor, now, reason.Trim()));
        if (!await session.SaveAsync(cancellationToken))
        {
            return TrustOutcome.Raced;
        }

        feed.Announce();
        return TrustOutcome.Done;
    }
}

/// <summary>Asks whether a day lies in a signed period (domain rule T11).</summary>
public static class SignedPeriodRule
{
    /// <summary>The rule's outcome for a day of an account.</summary>
    public static RuleOutcome Check(IReadOnlyList<SignOff> signOffs, BankAccountId account, DateOnly day)
    {
        Fact dated = new("date", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return ClosedPeriods.Holding(signOffs, account, day) is not { } closed
            ? RuleOutcome.Held(RuleCode.SignedPeriodIsClosed, dated)
            : RuleOutcome.Broken(
                RuleCode.SignedPeriodIsClosed, "Reopen the signed month with a reason, or correct the date in the practice system.", dated,
                new Fact("signed through", closed.Through.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), new Fact("signed by", closed.By));
    }
}
