using System.Text;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Files.Reports;
using Xunit;

namespace LegalSync.Tests.Reconciling;

public class When_a_month_is_sealed
{
    [Fact]
    public async Task its_bundle_is_checked_offline_and_a_changed_byte_is_found()
    {
        await using var month = await TrustMonth.OpenAsync();
        await month.SignAsync();
        var bundle = (await month.Months.BundleAsync(month.Books, TrustMonth.Account, TrustMonth.End, 1, TrustMonth.Pat, CancellationToken.None)).Value!;
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".zip");
        await File.WriteAllBytesAsync(path, bundle.Bytes);
        try
        {
            Assert.Equal(0, await RunAsync(path));
            var (read, _) = await MonthBundleFile.ReadAsync(path, CancellationToken.None);
            var files = read!.Files.ToDictionary(file => file.Key, file => file.Value);
            Assert.Equal(["inputs.json", "report.csv", "report.pdf", "report.xlsx"], files.Keys.Order(StringComparer.Ordinal));
            files["inputs.json"] = [.. files["inputs.json"], (byte)' '];
            await File.WriteAllBytesAsync(path, MonthBundleFile.Write(read.Seal, files.Select(file => (file.Key, file.Value)), DateTimeOffset.UnixEpoch));

            Assert.Equal(1, await RunAsync(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void a_chain_with_a_missing_month_is_found()
    {
        var first = new MonthSeal("b", "a", new(2026, 1, 1), new(2026, 1, 31), 1, "p", "s", DateTimeOffset.UnixEpoch, [], "").Write();
        var second = new MonthSeal("b", "a", new(2026, 2, 1), new(2026, 2, 28), 1, "p", "s", DateTimeOffset.UnixEpoch, [], Domain.Capture.SourceRecord.Hash(first)).Write();

        var whole = VerifySeals.Check([new("two", second, Files), new("one", first, Files)]);
        var torn = VerifySeals.Check([new("two", second, Files)]);

        Assert.Equal(["one", "two"], whole.Select(check => check.Name));
        Assert.All(whole, check => Assert.True(check.IsChained && check.Problems.Count == 0));
        Assert.False(Assert.Single(torn).IsChained);
    }

    [Fact]
    public async Task the_same_inputs_give_the_same_bytes_in_every_form()
    {
        await using var month = await TrustMonth.OpenAsync();
        var id = await month.BeginAsync();
        await month.ConfirmSuggestedAsync(id);
        var report = await ReportAsync(month, id);

        var (first, second) = (new ReportFiles().Write(report), new ReportFiles().Write(report));

        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First.Bytes, pair.Second.Bytes));
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(first[0].Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_table_holds_every_section_and_no_formula()
    {
        await using var month = await TrustMonth.OpenAsync();
        await month.MoveAsync("evil", Domain.Capture.BankTransactionType.Deposit, new("m-alder"), 5m, new(2026, 3, 30), "", "=HYPERLINK(\"x\")");
        var report = await ReportAsync(month, await month.BeginAsync());

        var text = Encoding.UTF8.GetString(CsvReport.Write(report));

        Assert.All(Enumerable.Range(1, 11), section => Assert.Contains(report.Tables, table => table.Title.StartsWith(section.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        Assert.DoesNotContain(",=HYPERLINK", text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task long_tables_break_over_numbered_pages()
    {
        await using var month = await TrustMonth.OpenAsync();
        var report = await ReportAsync(month, await month.BeginAsync());
        var row = report.Tables[5].Rows[0];

        var pdf = PdfReport.Write(report with { Tables = [report.Tables[5] with { Rows = [.. Enumerable.Repeat(row, 200)] }] });

        using var read = PdfSharp.Pdf.IO.PdfReader.Open(new MemoryStream(pdf), PdfSharp.Pdf.IO.PdfDocumentOpenMode.Import);
        Assert.InRange(read.PageCount, 4, 8);
    }

    private static IReadOnlyDictionary<string, byte[]> Files { get; } = new Dictionary<string, byte[]>();

    private static async Task<ReconciliationReport> ReportAsync(TrustMonth month, ReconciliationId id)
    {
        await using var session = month.Store.Open(month.Books);
        var paper = (await WorkpaperReader.ReadAsync(session, (await session.ReconciliationAsync(id, CancellationToken.None))!, CancellationToken.None))!;
        return ReportBuilder.Of(paper, StandingBuilder.Of(paper), TrustMonth.Pat, month.Clock.GetUtcNow());
    }

    private static async Task<int?> RunAsync(string path)
    {
        using var nothing = new StringReader("");
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return await Web.Verbs.Verbs.TryRunAsync(["verify-month", path], nothing, output, errors, CancellationToken.None);
    }
}
