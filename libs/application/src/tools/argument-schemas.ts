import { Injectable } from '@nestjs/common';
import type { JsonObject, Tool, ToolName } from '@app/domain';
import Ajv, { type ValidateFunction } from 'ajv';

/** Tools' JSON Schemas, compiled once. */
@Injectable()
export class ArgumentSchemas {
  private compiler: Ajv | undefined;
  private readonly compiled = new Map<ToolName, ValidateFunction>();

  /** What is wrong with the arguments that are given, or undefined; missing ones are no fault. */
  fault(tool: Tool, args: JsonObject): string | undefined {
    const validate = this.compiled.get(tool.name) ?? this.compile(tool);
    return validate(args) ? undefined : this.ajv.errorsText(validate.errors, { dataVar: 'arguments' });
  }

  private get ajv(): Ajv {
    return (this.compiler ??= new Ajv({ allErrors: false, strict: true }));
  }

  private compile(tool: Tool): ValidateFunction {
    const validate = this.ajv.compile({ ...tool.parameters, required: [] });
    this.compiled.set(tool.name, validate);
    return validate;
  }
}
