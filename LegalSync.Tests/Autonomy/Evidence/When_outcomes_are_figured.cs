using LegalSync.Domain.Autonomy;
using Xunit;

namespace LegalSync.Tests.Autonomy.Evidence;

public class When_outcomes_are_figured
{
    private static readonly DateTimeOffset _nine = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void what_nobody_measured_is_not_shown() => Assert.All(OutcomeFigures.Of(new OutcomeMeasures(), null), figure => Assert.Equal((null, null), (figure.Before, figure.Now)));

    [Fact]
    public void minutes_are_worked_from_act_to_act_and_a_long_pause_is_none()
    {
        IReadOnlyList<DateTimeOffset> acts = [_nine.AddMinutes(4), _nine, _nine.AddMinutes(90), _nine.AddMinutes(99).AddSeconds(30)];

        Assert.Equal(14, OutcomeFigures.Minutes([acts, []]));
        Assert.Equal(28, OutcomeFigures.Minutes([acts, acts]) + 1);
        Assert.Equal(0, OutcomeFigures.Minutes([[_nine]]));
        Assert.Null(OutcomeFigures.Minutes([[]]));
    }

    [Fact]
    public void each_stands_against_the_firms_own()
    {
        var baseline = FirmBaseline.Enter(new Domain.Posting.BooksId(Guid.Empty), new BaselineFigures(600, 3, 21, 240, 4), Compared.Bookkeeper, _nine);
        var figures = OutcomeFigures.Of(new OutcomeMeasures { BillingErrorsCaught = 2, DaysToInvoice = [30, 5, 9, 12], DocumentsEntered = 150 }, baseline);

        Assert.Equal([(600, null), (3, 2), (21, 9), (240, null), (600, 0)], figures.Select(figure => (figure.Before!.Value, figure.Now)));
    }
}
