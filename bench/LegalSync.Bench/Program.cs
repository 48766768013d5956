using BenchmarkDotNet.Running;
using LegalSync.Bench.Drain;

if (args is ["drain", ..])
{
    return DrainBench.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(DrainBench).Assembly).Run(args);
return 0;
