using System.Linq.Expressions;
using System.Reflection;

namespace LegalSync.Simulation.Store;

/// <summary>How rows of one type are copied, compared and merged: field by field, as a database keeps columns.</summary>
/// <typeparam name="T">The aggregate.</typeparam>
internal static class Shape<T>
    where T : class
{
    private static readonly FieldInfo[] _fields = typeof(T).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    /// <summary>A copy of a row. Rows hold values and texts only, so a shallow one is whole.</summary>
    public static Func<T, T> Copy { get; } = MakeCopy();

    /// <summary>True when no column differs.</summary>
    public static Func<T, T, bool> AreEqual { get; } = MakeEqual();

    /// <summary>Writes onto the third row what the second changed against the first.</summary>
    public static Action<T, T, T> Merge { get; } = MakeMerge();

    /// <summary>Sets the number that the database gives.</summary>
    public static Action<T, long>? Number { get; } = MakeNumber();

    private static Func<T, T> MakeCopy()
    {
        var clone = (Func<object, object>)Delegate.CreateDelegate(
            typeof(Func<object, object>), typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!);
        return row => (T)clone(row);
    }

    private static Func<T, T, bool> MakeEqual()
    {
        var (left, right) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(T)));
        var same = _fields.Select(field => (Expression)Same(left, right, field)).Aggregate(Expression.AndAlso);
        return Expression.Lambda<Func<T, T, bool>>(same, left, right).Compile();
    }

    private static Action<T, T, T> MakeMerge()
    {
        var (before, after, target) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(T)), Expression.Parameter(typeof(T)));
        var steps = _fields.Where(field => !field.IsInitOnly).Select(field => (Expression)Expression.IfThen(
            Expression.Not(Same(before, after, field)),
            Expression.Assign(Expression.Field(target, field), Expression.Field(after, field))));
        return Expression.Lambda<Action<T, T, T>>(Expression.Block([.. steps, Expression.Empty()]), before, after, target).Compile();
    }

    private static Action<T, long>? MakeNumber()
    {
        if (_fields.FirstOrDefault(field => field.Name == "<Sequence>k__BackingField") is not { } field)
        {
            return null;
        }

        var (row, number) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(long)));
        return Expression.Lambda<Action<T, long>>(Expression.Assign(Expression.Field(row, field), number), row, number).Compile();
    }

    private static MethodCallExpression Same(Expression left, Expression right, FieldInfo field)
    {
        var comparer = typeof(EqualityComparer<>).MakeGenericType(field.FieldType);
        return Expression.Call(
            Expression.Property(null, comparer, nameof(EqualityComparer<int>.Default)),
            comparer.GetMethod(nameof(EqualityComparer<int>.Equals), [field.FieldType, field.FieldType])!,
            Expression.Field(left, field), Expression.Field(right, field));
    }
}
