using System.Diagnostics;
using Xunit;

namespace LegalSync.Tests.ForeignClients;

/// <summary>A fact that needs node on the machine; where there is none it says so and is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsThere = new(Answers);

    public NodeFactAttribute()
    {
        if (!IsThere.Value)
        {
            Skip = "node is not installed on this machine";
        }
    }

    /// <summary>Whether node answers when it is called.</summary>
    internal static bool HasNode => IsThere.Value;

    private static bool Answers()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, RedirectStandardError = true });
            node!.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
