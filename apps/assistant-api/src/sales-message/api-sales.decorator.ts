import { applyDecorators } from '@nestjs/common';
import { ApiDefaultResponse, ApiTags } from '@nestjs/swagger';
import { SalesErrorDto } from './sales-error.dto';

/** What every route of the surface says of itself. */
export const ApiSales = (): ClassDecorator & MethodDecorator =>
  applyDecorators(
    ApiTags('sales messages'),
    ApiDefaultResponse({ type: SalesErrorDto, description: 'Refused: see `error.code` and `error.message`' }),
  );
