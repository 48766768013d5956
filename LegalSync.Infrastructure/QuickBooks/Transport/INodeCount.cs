namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>How many nodes share each company's limits.</summary>
public interface INodeCount
{
    /// <summary>Live nodes, this one among them; 0 while this one waits for the others to make room.</summary>
    int Live { get; }
}

/// <summary>This node is the only one.</summary>
public sealed class SingleNode : INodeCount
{
    /// <inheritdoc />
    public int Live => 1;
}
