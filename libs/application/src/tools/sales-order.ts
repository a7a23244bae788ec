import { Injectable } from '@nestjs/common';
import { isPriceAsTold, NO_CRITERIA, type JsonObject, type Product, type ToolOutcome } from '@app/domain';
import { Clock } from '../ports/clock';
import { ProductCatalogue } from '../ports/product-catalogue';
import { textArgument, ToolHandler, type ToolContext } from './tool-handler';

const MOST_PIECES = 1_000;

/**
 * Drafts an order at the catalogue's price, if that is what the customer was told, whoever the agent is. It is a draft:
 * nobody is charged, and the shop confirms it.
 */
@Injectable()
export class SalesOrder extends ToolHandler {
  readonly tool = 'sales_order';

  constructor(
    private readonly products: ProductCatalogue,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(args: JsonObject, { businessId, told }: ToolContext): Promise<ToolOutcome> {
    const plan = textArgument(args, 'plan');
    const quantity = args['quantity'] === undefined ? 1 : Number(args['quantity']);
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_PIECES) {
      const detail = `quantity must be a whole number from 1 to ${MOST_PIECES}`;
      return { status: 'failed', reason: 'invalid_arguments', detail };
    }
    const product = await this.findProduct(businessId, plan);
    if (product === undefined) {
      return {
        status: 'failed',
        reason: 'unknown_plan',
        detail: `the catalogue has no single product called ${plan} that can be had`,
      };
    }
    if (!isPriceAsTold(product, quantity, told)) {
      return {
        status: 'failed',
        reason: 'price_changed',
        detail: `the price of ${product.title} is no longer the one the customer was told: tell the new one and ask again`,
      };
    }
    return {
      status: 'completed',
      result: {
        kind: 'order-draft',
        orderId: this.clock.newId(),
        productId: product.productId,
        title: product.title,
        quantity,
        unitPriceMinor: product.price?.amountMinor ?? null,
        currency: product.price?.currency ?? null,
      },
    };
  }

  /** A product that can be had, by its id or by its exact title; a name that fits several products is nobody's order. */
  private async findProduct(businessId: string, plan: string): Promise<Product | undefined> {
    const byId = (await this.products.getProducts(businessId, [plan])).get(plan);
    if (byId !== undefined) return byId.availability === 'out-of-stock' ? undefined : byId;
    const { products } = await this.products.search(businessId, { ...NO_CRITERIA, text: plan }, 20);
    const named = products.filter(({ title }) => title.toLowerCase() === plan.toLowerCase());
    return named.length === 1 ? named[0] : undefined;
  }
}
