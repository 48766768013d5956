using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Features.Approvals;
using LegalSync.Web.Features.Exceptions;
using Xunit;

namespace LegalSync.Tests.Pages;

public class When_a_view_is_an_address
{
    private const string Base = "http://localhost/";

    [Fact]
    public void it_comes_back_as_it_was()
    {
        var address = new QueueAddress
        {
            Filter = new QueueFilter
            {
                View = QueueView.Mine,
                Codes = ["MAP-MATTER", "INV-AMOUNT"],
                Severities = [Severity.High],
                Ages = [AgeBand.Week, AgeBand.Older],
                Assignees = ["", "u-1"],
                Text = "O'Dell & Co",
            },
            Order = new QueueOrder(QueueSort.Waiting, true),
            Card = new ExceptionItemId(Guid.NewGuid()),
            IsOpen = true,
        };

        var read = QueueAddress.Read(Base + address);

        Assert.Equal(address.ToString(), read.ToString());
        Assert.Equal(address.Filter.Assignees, read.Filter.Assignees);
        Assert.Equal(address.Card, read.Card);
    }

    [Theory]
    [InlineData("exceptions")]
    [InlineData("exceptions?view=nonsense&severity=fatal,99&age=x&sort=y&card=no&open=2")]
    public void what_it_does_not_understand_is_left_out(string address) => Assert.Equal("exceptions", QueueAddress.Read(Base + address).ToString());

    [Fact]
    public void choosing_a_facet_drops_the_card_and_choosing_it_off_comes_back()
    {
        var start = new QueueAddress { Card = new ExceptionItemId(Guid.NewGuid()) };

        var narrow = start.Toggle(nameof(QueueFilter.Severities), "High", true);

        Assert.Equal("exceptions?severity=high", narrow.ToString());
        Assert.Equal("exceptions", narrow.Toggle(nameof(QueueFilter.Severities), "High", false).ToString());
    }

    [Fact]
    public void a_column_sorts_and_a_second_time_turns_round()
    {
        var once = new QueueAddress().SortBy(nameof(QueueSort.Matter));

        Assert.Equal("exceptions?sort=matter", once.ToString());
        Assert.Equal("exceptions?sort=matter&down=1", once.SortBy(nameof(QueueSort.Matter)).ToString());
        Assert.Equal(QueueSort.Cause, once.Regrouped().Order.By == QueueSort.Cause ? QueueSort.Cause : once.Regrouped().Regrouped().Order.By);
    }

    [Fact]
    public void two_cards_of_one_list_are_one_list()
    {
        var list = new QueueAddress { Filter = new QueueFilter { Text = "alder" } };

        Assert.Equal(list.List, (list with { Card = new ExceptionItemId(Guid.NewGuid()), IsOpen = true }).List);
    }

    [Fact]
    public void approvals_too_say_their_view()
    {
        var address = new ApprovalAddress(ApprovalTab.Trust, new WorkItemId(Guid.NewGuid()), true);

        Assert.Equal(address, ApprovalAddress.Read(Base + address));
        Assert.Equal(new ApprovalAddress(), ApprovalAddress.Read(Base + "approvals?tab=7&item=x"));
    }
}
