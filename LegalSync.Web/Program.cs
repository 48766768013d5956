using LegalSync.Web.Hosting;

await LegalSyncHost.RunAsync(args);
