using LegalSync.Sandbox;

const int UsualSeed = 7;

await using var server = await SandboxServer.StartAsync(args, SandboxServer.NumberOf(args, "--seed", UsualSeed), today: null);
Console.WriteLine($"The sandbox listens on {server.BaseAddress.GetLeftPart(UriPartial.Authority)}");
await server.WaitAsync();
