using System.Globalization;
using System.Text;

namespace LegalSync.Sandbox.Faults;

/// <summary>Stands before a system's addresses and lets the scripted faults happen.</summary>
internal sealed class FaultMiddleware(FaultBoard board, string system, CancellationToken stopping)
{
    /// <summary>Handles one request, faultily or not.</summary>
    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        if (!board.IsArmed(system) || await TakeAsync(context) is not { } rule)
        {
            await next(context);
            return;
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var held = rule.IsAfter ? await HoldAnswerAsync(context, next) : null;
        switch (rule.Action)
        {
            case "drop-after-commit" or "drop-before":
                context.Abort();
                break;
            case "hang":
                await HangAsync(ends.Token);
                context.Abort();
                break;
            case "delay" when held is null:
                await Task.Delay(rule.Ms, ends.Token);
                await next(context);
                break;
            case "delay":
                await Task.Delay(rule.Ms, ends.Token);
                held.Position = 0;
                await held.CopyToAsync(context.Response.Body, ends.Token);
                break;
            default:
                await AnswerAsync(context, FaultBody.Plain(rule), rule.RetryAfter);
                break;
        }
    }

    private async Task<FaultRule?> TakeAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8, leaveOpen: true);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        context.Request.Body.Position = 0;
        return board.Take(FaultRequest.Of(system, context.Request, body));
    }

    // The request takes its full effect; only its answer stays here.
    private static async Task<MemoryStream> HoldAnswerAsync(HttpContext context, RequestDelegate next)
    {
        var (answer, held) = (context.Response.Body, new MemoryStream());
        context.Response.Body = held;
        await next(context);
        context.Response.Body = answer;
        return held;
    }

    private static async Task HangAsync(CancellationToken ends)
    {
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = ends.Register(never.SetResult);
        await never.Task;
    }

    private static async Task AnswerAsync(HttpContext context, FaultBody body, int? retryAfter)
    {
        context.Response.Clear();
        context.Response.StatusCode = body.Status;
        if (body.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        }

        if (retryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (body.Text.Length > 0)
        {
            context.Response.ContentType = body.ContentType;
            await context.Response.WriteAsync(body.Text, context.RequestAborted);
        }
    }
}
