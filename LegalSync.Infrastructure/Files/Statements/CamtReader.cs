using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads ISO 20022 camt.053, versions 2 to 13. Document types and everything outside the file are refused.</summary>
internal static partial class CamtReader
{
    private const int Deepest = 40;

    /// <summary>The statements of a text.</summary>
    public static StatementReading Read(string text, StatementReadOptions options, ProblemList problems)
    {
        if (Load(text, problems) is { } document && Message(document.Root!, problems) is { } message)
        {
            var statements = new List<Domain.Statements.BankStatement>();
            foreach (var part in message.Elements())
            {
                if (part.Name.LocalName == "Stmt" && new CamtStatement(part, options, problems).Read() is { } statement)
                {
                    statements.Add(statement);
                }
                else if (part.Name.LocalName is not ("Stmt" or "GrpHdr" or "SplmtryData"))
                {
                    problems.Add(Camt.Line(part), $"<{part.Name.LocalName}> stands where <Stmt> is expected.", ExactAmount.Mend);
                }
            }

            if (!problems.Any && statements.Count == 0)
            {
                problems.Add(Camt.Line(message), "The file holds no statement (<Stmt>).", "Download the account's statement for a period.");
            }

            return problems.Any ? StatementReading.Refused(problems.All) : new StatementReading(statements, []);
        }

        return StatementReading.Refused(problems.All);
    }

    private static XDocument? Load(string text, ProblemList problems)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = StatementReader.LargestText,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart()), settings);
            var document = XDocument.Load(reader, LoadOptions.SetLineInfo);
            if (Camt.TooDeep(document.Root!, Deepest) is not { } deep)
            {
                return document;
            }

            problems.Add(Camt.Line(deep), "The elements are nested deeper than a statement has them.", ExactAmount.Mend);
            return null;
        }
        catch (XmlException damaged)
        {
            problems.Add(Math.Max(1, damaged.LineNumber), $"This is not well-formed XML: {damaged.Message.TrimEnd('.')}.", ExactAmount.Mend);
            return null;
        }
    }

    private static XElement? Message(XElement root, ProblemList problems)
    {
        var name = root.Name.NamespaceName;
        var known = Namespace().Match(name);
        var message = root.Elements().FirstOrDefault();
        if (name.Contains("camt.052", StringComparison.Ordinal) || message?.Name.LocalName == "BkToCstmrAcctRpt")
        {
            problems.Add(1, "This is an account report of the running day (camt.052), whose entries may still change.", "Download the end-of-day statement, camt.053.");
            return null;
        }

        if (name.Contains("camt.054", StringComparison.Ordinal) || message?.Name.LocalName == "BkToCstmrDbtCdtNtfctn")
        {
            problems.Add(1, "This is a notification of single entries (camt.054), not a statement.", "Download the end-of-day statement, camt.053.");
            return null;
        }

        if (root.Name.LocalName != "Document" || (name.Length > 0 && !(known.Success && int.Parse(known.Groups[1].Value, null) is >= 2 and <= 13))
            || message?.Name.LocalName != "BkToCstmrStmt" || root.Elements().Count() != 1)
        {
            problems.Add(1, $"This is not a camt.053 statement of a version between 2 and 13: {ProblemList.Shown(name.Length > 0 ? name : root.Name.LocalName)}.",
                "Download the end-of-day statement, camt.053.");
            return null;
        }

        var stranger = root.Descendants().FirstOrDefault(part => part.Name.Namespace != root.Name.Namespace && !part.Ancestors().Any(above => above.Name.LocalName == "SplmtryData"));
        if (stranger is not null)
        {
            problems.Add(Camt.Line(stranger), $"<{stranger.Name.LocalName}> is of another namespace than the statement.", ExactAmount.Mend);
            return null;
        }

        return message;
    }

    [GeneratedRegex(@"^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();
}
