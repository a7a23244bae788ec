/** What turns read of a shop, each text once, under its content digest. Written by `TurnStore.commit` alone. */
export abstract class RecordedContents {
  /** The texts that are stored under these digests; a digest that is not there is left out. */
  abstract load(businessId: string, digests: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
