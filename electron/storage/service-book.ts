import { z } from 'zod'
import {
  type AgedDefinition,
  agedDefinitionSchema,
  type ServiceList,
  serviceListSchema,
} from '../../shared/service-requests/service-request-contract.ts'
import { describeError, type Log } from '../log.ts'
import { inTurn } from './in-turn.ts'
import { readJsonFile } from './read-json-file.ts'
import { writeFileSafely } from './write-file-safely.ts'

const bookSchema = z.object({
  services: serviceListSchema.nullable(),
  /** By service code. */
  definitions: z.record(z.string(), agedDefinitionSchema),
})
type Book = z.infer<typeof bookSchema>

/** The services and questions that the centre told last, for when it cannot be reached. Nothing of residents. */
export interface ServiceBook {
  services(): ServiceList | null
  definition(serviceCode: string): AgedDefinition | null
  noteServices(services: ServiceList): void
  noteDefinition(definition: AgedDefinition): void
  /** The centre sends no service requests (any more). */
  forget(): void
  /** Resolves when nothing is being written any more. */
  stop(): Promise<void>
}

const empty: Book = { services: null, definitions: {} }

export async function openServiceBook(path: string, log: Log): Promise<ServiceBook> {
  const turn = inTurn()
  const file = await readJsonFile(path)
  let book: Book = (file.ok && bookSchema.safeParse(file.value).data) || empty
  let writing: Promise<void> = Promise.resolve()

  const become = (next: Book) => {
    if (JSON.stringify(next) === JSON.stringify(book)) return
    book = next
    writing = turn(() => writeFileSafely(path, JSON.stringify(book))).catch((error: unknown) =>
      // It is asked for again anyway.
      log.warn('services not saved', { detail: describeError(error) }),
    )
  }

  return {
    services: () => book.services,
    definition: (serviceCode) => book.definitions[serviceCode] ?? null,
    noteServices: (services) => become({ ...book, services }),
    noteDefinition: (known) =>
      become({ ...book, definitions: { ...book.definitions, [known.definition.serviceCode]: known } }),
    forget: () => become(empty),
    stop: () => writing,
  }
}
