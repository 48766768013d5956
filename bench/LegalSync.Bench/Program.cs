using BenchmarkDotNet.Running;
using LegalSync.Bench;
using LegalSync.Bench.Drain;

if (args is ["drain", ..])
{
    return DrainBench.Run();
}

if (args is ["bank-match", ..])
{
    return BankMatchBench.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(DrainBench).Assembly).Run(args);
return 0;
