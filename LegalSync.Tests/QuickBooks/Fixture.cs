using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LegalSync.Tests.QuickBooks;

/// <summary>Bodies in the shapes that QuickBooks was recorded to send, with values of our own.</summary>
public static class Fixture
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder(), name));

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    public static JsonElement Json(string name) => JsonSerializer.Deserialize<JsonElement>(Bytes(name));

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Fixtures");
}
