import type { ReplyPart } from '@app/domain';
import type { EchoFilter } from './echo-filter';
import { contactsIn } from './contact';
import { foreignAddresses } from './markup';
import { plainMessages } from './plain-reply';
import { withoutReasoning } from './reasoning';
import { refusalIn } from './refusal';

type Later = Extract<ReplyPart, { kind: 'suggestions' | 'handover' }>;

/** What a model said in a turn, and what comes after it. */
export class Draft {
  private readonly texts: string[] = [];
  private readonly later: Later[] = [];
  /** Addresses that the reply may hold. */
  readonly links = new Set<string>();
  private hasRecommended = false;

  constructor(
    private readonly echo: EchoFilter,
    private readonly language: string,
  ) {}

  get isEmpty(): boolean {
    return this.texts.length === 0 && !this.hasRecommended;
  }

  say(text: string): void {
    const spoken = withoutReasoning(text).trim();
    if (spoken !== '') this.texts.push(spoken);
  }

  allow(links: readonly string[]): void {
    links.forEach((link) => this.links.add(link));
  }

  /** What the shop says in public may be said again. */
  permit(texts: readonly string[]): void {
    this.echo.permit(texts);
    this.allow(texts.flatMap(contactsIn));
  }

  /** Keeps back what is shown after the messages. @returns the parts that come before them */
  take(parts: readonly ReplyPart[]): readonly ReplyPart[] {
    return parts.filter((part) => {
      if (part.kind === 'suggestions' || part.kind === 'handover') {
        this.later.push(part);
        return false;
      }
      this.hasRecommended ||= part.kind === 'recommendation';
      return true;
    });
  }

  /** The messages, each short, what comes after them, and how much may not be said. */
  finish(): readonly ReplyPart[] {
    const text = this.texts.join('\n\n');
    const wanted = plainMessages(text, this.links);
    const messages = this.echo.clean(wanted);
    const withheld = {
      messages: wanted.length - messages.length,
      addresses: foreignAddresses(text, this.links),
    };
    const said = messages.length === 0 && !this.hasRecommended ? [refusalIn(this.language)] : messages;
    return [
      ...said.map((text): ReplyPart => ({ kind: 'message', text })),
      ...this.later.map((part) => this.cleanLater(part)),
      ...(withheld.messages + withheld.addresses === 0 ? [] : [{ kind: 'withheld', withheld } as const]),
    ];
  }

  private cleanLater(part: Later): ReplyPart {
    if (part.kind === 'suggestions') {
      const plain = part.questions.map((question) => plainMessages(question, this.links).join(' '));
      return {
        ...part,
        questions: plain.filter((question) => question !== '' && !this.echo.echoes(question)),
      };
    }
    const clean = (reason: string): string =>
      this.echo.echoes(reason)
        ? 'the assistant asked for a person'
        : plainMessages(reason, this.links).join(' ');
    return { ...part, reason: clean(part.reason), reasonNative: clean(part.reasonNative) };
  }
}
