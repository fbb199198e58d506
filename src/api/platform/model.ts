import { z } from 'zod';
import type { Model } from '../../domain/platform/model.ts';
import { looseNumber, looseText, looseTime } from '../http/loose.ts';

/** What the list and the detail have in common. */
export const ModelFields = {
  model_id: z.string().min(1),
  model_name: looseText,
  model_version: looseText,
  model_type: looseText,
  model_status: looseText,
  model_size: looseNumber,
  // Not in the published sample.
  create_at: looseTime,
};

const Fields = z.object(ModelFields);

export const WireModel = Fields.transform(modelOf);

export function modelOf(wire: z.output<typeof Fields>): Model {
  return {
    id: wire.model_id,
    name: wire.model_name ?? wire.model_id,
    version: wire.model_version,
    type: wire.model_type,
    status: wire.model_status,
    size: wire.model_size !== undefined && wire.model_size >= 0 ? wire.model_size : undefined,
    createdAt: wire.create_at,
  };
}
