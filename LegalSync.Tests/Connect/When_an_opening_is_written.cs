using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Connect;
using Xunit;

namespace LegalSync.Tests.Connect;

public class When_an_opening_is_written
{
    private static readonly OpeningNames _names = new(
        [
            new BankAccount(new BankAccountId("t1"), BankAccountType.Trust, "IOLTA Trust", "001234", true),
            new BankAccount(new BankAccountId("t2"), BankAccountType.Trust, "Estates", "5678", true),
            new BankAccount(new BankAccountId("t3"), BankAccountType.Trust, "estates", "9999", true),
            new BankAccount(new BankAccountId("o1"), BankAccountType.Operating, "Operating", "4321", true),
        ],
        new[] { ("24-001", "m1"), ("24-002", "m2"), ("24-003", "m3"), ("24-003", "m4"), ("a, b", "m5") }
            .ToLookup(pair => OpeningNames.Key(pair.Item1), pair => new MatterId(pair.Item2)));

    [Theory]
    [InlineData("account,matter,balance\nIOLTA Trust,24-001,1250.00", 125_000)]
    [InlineData("account,matter,balance\r\niolta trust,24-001,1250\r\n", 125_000)]
    [InlineData("Balance,Matter,Account\n\"$1,250.00\",24-001,001234", 125_000)]
    [InlineData("account;matter;balance\n001234;24-001;1250.5", 125_050)]
    [InlineData("account\tmatter\tbalance\n001234\t24-001\t1,250.00", 125_000)]
    [InlineData("\uFEFFaccount,matter,balance,\n001234,24-001,1250.00,\n\n", 125_000)]
    [InlineData("account,matter,client,balance\n001234,24-001,\"Nell, Newcomer\",USD 0.01", 1)]
    [InlineData("\n\naccount,matter,balance\n001234,24-001,0", 0)]
    [InlineData("account,matter,balance\n001234,24-001,-0.00", 0)]
    public void each_line_is_a_ledger(string text, long minor)
    {
        var reading = OpeningCsv.Read(text, _names, Currency.Usd);

        Assert.Empty(reading.Problems);
        var opening = Assert.Single(reading.Openings);
        Assert.Equal((new LedgerKey(new BankAccountId("t1"), new MatterId("m1")), minor), (opening.Ledger, opening.Balance.Minor));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n \r\n")]
    [InlineData("account,matter,balance")]
    public void without_lines_no_client_money_is_held(string text)
    {
        var reading = OpeningCsv.Read(text, _names, Currency.Usd);

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Openings);
    }

    [Theory]
    [InlineData(",,\n", "line 1: There is no header.")]
    [InlineData("001234,24-001,5", "line 1: There is no column \"account\".")]
    [InlineData("account,matter\n001234,24-001", "line 1: There is no column \"balance\". The first line must be: account, matter, balance.")]
    [InlineData("account,matter,balance,balance\n001234,24-001,5,5", "line 1: The column \"balance\" is there 2 times.")]
    [InlineData("account,matter,balance\n001234,24-001", "line 2: The line has 2 fields.")]
    [InlineData("account,matter,balance\n001234,24-001,1,250.00", "line 2: The line has more fields than columns.")]
    [InlineData("account,matter,balance\n,24-001,5", "line 2, column 1 \"account\": The account is missing.")]
    [InlineData("account,matter,balance\nIOLTA,24-001,5", "line 2, column 1 \"account\": Smokeball has no bank account \"IOLTA\". Its trust accounts: Estates (5678), IOLTA Trust (001234), estates (9999).")]
    [InlineData("account,matter,balance\n1234,24-001,5", "line 2, column 1 \"account\": Smokeball has no bank account \"1234\".")]
    [InlineData("account,matter,balance\nOperating,24-001,5", "line 2, column 1 \"account\": Operating is not a trust account.")]
    [InlineData("account,matter,balance\nEstates,24-001,5", "line 2, column 1 \"account\": 2 bank accounts are called \"Estates\". Write the account's number instead.")]
    [InlineData("account,matter,balance\n001234,,5", "line 2, column 2 \"matter\": The matter is missing.")]
    [InlineData("account,matter,balance\n001234,24-999,5", "line 2, column 2 \"matter\": Smokeball has no matter \"24-999\".")]
    [InlineData("account,matter,balance\n001234,24-003,5", "line 2, column 2 \"matter\": 2 matters bear the number \"24-003\".")]
    [InlineData("account,matter,balance\n001234,24-001,", "line 2, column 3 \"balance\": The balance is missing.")]
    [InlineData("account,matter,balance\n001234,24-001,none", "line 2, column 3 \"balance\": \"none\" is not an amount.")]
    [InlineData("account,matter,balance\n001234,24-001,12.345", "line 2, column 3 \"balance\": \"12.345\" is finer than a cent.")]
    [InlineData("account;matter;balance\n001234;24-001;1,25", "line 2, column 3 \"balance\": \"1,25\" could be more than one amount.")]
    [InlineData("account;matter;balance\n001234;24-001;1.250,00", "line 2, column 3 \"balance\": \"1.250,00\" could be more than one amount.")]
    [InlineData("account,matter,balance\n001234,24-001,-5.00", "line 2, column 3 \"balance\": \"-5.00\" is below zero.")]
    [InlineData("account,matter,balance\n001234,24-001,(5.00)", "line 2, column 3 \"balance\": \"(5.00)\" is below zero.")]
    [InlineData("account,matter,balance\n001234,24-001,€5.00", "line 2, column 3 \"balance\": \"€5.00\" is in EUR. The books are kept in USD.")]
    [InlineData("account,matter,balance\n001234,24-001,99999999999999999999", "line 2, column 3 \"balance\": \"99999999999999999999\" is more than a client ledger holds.")]
    [InlineData("account,matter,balance\n001234,24-001,99999999999999999999999999999999", "line 2, column 3 \"balance\":")]
    [InlineData("account,matter,balance\n001234,24-001,5\n\nIOLTA Trust,24-001,6", "line 4, column 2 \"matter\": Line 2 gives this client ledger already.")]
    [InlineData("account,matter,balance\n001234,\"24-001,5\n", "A quotation mark is opened and never closed.")]
    public void what_is_wrong_is_said_with_its_place_and_a_way_out(string text, string message)
    {
        var reading = OpeningCsv.Read(text, _names, Currency.Usd);

        Assert.Contains(message, string.Join('\n', reading.Problems), StringComparison.Ordinal);
        Assert.Empty(reading.Openings);
        Assert.All(reading.Problems, problem => Assert.EndsWith(".", problem.ToString().TrimEnd('"'), StringComparison.Ordinal));
    }

    [Fact]
    public void everything_that_is_wrong_is_said_at_once_in_order()
    {
        var reading = OpeningCsv.Read("account,matter,balance\nx,y,z\n001234,24-001,5\n001234,24-002,-1", _names, Currency.Usd);

        Assert.Equal([2, 2, 2, 4], reading.Problems.Select(problem => problem.Line!.Value));
    }

    [Fact]
    public void a_text_without_end_is_not_read()
    {
        var reading = OpeningCsv.Read(new string('x', OpeningCsv.MaxLength + 1), _names, Currency.Usd);

        Assert.Contains("too long", Assert.Single(reading.Problems).What, StringComparison.Ordinal);
    }
}
