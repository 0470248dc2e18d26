import chromium from '@sparticuz/chromium';

// Unpacks the packaged browser into TMPDIR and prints its path. A process of its own, because loading the package
// changes the environment of whoever loads it.
process.stdout.write(await chromium.executablePath());
