var builder = WebApplication.CreateSlimBuilder(args);
var app = builder.Build();
app.MapGet("/control/health", () => Results.Ok(new { status = "ready" }));
app.Run();
