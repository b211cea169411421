using DiemSang.Tests.Stories;

// One PostgreSQL serves all stories of a run.
[assembly: AssemblyFixture(typeof(PostgresServer))]
