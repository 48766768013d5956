using LegalSync.Web.Hosting;
using LegalSync.Web.Verbs;

return await Verbs.TryRunAsync(args, Console.In, Console.Out, Console.Error, CancellationToken.None)
    ?? await LegalSyncHost.RunAsync(args);
