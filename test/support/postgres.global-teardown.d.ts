declare function stopPostgres(): Promise<void>;
export = stopPostgres;
