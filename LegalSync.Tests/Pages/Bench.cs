using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;

#pragma warning disable BL0006 // reads the render tree to find elements and their handlers; there is no public way

namespace LegalSync.Tests.Pages;

/// <summary>An element as rendered: its attributes and the handlers on it.</summary>
public sealed record Element(string Tag, IReadOnlyDictionary<string, object?> Attributes, IReadOnlyDictionary<string, ulong> Handlers)
{
    /// <summary>An attribute as text.</summary>
    public string? this[string name] => Attributes.GetValueOrDefault(name)?.ToString();
}

/// <summary>Renders components without a browser and raises their events.</summary>
public sealed class Bench : StaticHtmlRenderer
{
    private const int Root = 0;
    private readonly ServiceProvider _services;
    private HtmlRootComponent _html;

    private Bench(ServiceProvider services)
        : base(services, NullLoggerFactory.Instance) => _services = services;

    /// <summary>What components threw.</summary>
    public List<Exception> Errors { get; } = [];

    public IServiceProvider Services => _services;

    /// <summary>As in a browser: pages listen and start their timers.</summary>
    protected override RendererInfo RendererInfo { get; } = new("Bench", isInteractive: true);

    public static Bench With(Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<IJSRuntime, NoScript>().AddSingleton<NavigationManager, Address>();
        add?.Invoke(services);
        return new Bench(services.BuildServiceProvider());
    }

    public Task RenderAsync<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => Dispatcher.InvokeAsync(async () =>
    {
        _html = BeginRenderingComponent(typeof(T), ParameterView.FromDictionary(parameters.ToDictionary(one => one.Name, one => one.Value)));
        await _html.QuiescenceTask;
    });

    public Task<string> HtmlAsync() => Dispatcher.InvokeAsync(() => _html.ToHtmlString());

    public Task<Element> FindAsync(Func<Element, bool> which) => Dispatcher.InvokeAsync(() => Elements(Root).First(which));

    public Task<int> CountAsync(Func<Element, bool> which) => Dispatcher.InvokeAsync(() => Elements(Root).Count(which));

    public Task ClickAsync(Element element) => RaiseAsync(element, "onclick", new MouseEventArgs());

    public Task ChangeAsync(Element element, object value) => RaiseAsync(element, "onchange", new ChangeEventArgs { Value = value });

    public Task RaiseAsync(Element element, string name, EventArgs args) =>
        Dispatcher.InvokeAsync(() => DispatchEventAsync(element.Handlers[name], null, args, waitForQuiescence: true));

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
    {
        // Completing at once lets OnAfterRender run, as a browser's acknowledgement would.
        base.UpdateDisplayAsync(renderBatch);
        return Task.CompletedTask;
    }

    protected override void HandleException(Exception exception) => Errors.Add(exception);

    private List<Element> Elements(int component)
    {
        var found = new List<Element>();
        var frames = GetCurrentRenderTreeFrames(component);
        for (var i = 0; i < frames.Count; i++)
        {
            ref var frame = ref frames.Array[i];
            if (frame.FrameType == RenderTreeFrameType.Component)
            {
                found.AddRange(Elements(frame.ComponentId));
            }
            else if (frame.FrameType == RenderTreeFrameType.Element)
            {
                found.Add(ElementAt(frames, i));
            }
        }

        return found;
    }

    private static Element ElementAt(ArrayRange<RenderTreeFrame> frames, int at)
    {
        var (attributes, handlers) = (new Dictionary<string, object?>(), new Dictionary<string, ulong>());
        for (var i = at + 1; i < frames.Count && frames.Array[i].FrameType == RenderTreeFrameType.Attribute; i++)
        {
            var attribute = frames.Array[i];
            attributes[attribute.AttributeName] = attribute.AttributeValue;
            if (attribute.AttributeEventHandlerId > 0)
            {
                handlers[attribute.AttributeName] = attribute.AttributeEventHandlerId;
            }
        }

        return new Element(frames.Array[at].ElementName, attributes, handlers);
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => ValueTask.FromResult<TValue>(default!);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => ValueTask.FromResult<TValue>(default!);
    }

    /// <summary>Records where a component went.</summary>
    public sealed class Address : NavigationManager
    {
        public Address() => Initialize("http://localhost/", "http://localhost/");

        protected override void NavigateToCore(string uri, NavigationOptions options)
        {
            Uri = ToAbsoluteUri(uri).ToString();
            NotifyLocationChanged(false);
        }
    }
}
