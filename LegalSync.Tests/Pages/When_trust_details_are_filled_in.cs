using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Web.Features.Trust.Details;
using Xunit;

namespace LegalSync.Tests.Pages;

public class When_trust_details_are_filled_in
{
    private readonly DetailGrid _grid = new();

    public When_trust_details_are_filled_in() => _grid.Show([Row("a", "Alder", "Retainer"), Row("b", null, null), Row("c", "Cedar", "Fee")], _ => "2026-1001 Alder");

    [Fact]
    public void what_is_suggested_is_nothing_until_somebody_takes_it()
    {
        Assert.Empty(_grid.Touched);

        Assert.Equal(2, _grid.Accept(_grid.Lines));

        Assert.Equal(["a", "c"], _grid.Read()!.Select(row => row.Movement.Source.Value));
        Assert.Equal("Retainer", _grid.Read()![0].Detail.Purpose);
    }

    [Fact]
    public void what_was_typed_stays_when_suggestions_are_taken()
    {
        _grid.Type(_grid.Lines[0], DetailField.Party, " Alder Estate ");

        _grid.Accept(_grid.Lines);

        Assert.Equal("Alder Estate", _grid.Lines[0][DetailField.Party]);
        Assert.Equal("Retainer", _grid.Lines[0][DetailField.Purpose]);
    }

    [Fact]
    public void a_bulk_step_is_taken_back_as_one()
    {
        _grid.Type(_grid.Lines[1], DetailField.Party, "Birch");
        _grid.Accept(_grid.Lines);

        _grid.Undo();

        Assert.Same(_grid.Lines[1], Assert.Single(_grid.Touched));
        _grid.Undo();
        Assert.Empty(_grid.Touched);
        Assert.False(_grid.CanUndo);
    }

    [Fact]
    public void one_wrong_row_keeps_all_from_being_saved_and_says_where()
    {
        _grid.Accept(_grid.Lines);
        _grid.Type(_grid.Lines[1], DetailField.Party, "Birch");
        _grid.Type(_grid.Lines[1], DetailField.Instrument, nameof(InstrumentKind.Check));

        Assert.Null(_grid.Read());
        Assert.True(_grid.IsChecked);
        Assert.Equal("Say what it is for.", _grid.Lines[1].Problem(DetailField.Purpose));
        Assert.Equal("A cheque has a number.", _grid.Lines[1].Problem(DetailField.Number));
        Assert.Null(_grid.Lines[1].Problem(DetailField.Party));
    }

    [Fact]
    public void rows_that_come_again_keep_what_was_typed()
    {
        _grid.Type(_grid.Lines[1], DetailField.Party, "Birch");

        _grid.Show([Row("b", null, null), Row("d", null, null)], _ => "x");

        Assert.Equal("Birch", _grid.Lines[0][DetailField.Party]);
        Assert.False(_grid.Lines[1].IsTouched);
    }

    private static TrustDetailRow Row(string id, string? party, string? purpose) =>
        new(new SourceId(id), new LedgerKey(new BankAccountId("trust"), new MatterId("m")), new DateOnly(2026, 3, 1), Money.Usd(10m), SuppliedDetail.None)
        {
            IsIncomplete = party is null,
            Party = party is null ? null : new DetailSuggestion(party, "the practice system's description"),
            Purpose = purpose is null ? null : new DetailSuggestion(purpose, "the practice system's description"),
        };
}
