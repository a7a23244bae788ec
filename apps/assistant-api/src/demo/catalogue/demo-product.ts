/** A product of the demo shop, as a line of its catalogue has it. Prices are US dollars. */
export interface DemoProduct {
  readonly productId: string;
  readonly title: string;
  readonly description: string;
  readonly brand?: string;
  readonly category: string;
  readonly price: number;
  readonly availability?: 'in-stock' | 'out-of-stock' | 'preorder';
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
}
