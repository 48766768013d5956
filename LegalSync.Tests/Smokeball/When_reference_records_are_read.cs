using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Smokeball;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public class When_reference_records_are_read
{
    [Fact]
    public void a_matter_names_each_client_once_and_no_other_side()
    {
        var matter = ReadMatter(Fixture.Matter);

        Assert.Equal((new MatterId("matter-1"), "EP-0042", "EP-0042 - Sample - Estate Plan", MatterStatus.Open), (matter.Id, matter.Number, matter.Title, matter.Status));
        Assert.Equal(["c1", "c2"], matter.Clients.Select(client => client.Value));
        Assert.Equal("type-1", matter.MatterType);
    }

    [Fact]
    public void the_deprecated_list_of_clients_serves_where_there_are_no_links() =>
        Assert.Equal(["c1", "c2"], ReadMatter(Fixture.Matter.With("clients", null)).Clients.Select(client => client.Value));

    [Theory]
    [InlineData("Open", MatterStatus.Open)]
    [InlineData("Pending", MatterStatus.Pending)]
    [InlineData("Closed", MatterStatus.Closed)]
    [InlineData("Deleted", MatterStatus.Gone)]
    [InlineData("Cancelled", MatterStatus.Gone)]
    public void each_status_is_known(string word, MatterStatus status) =>
        Assert.Equal(status, ReadMatter(Fixture.Matter.With("status", $"\"{word}\"")).Status);

    [Fact]
    public void a_status_that_is_new_is_refused() =>
        Assert.Equal("status", Assert.Throws<SourceFormatException>(() => ReadMatter(Fixture.Matter.With("status", "\"Frozen\""))).Field);

    [Fact]
    public void a_blank_number_is_blank() => Assert.Equal("", ReadMatter(Fixture.Matter.With("number", "null")).Number);

    [Theory]
    [InlineData("""{"id":"c1","person":{"title":"Ms","firstName":"Ann","middleName":"B","lastName":"Sample","email":"ann@example.com"}}""", "Ann Sample", "ann@example.com")]
    [InlineData("""{"id":"c1","person":{"firstName":null,"lastName":"Sample"}}""", "Sample", null)]
    [InlineData("""{"id":"c1","person":null,"company":{"name":"Sample Holdings LLC","email":"office@example.com"}}""", "Sample Holdings LLC", "office@example.com")]
    [InlineData("""{"id":"c1","trust":{"name":"Sample Family Trust"}}""", "Sample Family Trust", null)]
    [InlineData("""{"id":"c1","groupOfPeople":{"name":"Ann Sample & Bob Sample","people":[]}}""", "Ann Sample & Bob Sample", null)]
    public void a_contact_has_the_name_of_what_it_is(string contact, string name, string? email)
    {
        var client = Fixture.Reader.ReadClient(Fixture.Record(SourceKind.Client, contact));

        Assert.Equal((new ClientId("c1"), name, email, false), (client.Id, client.Name, client.Email, client.IsDeleted));
    }

    [Fact]
    public void a_deleted_contact_says_so() => Assert.True(
        Fixture.Reader.ReadClient(Fixture.Record(SourceKind.Client, """{"id":"c1","isDeleted":true,"company":{"name":"Gone Sample Inc"}}""")).IsDeleted);

    [Fact]
    public void an_activity_code_is_read() => Assert.Equal(
        new ActivityCode("CONF", "Conference", true),
        Fixture.Reader.ReadActivityCode(Fixture.Record(SourceKind.ActivityCode, """{"id":"a1","code":"CONF","description":"Conference","quantity":0.06,"isDeleted":true}""")));

    [Theory]
    [InlineData("\"type\":\"Trust\",\"status\":0", BankAccountType.Trust, true)]
    [InlineData("\"type\":\"Operating\",\"status\":\"Closed\"", BankAccountType.Operating, false)]
    [InlineData("\"type\":\"ControlledMoney\",\"status\":1", BankAccountType.Other, false)]
    [InlineData("\"type\":\"Credit\"", BankAccountType.Other, true)]
    [InlineData("\"accountType\":1", BankAccountType.Trust, true)]
    public void a_bank_account_says_what_it_is_for(string fields, BankAccountType type, bool isOpen)
    {
        var account = Fixture.Reader.ReadBankAccount(
            Fixture.Record(SourceKind.BankAccount, $$"""{"id":"b1",{{fields}},"accountName":"IOLTA","accountNumber":"000111","balance":12.3}"""));

        Assert.Equal(new BankAccount(new BankAccountId("b1"), type, "IOLTA", "000111", isOpen), account);
    }

    [Fact]
    public void a_bank_account_of_no_kind_is_refused() => Assert.Throws<SourceFormatException>(
        () => Fixture.Reader.ReadBankAccount(Fixture.Record(SourceKind.BankAccount, """{"id":"b1","accountName":"IOLTA"}""")));

    private static Matter ReadMatter(string matter) => Fixture.Reader.ReadMatter(Fixture.Record(SourceKind.Matter, matter));
}
