using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Tests.Statements;

/// <summary>A line of a made-up month.</summary>
internal sealed record MonthLine(string Id, DateOnly Date, long Minor, string Kind, string Name, string Memo = "", string Check = "", string Reference = "")
{
    /// <summary>What every format says of it.</summary>
    public string Words => Memo.Length > 0 ? $"{Name} {Memo}" : Name;

    /// <summary>Its amount without a sign, as <c>1200.00</c>.</summary>
    public string Unsigned => (Math.Abs(Minor) / 100m).ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>Its amount with a minus below zero.</summary>
    public string Signed => (Minor / 100m).ToString("F2", CultureInfo.InvariantCulture);
}

/// <summary>A made-up month of a trust account that each writer writes in its format.</summary>
internal sealed record SampleMonth(string Account, long Opening, IReadOnlyList<MonthLine> Lines)
{
    public static readonly DateOnly First = new(2026, 8, 1);

    public static readonly DateOnly Last = new(2026, 8, 31);

    /// <summary>The month that most tests use.</summary>
    public static SampleMonth Plain { get; } = new("004477120093", 4_187_525,
    [
        new("K01", Day(3), 250_000, "DEP", "DEPOSIT", "BRANCH 14"),
        new("K02", Day(4), 1_500_000, "WIRE", "INCOMING WIRE", "LARKSPUR HOLDINGS M-2207", Reference: "IMAD0804Q7C11"),
        new("K03", Day(5), -87_550, "CHECK", "CHECK 3310", Check: "3310"),
        new("K04", Day(11), -41_000, "CHECK", "CHECK 3311", Check: "3311"),
        new("K05", Day(11), -320_075, "XFER", "ONLINE TRANSFER TO CHK 5527", "INV-8114"),
        new("K06", Day(12), -250_000, "RET", "RETURNED DEPOSITED ITEM", "NSF OKAFOR"),
        new("K07", Day(12), -1_500, "FEE", "RETURNED ITEM FEE"),
        new("K08", Day(19), 8_000_000, "WIRE", "INCOMING WIRE", "HARBORVIEW MUTUAL CLAIM 41-7 ROSS & DALE", Reference: "IMAD0819K2A90"),
        new("K09", Day(25), -2_333_300, "CHECK", "CHECK 3312", Check: "3312"),
        new("K10", Day(25), -1_500, "FEE", "WIRE FEE"),
        new("K11", Day(25), -1_500, "FEE", "WIRE FEE"),
        new("K12", Day(31), 913, "INT", "INTEREST PAID"),
        new("K13", Day(31), -913, "IOLTA", "IOLTA INT TO BAR FOUNDATION"),
    ]);

    public long Closing => Opening + Lines.Sum(line => line.Minor);

    private static DateOnly Day(int day) => new(2026, 8, day);

    /// <summary>Holds a statement against the month.</summary>
    public bool IsIn(BankStatement statement) =>
        statement.Lines.Select(Face).SequenceEqual(Lines.Select(line => (line.Date, line.Minor, line.Words, line.Check)));

    /// <summary>What of a line is the same in every format.</summary>
    public static (DateOnly Date, long Minor, string Words, string Check) Face(StatementLine line) =>
        (line.Date, line.Amount.Minor, line.Description, line.CheckNumber);

    /// <summary>An amount as bank files write it.</summary>
    public static string Decimal(long minor) => Money.FromMinor(minor, Currency.Usd).ToPlainString();
}

/// <summary>Writes a month in a format.</summary>
internal interface IMonthWriter
{
    /// <summary>The format's name, for messages.</summary>
    string Name { get; }

    /// <summary>The file.</summary>
    string Write(SampleMonth month);
}

/// <summary>Every writer.</summary>
internal static class MonthWriters
{
    public static IReadOnlyList<IMonthWriter> All { get; } =
        [new OfxMonth(), new OfxMonth(isXml: true), new Bai2Month(), new CamtMonth(2), new CamtMonth(8), new Mt940Month(), new CsvMonth(), new CsvMonth(withBalance: true)];
}
