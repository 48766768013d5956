using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.Control;

/// <summary>Which object of the books an act is about.</summary>
internal record DocumentOrder
{
    public string? Entity { get; init; }
    public string? Id { get; init; }
}

/// <summary>A new name for a list entry.</summary>
internal sealed record RenameOrder : DocumentOrder
{
    public string? Name { get; init; }
}

/// <summary>A document typed in by hand, as the books would be sent it.</summary>
internal sealed record CreateOrder(string? Entity, JsonObject? Body);

/// <summary>Two customers to merge; what is left of the one given up is an inactive entry, or nothing.</summary>
internal sealed record MergeOrder(string? Keep, string? Drop, string? Leave);

/// <summary>Payments to put into a bank account.</summary>
internal sealed record DepositOrder(IReadOnlyList<string>? Payments, string? Account, DateOnly? Date);

/// <summary>A document to send by mail.</summary>
internal sealed record SendOrder(string? Entity, string? Id, string? To);

/// <summary>The closing date, or none to open the books; without a password the refusals bear another code.</summary>
internal sealed record CloseOrder(DateOnly? UpTo, bool? Password);

/// <summary>The size at which reports are cut short.</summary>
internal sealed record ReportOrder(int? MostCells);
