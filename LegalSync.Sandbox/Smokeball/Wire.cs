using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.Firm;

namespace LegalSync.Sandbox.Smokeball;

/// <summary>People and matters in the shape Smokeball gives them.</summary>
/// <param name="host">The address the links begin with.</param>
/// <param name="relation">What a link calls its relation: the specification says <c>relation</c>, samples and webhooks say <c>rel</c>.</param>
public sealed partial class Wire(string host, string relation = "relation")
{
    /// <summary>A link to a record.</summary>
    public JsonObject Link(string path, string id, string kind) => new()
    {
        ["id"] = id, ["href"] = $"{host}/{path}/{id}", [relation] = kind, ["method"] = "GET",
    };

    /// <summary>Any record, for a webhook's payload.</summary>
    public JsonObject Record(PracticeRecord record) => record switch
    {
        TimeEntry fee => Fee(fee),
        ExpenseEntry expense => Expense(expense),
        PracticeInvoice invoice => Invoice(invoice),
        PracticeMatter matter => Matter(matter),
        PracticeContact contact => Contact(contact),
        ActivityCode code => Activity(code),
        _ => throw new InvalidOperationException($"No webhook carries a {record.GetType().Name}."),
    };

    public JsonObject Staff(StaffMember member, bool withRate) => new()
    {
        ["href"] = $"{host}/staff/{member.Id}", ["id"] = member.Id, ["versionId"] = member.VersionId,
        ["firstName"] = member.FirstName, ["lastName"] = member.LastName, ["initials"] = member.Initials,
        ["email"] = $"{member.FirstName}.{member.LastName}@example.com".ToLowerInvariant(), ["role"] = member.Role,
        ["rate"] = withRate ? member.Rate : null, ["former"] = false, ["enabled"] = true, ["userId"] = member.UserId,
    };

    public static JsonObject FirmUser(StaffMember member) => new()
    {
        ["id"] = member.UserId, ["staffId"] = member.Id, ["userId"] = member.UserId, ["isFormerUser"] = false,
    };

    public JsonObject Activity(ActivityCode code) => new()
    {
        ["href"] = $"{host}/activitycodes/{code.Id}", ["id"] = code.Id, ["versionId"] = code.VersionId,
        ["type"] = (int)code.Kind, ["description"] = code.Description, ["code"] = code.Code, ["isBillable"] = true,
        ["rateType"] = code.Rate > 0m ? 1 : 0, ["rate"] = code.Rate, ["quantity"] = code.Kind == EntryKind.Time ? 0.06m : 1m,
        ["taxInclusive"] = false, ["taxExempt"] = false, ["isDeleted"] = code.IsDeleted,
    };

    public JsonObject Contact(PracticeContact contact)
    {
        var phone = new JsonObject { ["areaCode"] = contact.Phone[..3], ["number"] = contact.Phone[3..] };
        var json = new JsonObject
        {
            ["href"] = $"{host}/contacts/{contact.Id}", ["id"] = contact.Id, ["versionId"] = contact.VersionId, ["isDeleted"] = contact.IsDeleted,
            ["lastUpdated"] = contact.LastUpdated.UtcTicks,
        };
        json[contact.Kind switch { ContactKind.Person => "person", ContactKind.Company => "company", ContactKind.Trust => "trust", _ => throw new InvalidOperationException() }] =
            contact.Kind == ContactKind.Person
                ? new JsonObject { ["firstName"] = contact.FirstName, ["lastName"] = contact.LastName, ["email"] = contact.Email, ["phone"] = phone }
                : contact.Kind == ContactKind.Company
                    ? new JsonObject { ["name"] = contact.LastName, ["email"] = contact.Email, ["phone"] = phone }
                    : new JsonObject { ["name"] = contact.LastName, ["status"] = "as Trustee of", ["phone"] = phone };
        return json;
    }

    public JsonObject Matter(PracticeMatter matter) => new()
    {
        ["href"] = $"{host}/matters/{matter.Id}", ["id"] = matter.Id, ["versionId"] = matter.VersionId, ["number"] = matter.Number,
        ["title"] = $"{matter.Number} - {matter.ShortTitle}", ["description"] = matter.ShortTitle, ["status"] = matter.Status,
        ["isLead"] = false, ["clients"] = new JsonArray(Link("contacts", matter.Client.Id, "Contacts")), ["otherSides"] = new JsonArray(),
        ["personResponsible"] = Link("staff", matter.Responsible.Id, "Staff"), ["personAssisting"] = Link("staff", matter.Assisting.Id, "Staff"),
        ["personAssistingStaffs"] = new JsonArray(), ["originatingStaff"] = Link("staff", matter.Responsible.Id, "Staff"), ["originatingStaffs"] = new JsonArray(),
        ["openedDate"] = Day(matter.Opened), ["closedDate"] = matter.Closed is { } closed ? Day(closed) : null,
        ["clientIds"] = new JsonArray(matter.Client.Id), ["personResponsibleStaffId"] = matter.Responsible.Id,
    };

    public JsonObject BillingConfiguration(PracticeMatter matter) => new()
    {
        ["id"] = matter.Id, ["href"] = $"{host}/matters/{matter.Id}/billingconfiguration", ["versionId"] = matter.BillingVersionId,
        ["billingType"] = matter.IsFlatFee ? 1 : 3, ["amount"] = 0m, ["contingencyAmount"] = 0m,
        ["debtors"] = new JsonArray(Link("contacts", matter.Client.Id, "Contacts")), ["isUtbmsEnabled"] = false,
        ["ledesFirmId"] = null, ["ledesMatterId"] = null, ["ledesClientMatterId"] = null, ["ledesTimekeeperClassificationType"] = 2,
    };

    /// <summary>A ledger date on the wire: midnight, with no hour that could shift it.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

    internal static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
