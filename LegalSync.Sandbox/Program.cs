using LegalSync.Sandbox;

await using var server = await SandboxServer.StartAsync(args);
Console.WriteLine($"The sandbox listens on {server.BaseAddress.GetLeftPart(UriPartial.Authority)}");
await server.WaitAsync();
