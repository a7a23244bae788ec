import { SINGLE_ATTRIBUTES, type GoogleItem } from './google-product';

const DETAIL_FIELDS: ReadonlySet<string> = new Set(['product_detail']);
const SINGLE_FIELDS: ReadonlySet<string> = new Set(SINGLE_ATTRIBUTES);
/** Other fields a feed may also have under RSS's or Atom's own name (`title`, `g:title`); the first of them counts. */
const PRICE_FIELDS: ReadonlySet<string> = new Set(['price', 'sale_price', 'sale_price_effective_date']);
const MAX_ITEM_CHARACTERS = 1024 * 1024;

/** The fields of one `<item>` or `<entry>`, collected while the parser goes through it. */
export class GoogleXmlItem implements GoogleItem {
  readonly details: [name: string, value: string][] = [];
  /** The first element of those that may stand only once which stands twice, as it is written. */
  doubled: string | undefined;
  private readonly fields = new Map<string, string[]>();
  private readonly singles = new Set<string>();
  private detail = new Map<string, string>();
  private size = 0;

  constructor(
    /** The line the element starts on, from 1. */
    readonly line: number,
  ) {}

  get isTooLarge(): boolean {
    return this.size > MAX_ITEM_CHARACTERS;
  }

  /**
   * @param path names from the item's child inwards
   * @param element the last of them with its prefix
   */
  add(path: readonly string[], element: string, text: string): void {
    this.size += text.length;
    const [name, member] = path;
    if (this.isTooLarge || name === undefined) return;
    if (DETAIL_FIELDS.has(name)) this.addDetail(member, text);
    else if (member === undefined && text !== '') this.addField(name, element, text);
  }

  text(name: string): string {
    return this.fields.get(name)?.[0] ?? '';
  }

  all(name: string): readonly string[] {
    return this.fields.get(name) ?? [];
  }

  private addField(name: string, element: string, text: string): void {
    if (SINGLE_FIELDS.has(name)) {
      const single = PRICE_FIELDS.has(name) ? name : element;
      if (this.singles.has(single)) this.doubled ??= element;
      this.singles.add(single);
    }
    this.fields.set(name, [...(this.fields.get(name) ?? []), text]);
  }

  private addDetail(member: string | undefined, text: string): void {
    if (member !== undefined) {
      this.detail.set(member, text);
      return;
    }
    const name = this.detail.get('attribute_name');
    const value = this.detail.get('attribute_value');
    if (name && value) this.details.push([name, value]);
    this.detail = new Map();
  }
}
