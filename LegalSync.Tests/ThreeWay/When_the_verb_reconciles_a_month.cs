using System.Text.Json;
using LegalSync.Tests.Statements;
using Xunit;

namespace LegalSync.Tests.ThreeWay;

/// <summary>One month through the verb in every format a bank writes: the same figures, and every breakage with its culprit.</summary>
public sealed class When_the_verb_reconciles_a_month : IDisposable
{
    private readonly ThreeWayRun _verb = new();
    private readonly MonthBooks _books = new();

    public static TheoryData<int, string> Formats => ThreeWayRun.Formats;

    public void Dispose() => _verb.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task it_balances_to_the_same_figures_and_lists_the_same_open_items(int format, string name)
    {
        var answer = await _verb.RunAsync(format, SampleMonth.Plain, _books);

        Assert.True(answer.Code == 0, $"{name}: {answer.Error}{answer.Out}");
        Assert.Equal(["balanced", "adjustedBank", "bookBalance", "ledgerTotal", "depositsInTransit", "outstanding", "negativeLedgers", "differences"], answer.Json.EnumerateObject().Select(member => member.Name));
        Assert.True(answer.Json.GetProperty("balanced").GetBoolean());
        Assert.Equal((MonthBooks.Balanced, MonthBooks.Balanced, MonthBooks.Balanced), answer.Figures);
        Assert.Equal("[{\"ref\":\"eCheck\",\"date\":\"2026-08-31\",\"matter\":\"M-3104\",\"party\":\"Pemberton\",\"amount\":\"640.00\",\"age\":0}]", Compact(answer, "depositsInTransit"));
        Assert.Equal("[{\"ref\":\"chk 3313\",\"date\":\"2026-08-26\",\"matter\":\"M-3104\",\"party\":\"Pemberton\",\"amount\":\"1200.00\",\"age\":5}]", Compact(answer, "outstanding"));
        Assert.Equal(("[]", "[]"), (Compact(answer, "negativeLedgers"), Compact(answer, "differences")));
    }

    [Fact]
    public async Task every_format_gives_the_same_document()
    {
        var answers = new List<string>();
        for (var format = 0; format < MonthWriters.All.Count; format++)
        {
            answers.Add((await _verb.RunAsync(format, SampleMonth.Plain, _books)).Out);
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task a_cheque_with_two_amounts_is_named(int format, string name)
    {
        var answer = await _verb.RunAsync(format, SampleMonth.Plain, _books.With("J03", "amount", "-401.00"));

        Unbalanced(answer, name);
        answer.Names("misposted-check", "9.00", "J03", "2026-08-11 -410.00 CHECK 3311");
        Assert.Equal(("108451.00", "108460.00", "108460.00"), answer.Figures);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task an_entry_on_the_wrong_ledger_is_named_although_the_totals_agree(int format, string name)
    {
        var answer = await _verb.RunAsync(format, SampleMonth.Plain, _books.With("J07", "ledger", "M-3104").Without("J10").Post("J10", "2026-08-21", "M-3104", "-23333.00", "disbursement", "Hillside Therapy lien chk 3312"));

        Assert.NotEmpty(name);
        Assert.Equal((MonthBooks.Balanced, MonthBooks.Balanced, MonthBooks.Balanced), answer.Figures);
        answer.Names("wrong-ledger", null, "J07", "M-3350");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task a_transfer_with_one_side_is_named_with_its_amount(int format, string name)
    {
        var answer = await _verb.RunAsync(format, SampleMonth.Plain, _books.Without("J09"));

        Unbalanced(answer, name);
        answer.Names("one-sided-post", "1500.00", "J08");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task a_fee_the_bank_moved_without_an_entry_is_one_sided(int format, string name)
    {
        var answer = await _verb.RunAsync(format, SampleMonth.Plain, _books.Without("J04"));

        Unbalanced(answer, name);
        answer.Names("one-sided-post", "3200.75", "2026-08-11 -3200.75 ONLINE TRANSFER TO CHK 5527 INV-8114");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task an_entry_dated_in_the_next_month_is_a_cut_off(int format, string name)
    {
        var answer = await _verb.RunAsync(format, SampleMonth.Plain, _books.With("J10", "date", "2026-09-01"));

        Unbalanced(answer, name);
        answer.Names("cut-off", "23333.00", "J10", "2026-08-25 -23333.00 CHECK 3312");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task a_return_after_the_money_was_paid_out_is_critical_although_the_totals_agree(int format, string name)
    {
        var month = SampleMonth.Plain with { Lines = [.. SampleMonth.Plain.Lines.Take(4), new MonthLine("K99", new DateOnly(2026, 8, 10), -300_000, "CHECK", "CHECK 3309", Check: "3309"), .. SampleMonth.Plain.Lines.Skip(4)] };

        var answer = await _verb.RunAsync(format, month, _books.Post("J99", "2026-08-06", "M-3001", "-3000.00", "disbursement", "Process Servers chk 3309"));

        Unbalanced(answer, name);
        Assert.Equal(("105451.00", "105451.00", "105451.00"), answer.Figures);
        answer.Names("nsf-after-disbursement", null, "J05", "J01", "J99", "M-3001");
        Assert.Equal("[{\"ledger\":\"M-3001\",\"client\":\"Okafor\",\"balance\":\"-2000.00\",\"date\":\"2026-08-12\"}]", Compact(answer, "negativeLedgers"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task a_line_the_statement_lacks_is_named_by_its_entry(int format)
    {
        var whole = MonthWriters.All[format].Write(SampleMonth.Plain);
        var rows = whole.Split('\n').ToList();
        var at = rows.FindIndex(row => row.Contains("RETURNED ITEM FEE", StringComparison.Ordinal));
        rows.RemoveRange(format == 5 ? at - 1 : at, format == 5 ? 2 : 1);

        var answer = await _verb.RunAsync(string.Join('\n', rows), _books.Json);

        Assert.True(answer.Code == (MonthWriters.All[format].Name == "csv" ? 0 : 1), answer.Error + answer.Out);
        answer.Names("missing-line", "15.00", "J06");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public async Task a_file_downloaded_twice_is_seen_and_every_copy_named(int format)
    {
        var rows = MonthWriters.All[format].Write(SampleMonth.Plain).Split('\n').ToList();
        var lines = rows.Where(row => SampleMonth.Plain.Lines.Any(line => row.Contains(line.Name, StringComparison.Ordinal))).ToList();
        rows.InsertRange(rows.IndexOf(lines[^1]) + 1, lines);

        var answer = await _verb.RunAsync(string.Join('\n', rows), _books.Json);

        Unbalanced(answer, MonthWriters.All[format].Name);
        var found = answer.Names("duplicate-download", null, "2026-08-05 -875.50 CHECK 3310", "2026-08-19 80000.00 INCOMING WIRE HARBORVIEW MUTUAL CLAIM 41-7 ROSS & DALE");
        Assert.Equal(SampleMonth.Plain.Lines.Count, found.GetProperty("suspects").GetArrayLength());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task a_bank_id_used_for_two_transactions_merges_nothing(int format)
    {
        var month = SampleMonth.Plain with { Lines = [.. SampleMonth.Plain.Lines.Select(line => line.Id == "K04" ? line with { Id = "K05" } : line)] };

        var answer = await _verb.RunAsync(format, month, _books);

        Assert.Equal((0, MonthBooks.Balanced), (answer.Code, answer.Figures.Bank));
        answer.Names("reused-bank-id", null, "2026-08-11 -410.00 CHECK 3311", "2026-08-11 -3200.75 ONLINE TRANSFER TO CHK 5527 INV-8114");
    }

    [Fact]
    public async Task an_earlier_day_leaves_out_what_came_later()
    {
        var answer = await _verb.RunAsync(MonthWriters.All[6].Write(SampleMonth.Plain), _books.Json, "--as-of", "2026-08-24");

        Assert.True(answer.Code == 0, answer.Error + answer.Out);
        Assert.Equal("109041.00", answer.Figures.Book);
        Assert.Equal("chk 3312", answer.Json.GetProperty("outstanding")[0].GetProperty("ref").GetString());
    }

    [Fact]
    public async Task text_says_the_verdict_and_the_three_figures()
    {
        var answer = await _verb.RunAsync(MonthWriters.All[0].Write(SampleMonth.Plain), _books.Json, "--format", "text");

        Assert.Equal(0, answer.Code);
        Assert.StartsWith("Three-way reconciliation as of 2026-08-31: balanced", answer.Out, StringComparison.Ordinal);
        Assert.Equal(3, answer.Out.Split('\n').Count(line => line.Contains("108,451.00", StringComparison.Ordinal)));
    }

    private static void Unbalanced(ThreeWayAnswer answer, string name)
    {
        Assert.True(answer.Code == 1, $"{name}: {answer.Code} {answer.Error}{answer.Out}");
        Assert.False(answer.Json.GetProperty("balanced").GetBoolean());
    }

    private static string Compact(ThreeWayAnswer answer, string member) => JsonSerializer.Serialize(answer.Json.GetProperty(member));
}
