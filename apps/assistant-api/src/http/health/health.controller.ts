import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { OpenToAll } from './access/route-policy';

class HealthDto {
  @ApiProperty({ example: 'ok' })
  readonly status!: string;
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  @Get()
  @OpenToAll()
  @ApiOperation({ summary: 'Whether this instance takes requests; 503 while it shuts down', security: [] })
  @ApiOkResponse({ type: HealthDto })
  getHealth(): HealthDto {
    return { status: 'ok' };
  }
}
