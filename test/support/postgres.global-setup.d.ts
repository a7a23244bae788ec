/** Starts PostgreSQL once in this process and names it in TEST_POSTGRES_URL. */
declare function startPostgres(): Promise<void>;
export = startPostgres;
