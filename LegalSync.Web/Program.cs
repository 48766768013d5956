using LegalSync.Web.Hosting;

return await LegalSyncHost.RunAsync(args);
