extern alias sandbox;

using sandbox::LegalSync.Sandbox.Control;
using sandbox::LegalSync.Sandbox.Firm;
using Xunit;

namespace LegalSync.Tests.Sandbox.Firm;

public class When_no_month_is_kept_by_hand
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Theory]
    [InlineData(7, 300, true, false, "cf179c80fbb5b6f8")]
    [InlineData(21, 300, false, false, "ecd42eba431ec7a7")]
    [InlineData(12, 60, false, true, "db223dc258d119bc")]
    public async Task the_firm_is_the_one_of_before(int seed, int matters, bool planted, bool allKinds, string print)
    {
        await using var world = new SandboxWorld(new FirmOrder(seed, Today, new FirmOptions(matters, planted, allKinds)));

        Assert.Equal(print, FirmPrint.Of(world));
    }
}
