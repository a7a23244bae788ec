import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { GetProduct, ImportProducts, SearchProducts, type Caller } from '@app/application';
import type { FastifyRequest } from 'fastify';
import { BUSINESS_PATH } from '../../http/access/business-path';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope, StreamedBody } from '../../http/access/route-policy';
import { PathIdPipe } from '../../http/path-id.pipe';
import { StrictQuery } from '../../http/validated-query';
import { ImportReportDto } from '../import-report.dto';
import { withUpload } from '../upload';
import { PRODUCT_FILE_FORMATS, toProductFileOptions } from './product-import.mapper';
import { ProductImportRequestDto, ProductSearchRequestDto } from './product-query.dto';
import { toProductSearch } from './product-search.mapper';
import { ProductDto, ProductHitsDto, toProductDto, toProductHitsDto } from './product.dto';

const SHOP_CURRENCY = 'Inclusive, in major units of the shop’s currency';

@ApiTags('catalogue')
@Controller(BUSINESS_PATH)
export class ProductsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('products::import')
  @HttpCode(200)
  @NeedsScope('admin:*:*')
  @StreamedBody()
  @ApiOperation({ summary: 'Insert or replace products by id from a file, plain or gzipped' })
  @ApiConsumes('application/x-ndjson', 'text/csv', 'text/tab-separated-values', 'application/xml')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiQuery({
    name: 'format',
    required: false,
    enum: PRODUCT_FILE_FORMATS,
    description: 'Default: by the media type',
  })
  @ApiQuery({
    name: 'currency',
    required: false,
    description: 'ISO 4217 code for rows that name none; default USD',
  })
  @ApiQuery({
    name: 'mapping',
    required: false,
    description: 'Our field names to those of a JSON Lines file, as a JSON object',
    example: '{"productId":"id","priceMinor":"priceCents"}',
  })
  @ApiOkResponse({ type: ImportReportDto })
  importProducts(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @StrictQuery('judged') query: ProductImportRequestDto,
  ): Promise<ImportReportDto> {
    return withUpload(request, (file) => {
      const options = toProductFileOptions(request, query);
      return this.commands.execute(new ImportProducts(caller.businessId, file, options));
    });
  }

  @Get('products/:id')
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'One product of the catalogue' })
  @ApiOkResponse({ type: ProductDto })
  async getProduct(
    @CurrentCaller() caller: Caller,
    @Param('id', PathIdPipe) id: string,
  ): Promise<ProductDto> {
    return toProductDto(await this.queries.execute(new GetProduct(caller.businessId, id)));
  }

  @Get('products')
  @NeedsScope('admin:*:*')
  @ApiOperation({ summary: 'The search that the agent uses, best first' })
  @ApiQuery({ name: 'query', required: false, example: 'pink dress' })
  @ApiQuery({ name: 'minPrice', required: false, type: Number, description: SHOP_CURRENCY })
  @ApiQuery({ name: 'maxPrice', required: false, type: Number, description: SHOP_CURRENCY })
  @ApiQuery({ name: 'brand', required: false })
  @ApiQuery({ name: 'limit', required: false, type: Number, description: '1 to 100, default 20' })
  @ApiOkResponse({ type: ProductHitsDto })
  async searchProducts(
    @CurrentCaller() caller: Caller,
    @StrictQuery('judged') query: ProductSearchRequestDto,
  ): Promise<ProductHitsDto> {
    const search = new SearchProducts(caller.businessId, toProductSearch(query));
    return toProductHitsDto(await this.queries.execute(search));
  }
}
