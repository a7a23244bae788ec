import { parser as createParser, type QualifiedTag, type Tag } from 'sax';
import { DomainError } from '@app/domain';
import { GoogleXmlItem } from './google-xml-item';

const ITEM_NAMES: ReadonlySet<string> = new Set(['item', 'entry']);

/**
 * Takes an RSS 2.0 or Atom feed in pieces and hands out its items as they end. Document types are not read: neither
 * entities nor files that they declare are ever expanded.
 */
export class GoogleXmlParser {
  private readonly sax = createParser(true, { trim: false, position: true });
  private finished: GoogleXmlItem[] = [];
  private item: GoogleXmlItem | undefined;
  private path: string[] = [];
  private text = '';
  private hasRoot = false;

  constructor() {
    this.sax.onerror = (error) => this.fail(error);
    this.sax.onopentag = (tag) => this.open(tag);
    this.sax.onclosetag = (name) => this.close(name);
    this.sax.ontext = (text) => this.collect(text);
    this.sax.oncdata = (text) => this.collect(text);
  }

  /** @throws DomainError INVALID_ARGUMENT when the XML is broken; it names the line */
  write(chunk: string): readonly GoogleXmlItem[] {
    this.sax.write(chunk);
    return this.finished.splice(0);
  }

  /** @throws DomainError INVALID_ARGUMENT when the feed is cut off or has no root */
  end(): void {
    this.sax.close();
    if (!this.hasRoot) throw new DomainError('INVALID_ARGUMENT', 'the file is empty: it has no XML element');
  }

  private open(tag: Tag | QualifiedTag): void {
    this.hasRoot = true;
    const name = localName(tag.name);
    this.text = '';
    if (this.item === undefined) {
      if (ITEM_NAMES.has(name)) this.item = new GoogleXmlItem(this.sax.line + 1);
      return;
    }
    this.path.push(name);
    const { href, rel = 'alternate' } = tag.attributes;
    // Atom keeps the address in an attribute, <link href="…"/>, among those of other things: <link rel="self" href="…"/>.
    if (name === 'link' && typeof href === 'string' && rel === 'alternate') {
      this.item.add(this.path, tag.name, href);
    }
  }

  private close(name: string): void {
    if (this.item === undefined) return;
    if (this.path.length > 0) {
      this.item.add(this.path, name, this.text.trim());
      this.path.pop();
    } else if (ITEM_NAMES.has(localName(name))) {
      this.finished.push(this.item);
      this.item = undefined;
    }
    this.text = '';
  }

  private collect(text: string): void {
    if (this.item !== undefined && !this.item.isTooLarge) this.text += text;
  }

  private fail(error: Error): never {
    const reason = error.message.split('\n')[0] ?? 'unreadable';
    throw new DomainError('INVALID_ARGUMENT', `broken XML in line ${this.sax.line + 1}: ${reason}`);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
