using LegalSync.Domain.Spine;

namespace LegalSync.Simulation.Clockwork;

/// <summary>Keys from the seed.</summary>
/// <param name="dice">The chance of the history.</param>
public sealed class DrawnIds(Dice dice) : IIds
{
    /// <inheritdoc />
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < bytes.Length; i += 4)
        {
            BitConverter.TryWriteBytes(bytes[i..], dice.Lot());
        }

        return new Guid(bytes);
    }
}
