using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using LegalSync.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.Security;

/// <summary>One key of the ring that encrypts tokens and cookies, as the framework writes it. In the database, so that all nodes share it.</summary>
public sealed class DataProtectionKey
{
    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>What the framework calls it.</summary>
    public string FriendlyName { get; init; } = "";

    /// <summary>The key.</summary>
    public string Xml { get; init; } = "";
}

/// <summary>Keeps the key ring in the database.</summary>
public sealed class DataProtectionKeys(IDbFactory database) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = database.Create();
        return [.. db.DataProtectionKeys.OrderBy(key => key.Sequence).Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = database.Create();
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

/// <summary>Registration.</summary>
public static class DataProtectionKeysRegistration
{
    /// <summary>Settings section: <c>CertificatePath</c> and <c>CertificatePassword</c> of the certificate that encrypts the ring at rest.</summary>
    public const string Section = "DataProtection";

    /// <summary>Keeps the key ring in LegalSync's own database, under one application name for all nodes.</summary>
    public static IDataProtectionBuilder PersistKeys(this IDataProtectionBuilder builder, IConfiguration configuration)
    {
        builder.SetApplicationName("LegalSync");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlRepository = new DataProtectionKeys(services.GetRequiredService<IDbFactory>())));
        var settings = configuration.GetSection(Section);
        return settings["CertificatePath"] is { Length: > 0 } path
            ? builder.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(path, settings["CertificatePassword"]))
            : builder;
    }
}
