import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ImportKnowledge, type Caller, type KnowledgeFileFormat } from '@app/application';
import type { FastifyRequest } from 'fastify';
import { BUSINESS_PATH } from '../../http/access/business-path';
import { CurrentCaller } from '../../http/access/current-caller.decorator';
import { NeedsScope, StreamedBody } from '../../http/access/route-policy';
import { HttpProblem } from '../../http/problem/http.problem';
import { ImportReportDto } from '../import-report.dto';
import { mediaTypeOf, withUpload } from '../upload';

@ApiTags('catalogue')
@Controller(`${BUSINESS_PATH}/knowledge`)
export class KnowledgeController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @NeedsScope('admin:*:*')
  @StreamedBody()
  @ApiOperation({ summary: 'Insert or replace what the shop says about itself, by heading or question' })
  @ApiConsumes('text/markdown', 'application/json')
  @ApiBody({
    schema: { type: 'string' },
    description: 'Markdown, an entry for each heading; or a JSON list of `{"question","answer","id"?}`',
  })
  @ApiOkResponse({ type: ImportReportDto })
  importKnowledge(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<ImportReportDto> {
    return withUpload(request, (file) =>
      this.commands.execute(new ImportKnowledge(caller.businessId, file, formatOf(request))),
    );
  }
}

function formatOf(request: FastifyRequest): KnowledgeFileFormat {
  switch (mediaTypeOf(request)) {
    case 'application/json':
      return 'json';
    case 'text/markdown':
    case 'text/x-markdown':
      return 'markdown';
    default:
      throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', 'Send knowledge as text/markdown or application/json.');
  }
}
