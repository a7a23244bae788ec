export interface TranscriptEntry {
  /**
   * `client-assistant`: said by the widget on its own, not by this service; `team`: by a person of the shop; `note`:
   * never shown to the customer.
   */
  readonly speaker: 'user' | 'assistant' | 'client-assistant' | 'team' | 'note';
  readonly text: string;
}
