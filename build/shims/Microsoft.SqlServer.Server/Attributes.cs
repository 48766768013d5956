namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR user-defined type is laid out. SqlClient only needs the type to exist.</summary>
public enum Format
{
    /// <summary>Not said.</summary>
    Unknown = 0,

    /// <summary>Blittable layout.</summary>
    Native = 1,

    /// <summary>The type writes itself.</summary>
    UserDefined = 2,
}

/// <summary>A type that writes itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads the value.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes the value.</summary>
    void Write(BinaryWriter w);
}

/// <summary>A user-defined type does not keep its contract.</summary>
public sealed class InvalidUdtException : SystemException
{
}

/// <summary>Facets of a parameter or a return value.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.ReturnValue | AttributeTargets.Parameter)]
public class SqlFacetAttribute : Attribute
{
}

/// <summary>Marks a CLR user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>Its layout.</summary>
    public Format Format { get; } = format;

    /// <summary>Its largest size in bytes.</summary>
    public int MaxByteSize { get; set; }
}
