using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads OFX 1.x (also QFX) and 2.x. The header is not believed: what the bytes are decides.</summary>
internal static class OfxReader
{
    private static readonly (string Set, string Answer, string Statement)[] Messages =
        [("BANKMSGSRSV1", "STMTTRNRS", "STMTRS"), ("CREDITCARDMSGSRSV1", "CCSTMTTRNRS", "CCSTMTRS")];

    /// <summary>The statements of a text.</summary>
    public static StatementReading Read(string text, StatementReadOptions options, ProblemList problems)
    {
        var start = text.IndexOf("<OFX", StringComparison.OrdinalIgnoreCase);
        start = start < 0 ? text.IndexOf(":OFX", StringComparison.OrdinalIgnoreCase) is var prefixed and > 0 ? text.LastIndexOf('<', prefixed) : -1 : start;
        if (start < 0)
        {
            problems.Add(1, "The file has no <OFX>.", "Download the statement again as OFX or QFX.");
            return StatementReading.Refused(problems.All);
        }

        if (text.AsSpan(0, start).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(1, "The file declares a document type, which OFX does not have.", "Download the statement again from the bank.");
            return StatementReading.Refused(problems.All);
        }

        var isXml = text.AsSpan(0, start).Contains("<?", StringComparison.Ordinal);
        var tokens = new OfxTokens(text, problems).Cut(start);
        if (problems.Any || new OfxTree(tokens, problems).Build() is not { } root)
        {
            return StatementReading.Refused(problems.All);
        }

        var statements = Statements(root, isXml ? StatementFormat.Ofx2 : StatementFormat.Ofx1, options, problems);
        if (!problems.Any && statements.Count == 0)
        {
            problems.Add(root.Line, $"The file holds no statement{(root.Descendants("ACCTINFO").Any() ? ", only a list of accounts" : "")}.",
                "Download the account's transactions for a period.");
        }

        return problems.Any ? StatementReading.Refused(problems.All) : new StatementReading(statements, []);
    }

    private static List<BankStatement> Statements(OfxNode root, StatementFormat format, StatementReadOptions options, ProblemList problems)
    {
        var statements = new List<BankStatement>();
        foreach (var sign in root.Children.Where(child => child.Name == "SIGNONMSGSRSV1").SelectMany(child => child.Descendants("SONRS")))
        {
            Status(sign, problems);
        }

        foreach (var child in root.Children)
        {
            if (Array.Find(Messages, known => known.Set == child.Name) is not { Set: not null } message)
            {
                if (child.Text is not null)
                {
                    problems.Add(child.Line, $"<{child.Name}> stands outside every message.", ExactAmount.Mend);
                }

                continue;
            }

            foreach (var answer in child.Children)
            {
                if (answer.Name != message.Answer)
                {
                    problems.Add(answer.Line, $"<{answer.Name}> stands where <{message.Answer}> is expected.", ExactAmount.Mend);
                    continue;
                }

                Status(answer, problems);
                statements.AddRange(answer.Children.Where(part => part.Name == message.Statement)
                    .Select(part => new OfxStatement(part, format, options, problems).Read()).OfType<BankStatement>());
                Stray(answer, message.Statement, problems);
            }
        }

        return statements;
    }

    /// <summary>What belongs into a statement and stands beside it was torn off.</summary>
    private static void Stray(OfxNode answer, string statement, ProblemList problems)
    {
        foreach (var part in answer.Children.Where(part => part.Name != statement
            && (part.Name is "BANKTRANLIST" or "STMTTRN" or "LEDGERBAL" or "BANKACCTFROM" || OfxTags.IsOfTransaction(part.Name))))
        {
            problems.Add(part.Line, $"<{part.Name}> stands outside <{statement}>.", ExactAmount.Mend);
        }

        if (!problems.Any && !answer.Children.Exists(part => part.Name == statement))
        {
            problems.Add(answer.Line, $"The bank's answer holds no <{statement}>.", "Download the statement again.");
        }
    }

    private static void Status(OfxNode node, ProblemList problems)
    {
        if (node.Child("STATUS") is { } status && (status.TextOf("CODE") is not ("" or "0") and var code)
            && !status.TextOf("SEVERITY").Equals("INFO", StringComparison.OrdinalIgnoreCase) && !status.TextOf("SEVERITY").Equals("WARN", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(status.Line, $"Instead of a statement the bank sent the error {code}: {status.TextOf("MESSAGE").TrimEnd('.')}.",
                "Download the statement again; if the error comes back, ask the bank.");
        }
    }
}
