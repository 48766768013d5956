using LegalSync.Domain.Amounts;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Amounts;
using Xunit;

namespace LegalSync.Tests.Autonomy.Evidence;

public class When_evidence_is_counted
{
    private readonly Compared _firm = new();

    [Fact]
    public void pairs_that_agree_and_pairs_that_were_decided_count_and_open_ones_do_not()
    {
        _firm.Agreeing(7);
        _firm.Find(PairState.Differs);
        _firm.Find(PairState.Ambiguous);
        _firm.Find(PairState.Differs).Is(PairVerdict.TheirsWrong);
        _firm.Find(PairState.Differs).Is(PairVerdict.Excluded);

        Assert.Equal((8, 7, 2, 1, 1), (_firm.Evidence.Pairs, _firm.Evidence.Agreeing, _firm.Evidence.Open, _firm.Evidence.TheirErrors, _firm.Evidence.Excluded));
    }

    [Fact]
    public void a_retired_pair_is_gone_from_every_count()
    {
        _firm.Agreeing(3);
        var before = _firm.Evidence;
        var pair = _firm.Find(PairState.Differs).Is(PairVerdict.OursWrong);
        pair.Retire(Compared.At);

        Assert.Equivalent(before, _firm.Evidence, strict: true);
    }

    [Fact]
    public void one_fault_counts_once_with_its_size_beside_it()
    {
        for (var i = 0; i < 12; i++)
        {
            _firm.Find(PairState.Differs).Is(PairVerdict.OursWrong, "map:Code:A106");
        }

        _firm.Find(PairState.OnlyOurs).Is(PairVerdict.BothWrong);
        _firm.Find(PairState.Differs, fields: ComparedField.Number).Is(PairVerdict.OursWrong);

        Assert.Equal((2, 13, 1, 14), (_firm.Evidence.OurValueErrors, _firm.Evidence.OurValuePairs, _firm.Evidence.OurFormErrors, _firm.Evidence.Pairs));
    }

    [Fact]
    public void an_error_in_the_date_or_the_number_is_one_of_form()
    {
        var pair = _firm.Find(PairState.Differs, fields: [ComparedField.Date, ComparedField.Number]).Is(PairVerdict.OursWrong);

        Assert.Equal((0, 1), (_firm.Evidence.OurValueErrors, _firm.Evidence.OurFormErrors));
        Assert.Equal(ComparedField.Date, pair.FirstDifference);
    }

    [Fact]
    public void clean_pairs_are_counted_from_the_last_value_error_on()
    {
        _firm.Agreeing(4, day: 1);
        _firm.Find(PairState.Differs, day: 2).Is(PairVerdict.OursWrong);
        _firm.Agreeing(3, day: 3);
        _firm.Find(PairState.Differs, day: 4).Is(PairVerdict.TheirsWrong);

        Assert.Equal(4, _firm.Evidence.SinceValueError);
        Assert.Equal(5, new Compared().Agreeing(5).Evidence.SinceValueError);
    }

    [Fact]
    public void money_caught_is_the_difference_or_the_whole_where_all_of_it_was_wrong()
    {
        _firm.Find(PairState.Differs, ours: 120m, theirs: 210m).Is(PairVerdict.TheirsWrong);
        _firm.Find(PairState.OnlyOurs, ours: 40m).Is(PairVerdict.TheirsWrong);
        _firm.Find(PairState.OnlyTheirs, theirs: 7m).Is(PairVerdict.TheirsWrong);
        _firm.Find(PairState.Differs, ours: 500m, theirs: 500m, fields: ComparedField.Customer).Is(PairVerdict.TheirsWrong);
        _firm.Find(PairState.Differs, ours: 900m, theirs: 100m).Is(PairVerdict.OursWrong);

        Assert.Equal(Money.Usd(90m + 40m + 7m + 500m), _firm.Evidence.Caught);
    }

    [Fact]
    public void amounts_are_layered()
    {
        _firm.Find(PairState.Equal, ours: 499.99m);
        _firm.Find(PairState.Equal, ours: 500m);
        _firm.Find(PairState.Differs, ours: 5_000m).Is(PairVerdict.OursWrong, "map:Code:L120");
        _firm.Find(PairState.Differs, ours: 5_000.01m).Is(PairVerdict.OursWrong, "map:Code:L120");

        Assert.Equal(
            [new("under 500.00", 1, 0, null), new("500.00 to 5,000.00", 2, 1, null), new EvidenceStratum("over 5,000.00", 1, 1, null)],
            _firm.Evidence.Strata);
    }

    [Fact]
    public void the_bound_is_taken_when_a_week_is_signed_and_looking_does_not_change_it()
    {
        _firm.Agreeing(50, day: 0);
        Assert.Null(_firm.Evidence.UpperBound);

        _firm.Sign(Compared.First);
        _firm.Agreeing(400, day: 8);

        Assert.Equal(new Share(58_156), _firm.Evidence.UpperBound);
        Assert.Equal(new Share(58_156), Assert.Single(_firm.Evidence.Strata).UpperBound);
        Assert.Equal(450, _firm.Evidence.Pairs);
    }

    [Fact]
    public void only_signed_weeks_speak_for_a_bound()
    {
        _firm.Agreeing(50, day: 0).Agreeing(70, day: 8);
        _firm.Sign(Compared.First);

        Assert.Equal(new Share(58_156), _firm.Evidence.UpperBound);
    }

    [Fact]
    public void days_and_cycles_are_those_of_signed_weeks()
    {
        _firm.Agreeing(61).SignAll();
        Assert.Equal((61, 2), (_firm.Evidence.Days, _firm.Evidence.Cycles));
    }

    [Fact]
    public void a_week_whose_pairs_changed_is_signed_no_more_until_it_is_signed_anew()
    {
        var pair = _firm.Find(PairState.Differs, day: 8).Is(PairVerdict.TheirsWrong);
        _firm.Agreeing(61).SignAll();
        pair.Undecide();
        Assert.Equal((54, 1), (_firm.Evidence.Days, _firm.Evidence.Cycles));

        pair.Is(PairVerdict.OursWrong);
        Assert.Equal(54, _firm.Evidence.Days);

        _firm.Sign(Compared.First.AddDays(7));
        Assert.Equal(61, _firm.Evidence.Days);
    }

    [Fact]
    public void entries_are_judged_by_their_invoices_and_a_transfer_by_its_posting()
    {
        _firm.Agreeing(9);
        _firm.Find(PairState.Equal, stream: WorkKind.TrustTransfer);

        Assert.Equal((WorkKind.TimeEntry, 9), (EvidenceCounter.Count(_firm.Ground, WorkKind.TimeEntry).Stream, EvidenceCounter.Count(_firm.Ground, WorkKind.TimeEntry).Pairs));
        Assert.Equal(1, EvidenceCounter.Count(_firm.Ground, WorkKind.TrustTransferIn).Pairs);
        Assert.Equal([WorkKind.Invoice, WorkKind.TrustTransfer], EvidenceCounter.Count(_firm.Ground).Select(one => one.Stream));
    }

    [Fact]
    public void a_pair_that_nobody_decided_never_counts() => Always.Holds(random =>
    {
        var firm = Drawn(random);
        var evidence = firm.Evidence;
        var counted = firm.Pairs.Where(pair => pair.RetiredAt is null && (pair.State == PairState.Equal || pair.Verdict is not null and not PairVerdict.Excluded)).ToList();
        var undecided = firm.Pairs.Count(pair => pair.RetiredAt is null && pair.State != PairState.Equal && pair.Verdict is null);
        return evidence.Pairs == counted.Count && evidence.Open == undecided
            && evidence.OurValuePairs + evidence.TheirErrors + evidence.Explained + evidence.Agreeing <= evidence.Pairs + counted.Count(pair => pair.Verdict == PairVerdict.BothWrong)
            && evidence.Strata.Sum(stratum => stratum.Pairs) == evidence.Pairs;
    });

    [Fact]
    public void errors_never_outnumber_the_faults_however_often_they_show() => Always.Holds(random =>
    {
        var firm = Drawn(random);
        var wrong = firm.Pairs.Where(pair => pair.RetiredAt is null && pair.Verdict is PairVerdict.OursWrong or PairVerdict.BothWrong).Where(pair => pair.RetiredAt is null).ToList();
        var faults = wrong.Select(pair => pair.Cluster ?? pair.Id.Value.ToString()).Distinct().Count();
        return firm.Evidence.OurValueErrors + firm.Evidence.OurFormErrors == faults;
    });

    [Fact]
    public void deciding_and_taking_back_leaves_the_evidence_as_it_was() => Always.Holds(random =>
    {
        var firm = Drawn(random);
        var open = firm.Pairs.Where(pair => !pair.IsSettled).ToList();
        var before = ComparisonText.Write(firm.Evidence);
        foreach (var pair in open)
        {
            pair.Is((PairVerdict)random.Next(1, 7), random.Next(2) == 0 ? "map:Code:A106" : null);
        }

        foreach (var pair in open.Shuffled(random))
        {
            pair.Undecide();
        }

        return ComparisonText.Write(firm.Evidence) == before;
    });

    private static Compared Drawn(Random random)
    {
        var firm = new Compared();
        for (var i = random.Next(1, 30); i > 0; i--)
        {
            var state = (PairState)random.Next(1, 6);
            var pair = firm.Find(state, random.Next(1, 9_000), random.Next(1, 9_000), fields: (ComparedField)random.Next(1, 14));
            if (state != PairState.Equal && random.Next(3) > 0)
            {
                pair.Is((PairVerdict)random.Next(1, 7), random.Next(3) == 0 ? $"map:Code:A10{random.Next(3)}" : null);
            }

            if (random.Next(10) == 0)
            {
                pair.Retire(Compared.At);
            }
        }

        return firm;
    }
}
