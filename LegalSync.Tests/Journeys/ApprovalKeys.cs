using LegalSync.Domain.Spine;
using static Microsoft.Playwright.Assertions;

namespace LegalSync.Tests.Journeys;

/// <summary>Approves with the keyboard alone: what is clean together, client money together after its confirmation, what is left one by one.</summary>
internal sealed class ApprovalKeys(Seat seat, JourneyFirm firm)
{
    /// <summary>Approves what waits for nothing else, and what that lets through, until nothing is left.</summary>
    public async Task ApproveAllAsync(string until, Func<Task<bool>> isDone)
    {
        while (await NextAsync(until, isDone) is { Count: > 0 } held)
        {
            var trust = held.Where(item => item.Kind.IsTrust()).Select(item => item.Id).ToList();
            var clean = held.Where(item => !item.Kind.IsTrust() && item.IsFree).Select(item => item.Id).ToList();
            if (clean.Count > 1)
            {
                await ApproveCleanAsync();
            }
            else if (clean.Count == 1)
            {
                await seat.OpenListAsync($"approvals?item={clean[0].Value}");
                await seat.PressAsync("a");
            }

            await LeftAsync(clean);
            if (trust.Count > 0)
            {
                await ApproveTrustAsync();
                await LeftAsync(trust);
            }
        }
    }

    private async Task ApproveCleanAsync()
    {
        await seat.OpenListAsync("approvals");
        await seat.Page.Locator("#approve-all").FocusAsync();
        await seat.PressAsync("Enter");
        await seat.TabToAsync(seat.Page.Locator("#approve-all-yes"));
    }

    private async Task ApproveTrustAsync()
    {
        await seat.OpenListAsync("approvals?tab=trust");
        await seat.PressAsync("*", "a");
        await Expect(seat.Page.Locator(".head .is-primary")).ToBeVisibleAsync();
        await seat.PressAsync("a");
        await Expect(seat.Page.Locator(".rz-dialog .ls-strong")).ToContainTextAsync("of client money");
        await Expect(seat.Page.Locator(".rz-dialog :focus")).ToHaveCountAsync(1);
        await seat.PressAsync("Enter");
    }

    // What can be approved now: nothing when all is done, and while things are on their way it is too early to say.
    private async Task<IReadOnlyList<(WorkItemId Id, WorkKind Kind, bool IsFree)>> NextAsync(string until, Func<Task<bool>> isDone)
    {
        IReadOnlyList<(WorkItemId Id, WorkKind Kind, bool IsFree)> next = [];
        await JourneyFirm.UntilAsync(until, async () =>
        {
            next = [.. (await firm.HeldAsync()).Where(item => item.IsFree || item.Kind.IsTrust())];
            return next.Count > 0 || await isDone();
        });
        return next;
    }

    private Task LeftAsync(List<WorkItemId> items) => JourneyFirm.UntilAsync(
        "what was approved is no longer held", async () => !(await firm.HeldAsync()).Any(item => items.Contains(item.Id)));
}
