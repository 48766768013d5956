using System.Text;

namespace LegalSync.Tests.Verbs;

/// <summary>Something wrong that a person may hand to the verb, and the words the answer must hold.</summary>
public sealed record BadInput(string Name, byte[]? Source, string Says, params string[] Options)
{
    /// <summary>A file in UTF-8.</summary>
    public BadInput(string name, string source, string says, params string[] options) : this(name, Encoding.UTF8.GetBytes(source), says, options)
    {
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>Every bad input that a test sends through the verb and docs/reconcile.md lists.</summary>
public static class BadInputs
{
    private const string H = "Id,Date,Number,Client,Kind,Amount,Description\n";

    public static IReadOnlyList<BadInput> Files { get; } =
    [
        new("empty file", "", "empty"),
        new("only blank lines", "\n\n  \n", "empty"),
        new("zip or workbook", "PK\u0003\u0004...."u8.ToArray(), "Excel workbook"),
        new("old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "old Excel workbook"),
        new("PDF", "%PDF-1.7 ..."u8.ToArray(), "PDF"),
        new("compressed file", [0x1F, 0x8B, 8, 0], "compressed"),
        new("binary file", [73, 100, 44, 0, 1, 2, 200, 255, 0, 7], "not text"),
        new("prose instead of a table", "Dear bookkeeper, please find the list attached.\n", "No column holds an amount"),
        new("no heading row", "B-1,2026-11-03,1001,Harbor LLC,Invoice,100.00,Will\n", "No column holds an amount"),
        new("no amount column", "Id,Date,Client\nB-1,2026-11-03,Harbor LLC\n", "No column holds an amount"),
        new("nothing to tell rows apart", "Client,Amount\nHarbor LLC,100.00\n", "No column holds an id, a number or a date"),
        new("debit without credit", "Id,Date,Debit\nB-1,2026-11-03,100.00\n", "one half of a debit and credit pair"),
        new("money in without money out", "Id,Date,Money in\nB-1,2026-11-03,100.00\n", "one half"),
        new("amount column twice", "Id,Date,Amount,Amount\nB-1,2026-11-03,100.00,90.00\n", "could both be the amount"),
        new("id column twice", "Id,ID,Amount\nB-1,B-2,100.00\n", "could both be the id"),
        new("date column twice", "Id,Date,date,Amount\nB-1,2026-11-03,2026-11-04,100.00\n", "could both be the date"),
        new("two dates of one rank", "Id,Invoice Date,Payment Date,Amount\nB-1,2026-11-03,2026-11-04,100.00\n", "could both be the date"),
        new("two totals of one rank", "Id,Date,Gross,Total\nB-1,2026-11-03,100.00,90.00\n", "could both be the amount"),
        new("client and customer", "Id,Date,Client,Customer,Amount\nB-1,2026-11-03,Harbor LLC,Pine LLC,100.00\n", "could both be the client"),
        new("invoice number and document number", "Id,Date,Invoice No,Doc Number,Amount\nB-1,2026-11-03,1,2,100.00\n", "could both be the number"),
        new("two kinds", "Id,Type,Transaction Type,Amount\nB-1,Invoice,Payment,100.00\n", "could both be the kind"),
        new("row too short", H + "B-1,2026-11-03,1001\n", "3 fields where the headings have 7"),
        new("row cut off at the end", H + "B-1,2026-11-03,1001,Harbor LLC,Invoice,100.00,Will\nB-2\n", "1 field where"),
        new("row too long", H + "B-1,2026-11-03,1001,Harbor, LLC,Invoice,100.00,Will\n", "8 fields where the headings have 7"),
        new("thousands not quoted", "Id,Date,Amount\nB-1,2026-11-03,1,240.50\n", "4 fields where the headings have 3"),
        new("quotation mark never closed", H + "B-1,2026-11-03,1001,\"Harbor LLC,Invoice,100.00,Will\nB-2,2026-11-03,1002,Pine,Invoice,5.00,Deed\n", "never closed"),
        new("text behind a closing quotation mark", H + "B-1,2026-11-03,1001,\"Harbor\" LLC,Invoice,100.00,Will\n", "closes a field"),
        new("id empty", H + ",2026-11-03,1001,Harbor LLC,Invoice,100.00,Will\n", "The id is empty"),
        new("id twice", H + "B-1,2026-11-03,1001,Harbor LLC,Invoice,100.00,Will\nB-1,2026-11-04,1002,Pine,Invoice,5.00,Deed\n", "stands already on line 2"),
        new("amount empty", Amount(""), "The amount is empty"),
        new("amount in words", Amount("hundred"), "is not an amount"),
        new("amount with two points", Amount("1.2.3"), "1.2.3"),
        new("groups of two", Amount("\"12,34,5\""), "12,34,5"),
        new("comma in the wrong place", Amount("\"1,24,000.00\""), "is not an amount"),
        new("three decimals", Amount("12.345"), "more than two decimals"),
        new("four decimals", Amount("12.3400"), "more than two decimals"),
        new("thousands with a point, unproven", Amount("1.240"), "more than two decimals"),
        new("decimal point and decimal comma", H + "B-1,2026-11-03,1001,Harbor,Invoice,1240.50,\nB-2,2026-11-03,1002,Pine,Invoice,\"1240,50\",\n", "a decimal comma"),
        new("scientific notation", Amount("1.2E+03"), "is not an amount"),
        new("spreadsheet error", Amount("#REF!"), "is not an amount"),
        new("column too narrow", Amount("########"), "is not an amount"),
        new("not a number", Amount("NaN"), "is not an amount"),
        new("parenthesis open", Amount("(100.00"), "parenthesis"),
        new("parenthesis close", Amount("100.00)"), "parenthesis"),
        new("minus twice", Amount("--100.00"), "more than one sign"),
        new("minus before and behind", Amount("-100.00-"), "more than one sign"),
        new("minus in parentheses", Amount("(-100.00)"), "more than one sign"),
        new("minus alone", Amount("-"), "is not an amount"),
        new("sign of money alone", Amount("$"), "is not an amount"),
        new("minus in the middle", Amount("100-00"), "is not an amount"),
        new("point at the end", Amount("100."), "is not an amount"),
        new("percentage", Amount("10%"), "is not an amount"),
        new("unknown currency", Amount("CHF 100.00"), "is not an amount"),
        new("two amounts in one cell", Amount("100.00/90.00"), "is not an amount"),
        new("too large", Amount("123456789012345678"), "too large"),
        new("two currencies", H + "B-1,2026-11-03,1001,Harbor,Invoice,USD 5.00,\nB-2,2026-11-03,1002,Pine,Invoice,EUR 5.00,\n", "another currency"),
        new("two currencies in a column of their own", "Id,Date,Amount,Currency\nB-1,2026-11-03,5.00,USD\nB-2,2026-11-03,5.00,CAD\n", "another currency"),
        new("other currency than the ledger", H + "B-1,2026-11-03,1001,Harbor,Invoice,€5.00,\n", "source in EUR"),
        new("debit and credit both filled", "Id,Date,Debit,Credit\nB-1,2026-11-03,5.00,6.00\n", "Both halves of the amount are filled"),
        new("debit and credit both empty", "Id,Date,Debit,Credit\nB-1,2026-11-03,,\n", "Both halves of the amount are empty"),
        new("date empty", Date(""), "The date is empty"),
        new("date in words", Date("yesterday"), "is not a date"),
        new("day that does not exist", Date("2026-02-30"), "not a day of the calendar"),
        new("month thirteen", Date("2026-13-01"), "not a day of the calendar"),
        new("thirty-first of June, US", Date("06/31/2026"), "not a day of the calendar"),
        new("both parts above twelve", Date("13/14/2026"), "not a day of the calendar"),
        new("year of three digits", Date("11/03/026"), "is not a date"),
        new("year long past", Date("0206-11-03"), "not a day of the calendar"),
        new("day or month first", Date("03/04/2026"), "4 March or 3 April"),
        new("day or month first, two-digit year", Date("3/4/26"), "could be"),
        new("day or month first, with points", Date("03.04.2026"), "could be"),
        new("day first", Date("25/12/2026"), "has the day first"),
        new("day first and month first", H + "B-1,12/25/2026,1001,Harbor,Invoice,5.00,\nB-2,25/12/2026,1002,Pine,Invoice,5.00,\n", "month first and"),
        new("spreadsheet day count", Date("46329"), "day count"),
        new("month without its day", Date("Nov 2026"), "is not a date"),
        new("US date with --dates iso", Date("12/25/2026"), "--dates iso", "--dates", "iso"),
        new("short ISO date with --dates iso", Date("2026-1-5"), "--dates iso", "--dates", "iso"),
        new("day first with --dates us", Date("25/12/2026"), "no month 25", "--dates", "us"),
    ];

    private static string Amount(string amount) => H + $"B-1,2026-11-03,1001,Harbor LLC,Invoice,{amount},Will\n";

    private static string Date(string date) => H + $"B-1,{date},1001,Harbor LLC,Invoice,100.00,Will\n";
}
