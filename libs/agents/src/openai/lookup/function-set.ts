import { Injectable } from '@nestjs/common';
import type { ToolBox } from '@app/application';
import { GetProduct } from './get-product';
import { HandOver } from './hand-over';
import type { ModelFunction } from './model-function';
import { RecommendProducts } from './recommend-products';
import { SearchKnowledge } from './search-knowledge';
import { SearchProducts } from './search-products';
import { ShopTool } from './shop-tool';
import { SuggestQuestions } from './suggest-questions';

/** All that a model may call: what every agent has, and the tools of the turn. */
@Injectable()
export class FunctionSet {
  private readonly own: readonly ModelFunction[] = [
    new SearchProducts(),
    new GetProduct(),
    new SearchKnowledge(),
    new RecommendProducts(),
    new SuggestQuestions(),
    new HandOver(),
  ];

  of({ tools }: ToolBox): readonly ModelFunction[] {
    return [...this.own, ...tools.map((tool) => new ShopTool(tool))];
  }
}
