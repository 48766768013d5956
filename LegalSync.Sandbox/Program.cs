using LegalSync.Sandbox;

try
{
    await using var server = await SandboxServer.StartAsync(args);
    Console.WriteLine($"The sandbox listens on {server.BaseAddress.GetLeftPart(UriPartial.Authority)}");

    // Whoever starts the sandbox as a child holds its input open; when that process dies, however it dies, the sandbox ends too.
    var starter = args.Contains("--ends-with-input") ? Console.In.ReadToEndAsync() : Task.Delay(Timeout.Infinite);
    await Task.WhenAny(server.WaitAsync(), starter);
    return 0;
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
