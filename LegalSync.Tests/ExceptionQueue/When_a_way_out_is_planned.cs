using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ExceptionQueue.Definitions;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.ExceptionQueue;

public class When_a_way_out_is_planned
{
    private static readonly ExceptionCatalogue _catalogue = new();

    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var type in _catalogue.All)
            {
                foreach (var way in type.Resolutions)
                {
                    ways.Add(type.Code.Value, way.Id);
                }
            }

            return ways;
        }
    }

    public static TheoryData<string> All => [.. _catalogue.All.Select(type => type.Code.Value)];

    private static ResolutionPlan Plan(ExceptionCode code, string resolution, Func<ResolutionContext, ResolutionContext>? change = null, string? input = null, PostingState state = PostingState.Refused)
    {
        var context = Choices.Of(_catalogue.Find(code), resolution, input, state: state);
        return _catalogue.Definition(code).Plan(change?.Invoke(context) ?? context);
    }

    private static T Effect<T>(ResolutionPlan plan)
        where T : ResolutionEffect => Assert.IsType<T>(Assert.Single(plan.Effects));

    [Theory]
    [MemberData(nameof(Ways))]
    public void every_way_of_the_catalogue_leads_out(string code, string way)
    {
        var plan = Plan(new ExceptionCode(code), way);
        if (way == AuthorisationDefinition.Reconnect)
        {
            Assert.Equal("Reconnect in the browser: the card closes when the connection works.", plan.Refusal);
            return;
        }

        Assert.Null(plan.Refusal);
        Assert.NotEmpty(plan.Effects);
        Assert.All(plan.Lines, IsSentence);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void without_what_it_asks_for_it_goes_or_says_in_a_sentence_why_not(string code, string way)
    {
        var plan = Plan(new ExceptionCode(code), way, context => context with
        {
            Choice = context.Choice with { Input = null },
            Waiting = [],
            Postings = [],
            Matter = null,
            InBooks = new BooksSnapshot(new BooksReading(Domain.Capture.ReadStatus.Complete), null),
        });

        Assert.True(plan.Refusal is null ? plan.Effects.Count > 0 : plan.Effects.Count == 0);
        if (plan.Refusal is not null)
        {
            IsSentence(plan.Refusal);
            Assert.DoesNotContain("is not a way out", plan.Refusal, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void a_way_that_is_not_in_the_catalogue_is_refused(string code)
    {
        var plan = Plan(new ExceptionCode(code), "no-such-way");

        Assert.NotNull(plan.Refusal);
        Assert.Empty(plan.Effects);
    }

    [Fact]
    public void accepting_a_match_is_a_rule_from_the_opening()
    {
        var rule = Effect<RuleEffect>(Plan(Codes.MapMatter, "accept-match")).Change;

        Assert.Equal((MappingKind.Matter, "m-alder", "11", Mapping.Rules.Opening, "As agreed."), (rule.Kind, rule.Pattern, rule.TargetId, rule.EffectiveFrom, rule.Reason));
    }

    [Fact]
    public void an_inactive_customer_cannot_be_chosen() => Assert.Equal("Choose an active customer of QuickBooks.", Plan(Codes.MapMatter, "choose-customer", input: "40").Refusal);

    [Fact]
    public void a_sub_customer_is_created_under_its_client_and_then_mapped()
    {
        var posting = Effect<PostingEffect>(Plan(Codes.MapMatter, "create-customer"));

        Assert.Equal(new CustomerDraft("2026-0101 Alder estate plan (LegalSync)", Routing.SampleBooks.AlderClient), posting.Draft);
        Assert.Equal("m-alder", posting.Then!.Pattern);
    }

    [Fact]
    public void reactivating_takes_the_name_without_its_mark() =>
        Assert.Equal("2026-0103 Cedar will", Assert.IsType<ReactivationDraft>(Effect<PostingEffect>(Plan(Codes.MapCustomerMissing, "reactivate")).Draft).Name);

    [Fact]
    public void a_wildcard_rule_takes_the_letters_of_the_code() => Assert.Equal("A*", Effect<RuleEffect>(Plan(Codes.MapCode, "wildcard-rule")).Change.Pattern);

    [Fact]
    public void a_bank_account_is_mapped_to_a_bank_account_only() => Assert.Contains("a bank account is needed", Plan(Codes.MapAccount, "choose-account", input: "33").Refusal, StringComparison.Ordinal);

    [Fact]
    public void a_number_that_is_taken_too_is_refused() => Assert.Equal("Number 0900 is taken too.", Plan(Codes.InvoiceDuplicateNumber, "renumber", input: "0900").Refusal);

    [Fact]
    public void a_number_too_long_for_the_books_is_refused() => Assert.NotNull(Plan(Codes.InvoiceDuplicateNumber, "renumber", input: new string('9', 22)).Refusal);

    [Fact]
    public void a_payment_is_applied_to_an_invoice_and_to_nothing_else() => Assert.Equal("Choose an invoice in QuickBooks.", Plan(Codes.PaymentNoInvoice, "pay-document", input: "Payment 77").Refusal);

    [Fact]
    public void a_text_that_is_no_document_is_refused() => Assert.Equal("Choose an invoice in QuickBooks.", Plan(Codes.PaymentNoInvoice, "pay-document", input: "nonsense").Refusal);

    [Fact]
    public void a_shortage_is_made_good_by_a_balanced_entry_and_a_word_for_the_ledger()
    {
        var plan = Plan(Codes.TrustNegative, "top-up");
        var entry = Assert.IsType<JournalDraft>(Assert.IsType<PostingEffect>(plan.Effects[1]).Draft);

        Assert.Equal(("b-trust|m-alder", "15000 USD 2026-10-06"), Assert.IsType<DirectiveEffect>(plan.Effects[0]) is var word ? (word.Event, word.Value) : default);
        Assert.Equal(0, entry.Lines.Sum(line => line.IsDebit ? line.Amount.Minor : -line.Amount.Minor));
        Assert.Equal(30_000, entry.Moves!.Value.Minor);
    }

    [Fact]
    public void taking_over_the_other_connector_halts_nothing() => Assert.Equal(("Stream:Payments", DirectiveKind.AdoptNative),
        Effect<DirectiveEffect>(Plan(Codes.ConnectorCollision, "adopt")) is var word ? (word.Event, word.Kind) : default);

    [Fact]
    public void switching_the_stream_off_keeps_the_reason() =>
        Assert.Equal((WorkKind.Payment, "As agreed."), Assert.IsType<StreamOffEffect>(Plan(Codes.ConnectorCollision, "disable-here").Effects[1]) is var off ? (off.Kind, off.Because) : default);

    [Theory]
    [InlineData(PostingState.Refused, true)]
    [InlineData(PostingState.Uncertain, false)]
    public void a_posting_is_given_up_only_when_its_outcome_is_known(PostingState state, bool may) => Assert.Equal(may, Plan(Codes.Validation, "abandon", state: state).Refusal is null);

    [Fact]
    public void an_unknown_outcome_is_asked_again_under_the_same_key() => Assert.Contains("same key", Assert.Single(Plan(Codes.TimeoutUnknown, "retry", state: PostingState.Uncertain).Lines), StringComparison.Ordinal);

    private static void IsSentence(string text)
    {
        Assert.Matches(@"^[A-Z0-9“].*[.!?]$", text);
        Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
    }
}
