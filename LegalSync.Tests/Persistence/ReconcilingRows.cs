using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Reconciling;

namespace LegalSync.Tests.Persistence;

/// <summary>One row of every table of statements and reconciliations.</summary>
internal static class ReconcilingRows
{
    public static IReadOnlyList<object> All()
    {
        var account = new BankAccountId("trust-A");
        var said = new BankStatement(StatementFormat.Ofx2, "000123", Currency.Usd, [new StatementLine(Samples.Monday, Money.Usd(-12.34m), "CHECK 7") { CheckNumber = "7", Type = StatementLineType.Check }])
        {
            Opening = Money.Usd(20m), Closing = Money.Usd(7.66m), From = Samples.Monday, To = Samples.Monday,
        };
        var statement = ImportedStatement.Keep(new StatementId(Guid.NewGuid()), Samples.Books, account, new StatementFile("a.ofx", new string('a', 64), 3), said, Samples.Bookkeeper, Samples.Noon)
            .Found(1, 1, ["a word"], "seen");
        var setting = TrustAccountSetting.For(Samples.Books, account);
        setting.Link("000123");
        var month = TrustReconciliation.Start(new ReconciliationId(Guid.NewGuid()), Samples.Books, account, Samples.Monday, Samples.Monday, Samples.Bookkeeper, Samples.Noon);
        month.Submit(Samples.Bookkeeper, new string('b', 64), Samples.Noon);
        var match = StoredMatch.Confirm(new MatchId(Guid.NewGuid()), month, [(MemberKey.Line(1), -1_234)], "number 7", Samples.Bookkeeper, Samples.Noon);
        var item = ReconcilingItem.Open(new ReconcilingItemId(Guid.NewGuid()), month, MemberKey.Entry("c7"), -1_234, Samples.Monday, Samples.Bookkeeper, Samples.Noon);
        item.Say(new ItemWords(ItemClass.BankError, "not ours", "Bea", Samples.Monday, "T-1"));
        var tie = TieState.Of(Samples.Books, account, Samples.Alder);
        tie.Take(new TieFigures(null, 5, 5, 4, null), 1, "a deposit", Samples.Noon);
        return
        [
            statement, StatementFilePart.Keep(Samples.Books, statement.FileHash, 0, [1, 2, 3]), KeptLine.Keep(statement, said.Lines[0], StatementFingerprint.Of(account.Value, said.Lines)[0]),
            setting, month, match, match.Members[0], item, tie,
            SignOff.Sign(month, new SealedFigures(1, 1, 1, 1), new string('c', 64), "{}", Samples.Bookkeeper, Samples.Noon), SealedFile.Keep(month, "report.pdf", new string('d', 64), [4, 5]),
        ];
    }
}
