using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.Firm;

namespace LegalSync.Sandbox.Control;

/// <summary>Tells the books to refuse what the firm's plan says they refuse.</summary>
internal static class Refusals
{
    public static void Script(FaultBoard board, FirmPlan plan)
    {
        foreach (var planted in plan.Planted)
        {
            if (planted is { Refused: { } movement, Matter: { } matter })
            {
                board.Add(new FaultRule
                {
                    Id = planted.FaultId, System = "quickbooks", Action = "refuse", Times = -1,
                    Match = new FaultMatch { Method = "POST", CustomerId = plan.Books.CustomerOf(matter)!.BooksId, Amount = movement.Amount },
                    Code = "6000", Message = "A business validation error has occurred while processing your request",
                    Detail = "Business Validation Error: The transaction could not be saved. Please contact your administrator.",
                });
            }
        }
    }
}
