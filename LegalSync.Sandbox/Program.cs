using LegalSync.Sandbox;

try
{
    await using var server = await SandboxServer.StartAsync(args);
    Console.WriteLine($"The sandbox listens on {server.BaseAddress.GetLeftPart(UriPartial.Authority)}");
    await server.WaitAsync();
    return 0;
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
