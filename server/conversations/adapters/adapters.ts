import type { z } from 'zod'
import { type SourceKind, sourceSettingsSchema } from '../sources-repository.ts'
import type { Adapter } from './adapter.ts'
import { chatwootAdapter } from './chatwoot/chatwoot-adapter.ts'
import { connectAdapter } from './connect/connect-adapter.ts'
import { genericAdapter } from './generic/generic-adapter.ts'
import { genesysAdapter } from './genesys/genesys-adapter.ts'
import { twilioAdapter } from './twilio/twilio-adapter.ts'

/** The chat page is our own: nothing comes from outside. */
const adapters: Readonly<Record<SourceKind, Adapter | null>> = {
  chatwoot: chatwootAdapter,
  twilio: twilioAdapter,
  genesys: genesysAdapter,
  connect: connectAdapter,
  generic: genericAdapter,
  'chat-page': null,
}

export const adapterOf = (kind: SourceKind): Adapter | null => adapters[kind]

/** What the settings of a source have to be. */
export const settingsSchemaOf = (kind: SourceKind): z.ZodType => adapters[kind]?.settings ?? sourceSettingsSchema
