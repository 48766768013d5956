using System.Globalization;
using LegalSync.Domain.Spine;
using Microsoft.AspNetCore.WebUtilities;

namespace LegalSync.Web.Features.Approvals;

/// <summary>A tab of the approvals.</summary>
public enum ApprovalTab
{
    /// <summary>Everything held.</summary>
    All,

    /// <summary>Invoices.</summary>
    Invoices,

    /// <summary>Payments.</summary>
    Payments,

    /// <summary>What moves client money.</summary>
    Trust,

    /// <summary>Entries that no invoice claims yet.</summary>
    Unbilled,
}

/// <summary>The approvals' view as its address says it.</summary>
public sealed record ApprovalAddress(ApprovalTab Tab = ApprovalTab.All, WorkItemId? Item = null, bool IsOpen = false)
{
    /// <summary>Reads an address; what it does not understand it leaves out.</summary>
    public static ApprovalAddress Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        string? One(string key) => query.TryGetValue(key, out var value) ? value.ToString() : null;
        return new ApprovalAddress(
            Enum.TryParse<ApprovalTab>(One("tab"), true, out var tab) && Enum.IsDefined(tab) ? tab : ApprovalTab.All,
            Guid.TryParse(One("item"), CultureInfo.InvariantCulture, out var item) ? new WorkItemId(item) : null,
            One("open") == "1");
    }

    /// <summary>True when an item belongs under the tab.</summary>
    public bool Shows(WorkKind kind) => Tab switch
    {
        ApprovalTab.Invoices => kind == WorkKind.Invoice,
        ApprovalTab.Payments => kind == WorkKind.Payment,
        ApprovalTab.Trust => kind.IsTrust(),
        _ => true,
    };

    /// <summary>The relative address.</summary>
    public override string ToString()
    {
        var parts = new List<KeyValuePair<string, string?>>();
        if (Tab != ApprovalTab.All)
        {
            parts.Add(new("tab", Tab.ToString().ToLowerInvariant()));
        }

        if (Item is { } item)
        {
            parts.Add(new("item", item.Value.ToString()));
        }

        if (IsOpen)
        {
            parts.Add(new("open", "1"));
        }

        return QueryHelpers.AddQueryString("approvals", parts);
    }
}
