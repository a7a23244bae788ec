/** What a message carries. URLs are kept as text and never fetched. */
export type MessageContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly url: string; readonly caption?: string }
  | { readonly kind: 'audio'; readonly url: string }
  | {
      readonly kind: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string;
      readonly address?: string;
    };

/** How a message reads in a transcript, and to an agent that only reads text. */
export function contentAsText(content: MessageContent): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'image':
      return content.caption ?? '[image]';
    case 'audio':
      return '[audio message]';
    case 'location':
      return `[location${content.name === undefined ? '' : `: ${content.name}`}]`;
  }
}
