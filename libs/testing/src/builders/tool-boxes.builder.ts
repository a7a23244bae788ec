import {
  ArgumentSchemas,
  DelegateConversation,
  OpenToolBox,
  SalesOrder,
  ScheduleDate,
  type Clock,
  type ProductCatalogue,
  type SalesRecords,
} from '@app/application';

/** The real tools, on stores of a test's own. */
export function toolBoxesOn(catalogue: ProductCatalogue, records: SalesRecords, clock: Clock): OpenToolBox {
  return new OpenToolBox(
    new DelegateConversation(),
    new SalesOrder(catalogue, clock),
    new ScheduleDate(records, clock),
    new ArgumentSchemas(),
  );
}
