import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OpenToAll } from '../access/route-policy';
import { HealthDto } from './health.dto';
import { Readiness } from './readiness';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get()
  @OpenToAll()
  @ApiOperation({ summary: 'Whether this instance takes requests; 503 while it shuts down', security: [] })
  @ApiOkResponse({ type: HealthDto })
  getHealth(): HealthDto {
    return { status: 'ok' };
  }

  @Get('live')
  @OpenToAll()
  @ApiOperation({
    summary: 'Whether this process answers at all, whatever its database does: restart it when it does not',
    security: [],
  })
  @ApiOkResponse({ type: HealthDto })
  getLive(): HealthDto {
    return { status: 'ok' };
  }

  @Get('ready')
  @OpenToAll()
  @ApiOperation({
    summary:
      'Whether requests may be sent here: 503 while the database cannot be reached or is of another version, its disk ' +
      'is full, or the server shuts down',
    security: [],
  })
  @ApiOkResponse({ type: HealthDto })
  async getReady(): Promise<HealthDto> {
    await this.readiness.require();
    return { status: 'ok' };
  }
}
